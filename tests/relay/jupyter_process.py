"""A real Jupyter Server with the relay, in a process of its own."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from support import ROOT

NAME = "jupyterlab-qiskit-completer"
PACKAGE = "jupyterlab_qiskit_completer"


@dataclass
class Jupyter:
    """A running Jupyter Server."""

    url: str
    """Its base URL, without a slash at the end."""
    token: str
    pid: int
    folder: Path
    """The folder that contains all of the server's files."""
    log: list[str] = field(default_factory=list)
    """The lines logged so far, including debug lines."""

    @property
    def relay(self) -> str:
        """The URL that stands for the root of a service."""
        return f"{self.url}/{NAME}/service"

    @property
    def home(self) -> Path:
        """The home folder of the server's user."""
        return self.folder / "home"

    @property
    def token_folder(self) -> Path:
        """The folder in which the server stores typed tokens."""
        return self.folder / f"data/{PACKAGE}/tokens"

    def client(self, service: str = "default") -> httpx.Client:
        """Returns the client of a signed-in user, for requests about a service."""
        headers = {"Authorization": f"token {self.token}", "X-Qiskit-Completer-Service": service}
        return httpx.Client(headers=headers, timeout=30, trust_env=False, verify=False)

    def call(self, method: str, path: str, service: str = "default", **more: Any) -> httpx.Response:
        """Calls a handler by its path below the extension's name."""
        with self.client(service) as client:
            return client.request(method, f"{self.url}/{NAME}{path}", **more)

    def state(self, service: str = "default") -> Any:
        """Returns the state for a service."""
        return self.call("GET", "/state", service).raise_for_status().json()

    def save_accounts(self, content: object) -> Path:
        """Writes `qiskit-ibm.json`: a text unchanged, anything else as JSON."""
        file = self.home / ".qiskit/qiskit-ibm.json"
        file.parent.mkdir(exist_ok=True)
        # A new file, so that the change is seen even if the clock is coarse.
        file.unlink(missing_ok=True)
        file.write_text(content if isinstance(content, str) else json.dumps(content))
        return file


def read_page_config(page: str) -> Any:
    """Returns our part of the configuration in JupyterLab's page."""
    config = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert config
    return json.loads(config[1])["qiskitCompleter"]


@contextmanager
def running_jupyter(folder: Path, *options: str, **variables: str) -> Iterator[Jupyter]:
    """Runs a server that keeps all its files in a folder, until the end of the block."""
    home = folder / "home"
    home.mkdir(parents=True)
    token = "the-jupyter-token-of-the-tests"
    env = {name: value for name, value in os.environ.items() if not name.startswith("QISKIT_")}
    env |= {f"JUPYTER_{name}_DIR": str(folder / name.lower()) for name in ("CONFIG", "DATA")}
    env |= {"JUPYTER_RUNTIME_DIR": str(folder / "runtime"), "HOME": str(home)}
    env |= {"JUPYTER_TOKEN": token, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **variables}
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root"]
    command += ["--ServerApp.port=0", "--ServerApp.ip=127.0.0.1", "--log-level=DEBUG"]
    command += [f"--ServerApp.root_dir={home}", *options]
    command += [f"--ServerApp.jpserver_extensions={PACKAGE}=True"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env) as process:
        assert process.stderr is not None
        jupyter = Jupyter("", token, process.pid, folder)
        reader = None
        try:
            for line in process.stderr:
                jupyter.log.append(line)
                if match := re.search(r" (http://127\.0\.0\.1:\d+/\S*)\?token=", line):
                    jupyter.url = match[1].rstrip("/")
                    break
            assert jupyter.url, "".join(jupyter.log)
            reader = threading.Thread(target=jupyter.log.extend, args=(process.stderr,))
            reader.start()
            # The server logs its address a moment before it listens there.
            with httpx.Client(transport=httpx.HTTPTransport(retries=9)) as client:
                client.get(f"{jupyter.url}/api").raise_for_status()
            yield jupyter
        finally:
            process.terminate()
            if reader is not None:
                reader.join()
