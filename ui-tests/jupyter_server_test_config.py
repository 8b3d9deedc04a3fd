"""JupyterLab for the browser tests: galata's settings, on a port of our own."""

import json
import os
from pathlib import Path

from jupyterlab.galata import configure_jupyter_server

c = get_config()  # noqa: F821
configure_jupyter_server(c)
# After galata's, which fixes the port.
c.ServerApp.port = int(os.environ["QISKIT_COMPLETER_LAB_PORT"])
c.ServerApp.port_retries = 0
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.allow_root = True
c.ServerApp.jpserver_extensions = {"jupyterlab_qiskit_completer": True}
c.JupyterNotebookApp.expose_app_in_browser = True

# On each page JupyterLab would ask whether it has to be built anew, which takes a core for half a
# second; and Jupyter Notebook, installed for its own tests, adds a button to JupyterLab.
page_config = Path(os.environ["JUPYTER_CONFIG_DIR"]) / "labconfig" / "page_config.json"
page_config.parent.mkdir(parents=True, exist_ok=True)
page_config.write_text(
    json.dumps(
        {"buildCheck": False, "disabledExtensions": {"@jupyter-notebook/lab-extension": True}}
    )
)
