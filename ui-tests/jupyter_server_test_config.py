"""JupyterLab for the browser tests: galata's settings, on a port of our own."""

import os

from jupyterlab.galata import configure_jupyter_server

c = get_config()  # noqa: F821
configure_jupyter_server(c)
# After galata's, which fixes the port.
c.ServerApp.port = int(os.environ["QISKIT_COMPLETER_LAB_PORT"])
c.ServerApp.port_retries = 0
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.allow_root = True
c.ServerApp.jpserver_extensions = {"jupyterlab_qiskit_completer": True}
