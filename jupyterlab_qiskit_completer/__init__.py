"""The Python side: it tells where the built front end is, and adds the relay to Jupyter Server."""

from typing import TYPE_CHECKING

from ._version import __version__

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp

__all__ = ["__version__"]


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Tell JupyterLab's tools where the front end lies, and under which name it is installed."""
    return [{"src": "labextension", "dest": "jupyterlab-qiskit-completer"}]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Tell Jupyter Server which module has the server's part."""
    return [{"module": "jupyterlab_qiskit_completer"}]


def _load_jupyter_server_extension(server: "ServerApp") -> None:
    """Add the relay's handlers to a server."""
    # JupyterLab's tools import this package too, and need none of that.
    from .extension import load

    load(server)
