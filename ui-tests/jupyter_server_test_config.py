"""The configuration of JupyterLab for the browser tests: Galata's, with a port of our own."""

import json
import os
from pathlib import Path

from jupyterlab.galata import configure_jupyter_server

c = get_config()  # noqa: F821
configure_jupyter_server(c)
# Set after Galata's configuration, which sets a fixed port.
c.ServerApp.port = int(os.environ["QISKIT_COMPLETER_LAB_PORT"])
c.ServerApp.port_retries = 0
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.allow_root = True
c.ServerApp.jpserver_extensions = {"jupyterlab_qiskit_completer": True}
c.JupyterNotebookApp.expose_app_in_browser = True

# Without this, each page of JupyterLab would check whether JupyterLab has to be rebuilt, which
# occupies a core for half a second, and Jupyter Notebook, which is installed for its own tests,
# would add a button to JupyterLab.
page_config = Path(os.environ["JUPYTER_CONFIG_DIR"]) / "labconfig" / "page_config.json"
page_config.parent.mkdir(parents=True, exist_ok=True)
page_config.write_text(
    json.dumps(
        {"buildCheck": False, "disabledExtensions": {"@jupyter-notebook/lab-extension": True}}
    )
)
