"""`npm start`: it refuses in plain words, and leaves no process behind."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit
from urllib.request import Request, urlopen

import psutil
import pytest
from support import OFFLINE, ROOT, read_line

PLUGIN = "jupyterlab-qiskit-completer:settings"
NODE = shutil.which("node") or "node"


def refusal(*options: str, root: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """The one line with which a start is refused."""
    command = [NODE, str(root / "scripts/start.mjs"), *options]
    done = subprocess.run(command, capture_output=True, text=True, env=env or OFFLINE)
    assert done.returncode == 1
    assert done.stderr == ""
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("✗")]
    return line


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A fresh clone, as far as the checks before the installation need it."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("scripts", "requirements", "service"):
        ignored = shutil.ignore_patterns("node_modules")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    return tmp_path


def only_python(folder: Path, script: str) -> dict[str, str]:
    """An environment in which `python3` is a script, and there is nothing else."""
    programs = folder / "programs"
    programs.mkdir()
    python = programs / "python3"
    python.write_text(f"#!/bin/sh\n{script}\n")
    python.chmod(0o755)
    return {"PATH": str(programs)}


@contextmanager
def occupied_port() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def free_ports() -> list[str]:
    """Options that name two free ports."""
    with occupied_port() as lab, occupied_port() as service:
        return ["--lab-port", str(lab), "--service-port", str(service)]


@pytest.mark.parametrize("option", ["--lab-port", "--service-port"])
def test_port_in_use(option: str) -> None:
    """A port that was asked for and is taken is named, with the option to choose another."""
    with occupied_port() as port:
        line = refusal(option, str(port))
    assert f"Port {port} is already in use" in line
    assert option in line


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--lab-port", "no"], "--lab-port no is not a port."),
        (["--nonsense"], "--nonsense"),
        (["--root-dir", "/missing"], "/missing is not a folder."),
    ],
)
def test_wrong_option(options: list[str], reason: str) -> None:
    """A wrong option is named."""
    assert reason in refusal(*options)


def test_old_python(clone: Path) -> None:
    """A Python that is too old is named with its version."""
    line = refusal(root=clone, env=only_python(clone, "echo 3.8"))
    assert "there is only python3, which is Python 3.8" in line


def test_no_python(clone: Path) -> None:
    """A missing Python is told, with what to install."""
    line = refusal(root=clone, env={"PATH": str(clone)})
    assert "there is no Python" in line
    assert "apt install python3" in line


def test_no_venv(clone: Path) -> None:
    """A Python without `venv` is told, with what to install."""
    script = 'case "$2" in *ensurepip*) exit 1;; *) echo 3.12;; esac'
    assert "apt install python3-venv" in refusal(root=clone, env=only_python(clone, script))


def test_no_network(clone: Path) -> None:
    """A registry out of reach is told in one line."""
    nowhere = "http://127.0.0.1:9/"
    env = {**os.environ, "npm_config_registry": nowhere, "PIP_INDEX_URL": nowhere}
    env |= {"npm_config_fetch_retries": "0", "PIP_RETRIES": "0"}
    env |= {"npm_config_cache": str(clone / "cache"), "PIP_CONFIG_FILE": os.devnull}
    env |= {"PIP_NO_CACHE_DIR": "1", "PIP_FIND_LINKS": ""}
    assert "The package registry cannot be reached." in refusal(root=clone, env=env)


def call(code: str, **env: str) -> "subprocess.CompletedProcess[str]":
    """Run a function of the scripts."""
    command = [NODE, "--input-type=module", "-e", code]
    env = {**os.environ, **env}
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=env)


def test_silent_pip() -> None:
    """Without retries, pip is silent about the network: it only finds no version."""
    python = json.dumps(sys.executable)
    download = json.dumps(["-m", "pip", "download", "--no-deps", "anyio==4.16.0"])
    done = call(
        f"import {{ run }} from './scripts/common/run.mjs';"
        f"await run({python}, {download}, {{ log: 'silent-pip' }})",
        PIP_INDEX_URL="http://127.0.0.1:9/",
        PIP_CONFIG_FILE=os.devnull,
        PIP_FIND_LINKS="",
        PIP_NO_CACHE_DIR="1",
        PIP_RETRIES="0",
    )
    assert "The package registry cannot be reached." in done.stderr


def test_old_node() -> None:
    """A Node that is too old is told in one line."""
    module = "./scripts/common/require-node.mjs"
    done = call(f"import {{ requireNode }} from '{module}'; requireNode('18.1.0')")
    assert done.returncode == 1
    assert "Node 20 or newer is needed, and this is Node 18.1.0." in done.stderr


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="/proc stands for a full disk")
def test_full_disk() -> None:
    """A disk that is too full is told, with how much is free."""
    module = "./scripts/setup/checks.mjs"
    done = call(f"import {{ checkDisk }} from '{module}'; checkDisk('/proc')")
    assert "Only 0.0 GB are free" in done.stderr


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
