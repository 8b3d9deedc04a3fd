"""The wheel contains the production build, and uninstalling it leaves nothing behind."""

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

NOT_COPIED = ("node_modules", ".git", ".run", ".venv", "*cache*", "dist", "test-results")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built in a copy of the clone."""
    folder = tmp_path_factory.mktemp("wheel")
    shutil.copytree(ROOT, folder / "clone", ignore=shutil.ignore_patterns(*NOT_COPIED))
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
    """A fresh virtual environment with our pinned version of JupyterLab."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    pip(folder, "install", "jupyterlab", "-c", str(ROOT / "requirements/run.txt"))
    return folder


def pip(environment: Path, *arguments: str) -> None:
    """Runs pip in an environment."""
    command = [
        str(environment / "bin/python"),
        "-m",
        "pip",
        "--quiet",
        "--disable-pip-version-check",
    ]
    subprocess.run([*command, *arguments], check=True)


def list_labextensions(environment: Path) -> str:
    """Returns the output of JupyterLab's command that lists its extensions."""
    return run_jupyter(environment, "labextension", "list")


def list_server_extensions(environment: Path) -> str:
    """Returns the output of Jupyter Server's command that lists its extensions."""
    return run_jupyter(environment, "server", "extension", "list")


def run_jupyter(environment: Path, *arguments: str) -> str:
    """Returns the output of a Jupyter command that ignores the current user's own installation."""
    folders = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    env = {**os.environ, **{name: str(environment / "jupyter") for name in folders}}
    env.pop("PYTHONPATH", None)
    command = [str(environment / "bin/jupyter"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    return done.stdout + done.stderr


def files_of(environment: Path) -> set[Path]:
    """Returns all files except those that Python compiles and Jupyter writes when it runs."""
    top = (name for name in environment.iterdir() if name.name != "jupyter")
    files = (file for folder in top for file in folder.rglob("*") if file.is_file())
    return {file for file in files if file.suffix != ".pyc"}


def test_wheel_has_the_extension(names: list[str]) -> None:
    """It contains the built extension, the schema of its settings and the file for uninstalling."""
    shared = [name.partition(".data/data/")[2] for name in names if ".data/data/" in name]
    assert f"{SHARED}/package.json" in shared
    assert f"{SHARED}/install.json" in shared
    assert f"{SHARED}/static/third-party-licenses.json" in shared
    assert f"{SHARED}/schemas/{NAME}/settings.json" in shared
    assert any(name.startswith(f"{SHARED}/static/remoteEntry.") for name in shared)


def test_wheel_has_the_relay(names: list[str]) -> None:
    """It contains the server extension and the file that enables it."""
    assert f"{MODULE}/extension.py" in names
    config = f"etc/jupyter/jupyter_server_config.d/{MODULE}.json"
    assert any(name.endswith(f".data/data/{config}") for name in names)


def test_wheel_has_the_licence(names: list[str]) -> None:
    """The text of the licence is where tools look for it."""
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_wheel_has_nothing_else(names: list[str]) -> None:
    """It has no source maps, sources or tests, and only one copy of the built extension."""
    assert not [name for name in names if name.endswith((".map", ".ts", ".spec.js"))]
    assert not [name for name in names if name.startswith(("tests", "service", "scripts"))]
    assert not [name for name in names if "jupyterlab_qiskit_completer/labextension" in name]


def test_wheel_is_small(wheel: Path) -> None:
    """It contains our code but not JupyterLab's, so it is below 200 kB."""
    assert wheel.stat().st_size < 200_000


def complete_in_browser(environment: Path, folder: Path) -> None:
    """Runs the browser test of the first use in an environment's JupyterLab."""
    command = ["npx", "playwright", "test", "-c", "ui-tests/playwright.config.ts"]
    env = {
        **OFFLINE,
        "QISKIT_COMPLETER_LAB_PYTHON": str(environment / "bin/python"),
        "QISKIT_COMPLETER_PYTHON": sys.executable,
    }
    command += ["new-user", "--reporter=line", f"--output={folder}"]
    subprocess.run(command, cwd=ROOT, env=env, check=True)


def test_install_and_uninstall(wheel: Path, environment: Path, tmp_path: Path) -> None:
    """The installed extension is enabled and completes; uninstalling it removes all its files."""
    before = files_of(environment)
    pip(environment, "install", "--no-deps", str(wheel))
    pip(environment, "check")
    (line,) = [line for line in list_labextensions(environment).splitlines() if NAME in line]
    assert "enabled" in line
    assert "OK" in line
    assert re.search(rf"{MODULE} \d\S* .*OK", list_server_extensions(environment))
    complete_in_browser(environment, tmp_path)
    pip(environment, "uninstall", "--yes", NAME)
    assert NAME not in list_labextensions(environment)
    assert MODULE not in list_server_extensions(environment)
    assert files_of(environment) == before
