"""`npm start` refuses in plain words what can't work."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import NODE, OFFLINE, ROOT, occupied_port


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
