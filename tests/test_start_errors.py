"""`npm start` reports in plain words why it cannot start."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import NODE, OFFLINE, ROOT, occupied_port


def start_error(*options: str, root: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """Runs a start that must fail, and returns the one line that says why."""
    command = [NODE, str(root / "scripts/start.mjs"), *options]
    done = subprocess.run(command, capture_output=True, text=True, env=env or OFFLINE)
    assert done.returncode == 1
    assert done.stderr == ""
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("✗")]
    return line


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The part of a fresh clone that the checks before the installation need."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, tmp_path / name)
    for name in ("scripts", "requirements", "service"):
        ignored = shutil.ignore_patterns("node_modules")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    return tmp_path


def environment_with_python(folder: Path, script: str) -> dict[str, str]:
    """Returns an environment in which `python3` is a script and the only program."""
    programs = folder / "programs"
    programs.mkdir()
    python = programs / "python3"
    python.write_text(f"#!/bin/sh\n{script}\n")
    python.chmod(0o755)
    return {"PATH": str(programs)}


@pytest.mark.parametrize("option", ["--lab-port", "--service-port"])
def test_port_in_use(option: str) -> None:
    """If the given port is in use, the error names it and the option to choose another one."""
    with occupied_port() as port:
        line = start_error(option, str(port))
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
    """The error names a wrong option."""
    assert reason in start_error(*options)


def test_old_python(clone: Path) -> None:
    """The error names the version of a Python that is too old."""
    line = start_error(root=clone, env=environment_with_python(clone, "echo 3.8"))
    assert "there is only python3, which is Python 3.8" in line


def test_no_python(clone: Path) -> None:
    """If there is no Python, the error says what to install."""
    line = start_error(root=clone, env={"PATH": str(clone)})
    assert "there is no Python" in line
    assert "apt install python3" in line


def test_no_venv(clone: Path) -> None:
    """If Python has no `venv`, the error says what to install."""
    script = 'case "$2" in *ensurepip*) exit 1;; *) echo 3.12;; esac'
    assert "apt install python3-venv" in start_error(
        root=clone, env=environment_with_python(clone, script)
    )


def test_no_network(clone: Path) -> None:
    """An unreachable package registry is one line."""
    nowhere = "http://127.0.0.1:9/"
    env = {**os.environ, "npm_config_registry": nowhere, "PIP_INDEX_URL": nowhere}
    env |= {"npm_config_fetch_retries": "0", "PIP_RETRIES": "0"}
    env |= {"npm_config_cache": str(clone / "cache"), "PIP_CONFIG_FILE": os.devnull}
    env |= {"PIP_NO_CACHE_DIR": "1", "PIP_FIND_LINKS": ""}
    assert "The package registry cannot be reached." in start_error(root=clone, env=env)


def run_module(code: str, **env: str) -> "subprocess.CompletedProcess[str]":
    """Runs JavaScript code that calls a function of the scripts."""
    command = [NODE, "--input-type=module", "-e", code]
    env = {**os.environ, **env}
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=env)


def test_silent_pip() -> None:
    """A network error is reported even if pip, without retries, only says it finds no version."""
    python = json.dumps(sys.executable)
    download = json.dumps(["-m", "pip", "download", "--no-deps", "anyio==4.16.0"])
    done = run_module(
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
    """The error names the version of a Node that is too old."""
    module = "./scripts/common/require-node.mjs"
    done = run_module(f"import {{ requireNode }} from '{module}'; requireNode('18.1.0')")
    assert done.returncode == 1
    assert "Node 20 or newer is needed, and this is Node 18.1.0." in done.stderr


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="/proc stands for a full disk")
def test_full_disk() -> None:
    """If the disk is too full, the error says how much space is free."""
    module = "./scripts/setup/checks.mjs"
    done = run_module(f"import {{ checkDisk }} from '{module}'; checkDisk('/proc')")
    assert "Only 0.0 GB are free" in done.stderr
