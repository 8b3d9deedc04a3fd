"""The wheel holds the production build, and installing it leaves nothing behind."""

import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from support import OFFLINE, ROOT

NAME = "jupyterlab-qiskit-completer"
MODULE = "jupyterlab_qiskit_completer"
SHARED = f"share/jupyter/labextensions/{NAME}"

UNBUILT = ("node_modules", ".git", ".run", ".venv", "*cache*", "dist", "test-results")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built in a copy of the clone."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT, folder / "clone", ignore=shutil.ignore_patterns(*UNBUILT))
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    subprocess.run([*command, "--outdir", folder], cwd=folder / "clone", check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    """The names of the files in the wheel."""
    return zipfile.ZipFile(wheel).namelist()


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh virtual environment with the JupyterLab that we pin."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    pip(folder, "install", "jupyterlab", "-c", str(ROOT / "requirements/run.txt"))
    return folder


def pip(environment: Path, *arguments: str) -> None:
    """Run pip in an environment."""
    command = [
        str(environment / "bin/python"),
        "-m",
        "pip",
        "--quiet",
        "--disable-pip-version-check",
    ]
    subprocess.run([*command, *arguments], check=True)


def labextensions(environment: Path) -> str:
    """What JupyterLab says about its extensions."""
    return jupyter(environment, "labextension", "list")


def server_extensions(environment: Path) -> str:
    """What Jupyter Server says about its extensions."""
    return jupyter(environment, "server", "extension", "list")


def jupyter(environment: Path, *arguments: str) -> str:
    """What a command of Jupyter says, what this person has installed left aside."""
    folders = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    env = {**os.environ, **{name: str(environment / "jupyter") for name in folders}}
    env.pop("PYTHONPATH", None)
    command = [str(environment / "bin/jupyter"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return done.stdout + done.stderr


def files_of(environment: Path) -> set[Path]:
    """All files, but for what Python compiles and Jupyter notes down when it is used."""
    top = (name for name in environment.iterdir() if name.name != "jupyter")
    files = (file for folder in top for file in folder.rglob("*") if file.is_file())
    return {file for file in files if file.suffix != ".pyc"}


def test_wheel_has_the_front_end(names: list[str]) -> None:
    """The built front end is there, with its settings' schema and what pip's uninstall needs."""
    shared = [name.partition(".data/data/")[2] for name in names if ".data/data/" in name]
    assert f"{SHARED}/package.json" in shared
    assert f"{SHARED}/install.json" in shared
    assert f"{SHARED}/static/third-party-licenses.json" in shared
    assert f"{SHARED}/schemas/{NAME}/settings.json" in shared
    assert any(name.startswith(f"{SHARED}/static/remoteEntry.") for name in shared)


def test_wheel_has_the_relay(names: list[str]) -> None:
    """The server's part is there, and the file that switches it on."""
    assert f"{MODULE}/extension.py" in names
    switch = f"etc/jupyter/jupyter_server_config.d/{MODULE}.json"
    assert any(name.endswith(f".data/data/{switch}") for name in names)


def test_wheel_has_the_licence(names: list[str]) -> None:
    """The licence's text is in the place where tools look for it."""
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_wheel_has_nothing_else(names: list[str]) -> None:
    """No source maps, no sources, no tests, and one copy of the front end only."""
    assert not [name for name in names if name.endswith((".map", ".ts", ".spec.js"))]
    assert not [name for name in names if name.startswith(("tests", "service", "scripts"))]
    assert not [name for name in names if "jupyterlab_qiskit_completer/labextension" in name]


def test_wheel_is_small(wheel: Path) -> None:
    """It holds our code, and not JupyterLab's."""
    assert wheel.stat().st_size < 200_000


def complete_in_browser(environment: Path, folder: Path) -> None:
    """Run the browser test of the whole path in an environment's JupyterLab."""
    command = ["npx", "playwright", "test", "-c", "ui-tests/playwright.config.ts"]
    env = {
        **OFFLINE,
        "QISKIT_COMPLETER_LAB_PYTHON": str(environment / "bin/python"),
        "QISKIT_COMPLETER_PYTHON": sys.executable,
    }
    command += ["whole-path", "--reporter=line", f"--output={folder}"]
    subprocess.run(command, cwd=ROOT, env=env, check=True)


def test_install_and_uninstall(wheel: Path, environment: Path, tmp_path: Path) -> None:
    """The extension is enabled and completes, and nothing of it is left afterwards."""
    before = files_of(environment)
    pip(environment, "install", "--no-deps", str(wheel))
    pip(environment, "check")
    (line,) = [line for line in labextensions(environment).splitlines() if NAME in line]
    assert "enabled" in line
    assert "OK" in line
    assert re.search(rf"{MODULE} \d\S* .*OK", server_extensions(environment))
    complete_in_browser(environment, tmp_path)
    pip(environment, "uninstall", "--yes", NAME)
    assert NAME not in labextensions(environment)
    assert MODULE not in server_extensions(environment)
    assert files_of(environment) == before
