"""The Python package: locates the built extension and adds the relay to Jupyter Server."""

from typing import TYPE_CHECKING

from ._version import __version__

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

__all__ = ["__version__"]


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Returns where the built extension is and the name under which JupyterLab installs it."""
    return [{"src": "labextension", "dest": "jupyterlab-qiskit-completer"}]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Returns the module that Jupyter Server loads as a server extension."""
    return [{"module": "jupyterlab_qiskit_completer"}]


def _load_jupyter_server_extension(server: "ServerApp") -> None:
    """Adds the relay's handlers to a server."""
    # Imported here because JupyterLab's tools import this package too and do not need the relay.
    from .extension import load

    load(server)
