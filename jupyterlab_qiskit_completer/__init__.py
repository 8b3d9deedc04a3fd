"""The Python side of the JupyterLab extension: it only tells where the built front end is."""

from ._version import __version__

__all__ = ["__version__"]


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    """Tell JupyterLab's tools where the front end lies, and under which name it is installed."""
    return [{"src": "labextension", "dest": "jupyterlab-qiskit-completer"}]
