"""`npm start`: what it starts works, and it leaves no process behind."""

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


def free_ports() -> list[str]:
    """Options that name two free ports."""
    with occupied_port() as lab, occupied_port() as service:
        return ["--lab-port", str(lab), "--service-port", str(service)]


@contextmanager
def started(*options: str) -> Iterator["subprocess.Popen[str]"]:
    """Run `npm start` in a process group of its own, as a terminal does."""
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


def address(process: "subprocess.Popen[str]") -> str:
    """Wait for the address that a start prints when it is ready."""
    said = ""
    while line := read_line(process):
        said += line
        if match := re.fullmatch(r"\s+(http://127\.0\.0\.1:\S+)\n", line):
            return match[1]
    raise AssertionError(f"It ended before it was ready: {said}")


def descendants(process: "subprocess.Popen[str]") -> list[psutil.Process]:
    """All that a process has started, in whatever process group."""
    return psutil.Process(process.pid).children(recursive=True)


def assert_ended(processes: list[psutil.Process]) -> None:
    """None of them is left."""
    _, alive = psutil.wait_procs(processes, timeout=10)
    assert alive == []


def fetch(
    url: str, token: str, *, scheme: str = "Bearer", method: str = "GET", service: str = ""
) -> Any:
    """Call a server and read the JSON that it answers; the relay is told which service is meant."""
    headers = {"Authorization": f"{scheme} {token}"}
    if service:
        headers["X-Qiskit-Completer-Service"] = service
    with urlopen(Request(url, headers=headers, method=method)) as response:
        return json.load(response)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_service_alone(name: str) -> None:
    """The service alone answers to its token only, and ends with Ctrl+C or its terminal."""
    token_file = ROOT / ".run/token"
    with started("--no-lab", *free_ports()) as process:
        url = address(process)
        token = token_file.read_text()
        assert token_file.stat().st_mode & 0o077 == 0
        assert fetch(f"{url}/models", token)["data"]
        with pytest.raises(HTTPError, match="401"):
            fetch(f"{url}/models", "wrong")
        below = descendants(process)
        os.killpg(process.pid, getattr(signal, name))
        process.wait(timeout=20)
    assert_ended(below)


def test_usual_ports_move_on() -> None:
    """When the usual ports are taken, the next free ones are used without a word."""
    with started("--no-lab") as first:
        taken = address(first)
        with started("--no-lab") as second:
            assert address(second) != taken
            below = descendants(first) + descendants(second)
    assert_ended(below)


def test_jupyterlab() -> None:
    """JupyterLab opens the example, knows the service, and ends with its kernels."""
    with started(*free_ports()) as process:
        url = urlsplit(address(process))
        assert url.path == "/lab/tree/examples/qiskit_completer.ipynb"
        (token,) = parse_qs(url.query)["token"]
        base = f"http://{url.netloc}"
        settings = fetch(f"{base}/lab/api/settings/{PLUGIN}", token, scheme="token")
        properties = settings["schema"]["properties"]
        assert properties["token"]["default"] == ""
        service = properties["serviceUrl"]["default"]
        relayed = f"{base}/jupyterlab-qiskit-completer/service/v1/models"
        assert fetch(relayed, token, scheme="token", service=service)["data"]
        fetch(f"{base}/api/kernels", token, scheme="token", method="POST")
        below = descendants(process)
        assert any("ipykernel" in " ".join(child.cmdline()) for child in below)
        os.killpg(process.pid, signal.SIGINT)
        process.wait(timeout=20)
    assert_ended(below)


def test_a_program_dies() -> None:
    """When the service dies, the start says so and ends JupyterLab too."""
    with started(*free_ports()) as process:
        address(process)
        below = descendants(process)
        (service,) = [
            child for child in below if "service/lib/main.js" in " ".join(child.cmdline())
        ]
        service.kill()
        assert process.stdout is not None
        assert "The local service has ended (SIGKILL)." in process.stdout.read()
        assert process.wait(timeout=20) == 1
    assert_ended(below)
