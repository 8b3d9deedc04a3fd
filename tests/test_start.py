"""`npm start` starts a working JupyterLab and service, and leaves no process behind."""

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

import psutil
import pytest
from support import OFFLINE, ROOT, occupied_port, read_line

PLUGIN = "jupyterlab-qiskit-completer:settings"


def free_port_options() -> list[str]:
    """Returns options that name two free ports."""
    with occupied_port() as lab, occupied_port() as service:
        return ["--lab-port", str(lab), "--service-port", str(service)]


@contextmanager
def started(*options: str) -> Iterator["subprocess.Popen[str]"]:
    """Runs `npm start` in a process group of its own, as a terminal does."""
    with subprocess.Popen(
        ["npm", "start", "--silent", "--", *options],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=OFFLINE,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()


def wait_for_address(process: "subprocess.Popen[str]") -> str:
    """Waits for the address that a start prints when it is ready."""
    output = ""
    while line := read_line(process):
        output += line
        if match := re.fullmatch(r"\s+(http://127\.0\.0\.1:\S+)\n", line):
            return match[1]
    raise AssertionError(f"The start ended before it was ready: {output}")


def descendants(process: "subprocess.Popen[str]") -> list[psutil.Process]:
    """Returns all processes that a process has started, in any process group."""
    return psutil.Process(process.pid).children(recursive=True)


def assert_ended(processes: list[psutil.Process]) -> None:
    """Fails if one of the processes still runs after 10 seconds."""
    _, alive = psutil.wait_procs(processes, timeout=10)
    assert alive == []


def fetch(
    url: str, token: str, *, scheme: str = "Bearer", method: str = "GET", service: str = ""
) -> Any:
    """Calls a server and returns the JSON of the response. The relay also needs a service."""
    headers = {"Authorization": f"{scheme} {token}"}
    if service:
        headers["X-Qiskit-Completer-Service"] = service
    with urlopen(Request(url, headers=headers, method=method)) as response:
        return json.load(response)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_service_without_jupyterlab(name: str) -> None:
    """The service accepts only its token, and ends with Ctrl+C or with its terminal."""
    token_file = ROOT / ".run/token"
    with started("--no-lab", *free_port_options()) as process:
        url = wait_for_address(process)
        token = token_file.read_text()
        assert token_file.stat().st_mode & 0o077 == 0
        assert fetch(f"{url}/models", token)["data"]
        with pytest.raises(HTTPError, match="401"):
            fetch(f"{url}/models", "wrong")
        processes = descendants(process)
        os.killpg(process.pid, getattr(signal, name))
        process.wait(timeout=20)
    assert_ended(processes)


def test_default_ports_are_in_use() -> None:
    """If the default ports are in use, the next free ones are used without a message."""
    with started("--no-lab") as first:
        first_address = wait_for_address(first)
        with started("--no-lab") as second:
            assert wait_for_address(second) != first_address
            processes = descendants(first) + descendants(second)
    assert_ended(processes)


def test_jupyterlab() -> None:
    """JupyterLab opens the example, is set up for the service, and ends with its kernels."""
    with started(*free_port_options()) as process:
        url = urlsplit(wait_for_address(process))
        assert url.path == "/lab/tree/examples/qiskit_completer.ipynb"
        (token,) = parse_qs(url.query)["token"]
        base = f"http://{url.netloc}"
        settings = fetch(f"{base}/lab/api/settings/{PLUGIN}", token, scheme="token")
        properties = settings["schema"]["properties"]
        assert properties["token"]["default"] == ""
        service = properties["serviceUrl"]["default"]
        relay_url = f"{base}/jupyterlab-qiskit-completer/service/v1/models"
        assert fetch(relay_url, token, scheme="token", service=service)["data"]
        fetch(f"{base}/api/kernels", token, scheme="token", method="POST")
        processes = descendants(process)
        assert any("ipykernel" in " ".join(child.cmdline()) for child in processes)
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=20)
    assert_ended(processes)


def test_service_dies() -> None:
    """If the service dies, the start reports it and ends JupyterLab too."""
    with started(*free_port_options()) as process:
        wait_for_address(process)
        processes = descendants(process)
        (service,) = [
            child for child in processes if "service/lib/main.js" in " ".join(child.cmdline())
        ]
        service.kill()
        assert process.stdout is not None
        assert "The local service has ended (SIGKILL)." in process.stdout.read()
        assert process.wait(timeout=20) == 1
    assert_ended(processes)
