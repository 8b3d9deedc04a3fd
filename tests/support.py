"""Helpers of the tests: paths, and functions that start and end our programs."""

import asyncio
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[1]
NODE = shutil.which("node") or "node"

# No test may download a model: the small one of the test environment is used.
OFFLINE = {**os.environ, "QISKIT_COMPLETER_OFFLINE": "1"}

T = TypeVar("T")


@dataclass(frozen=True)
class Service:
    """A running local service."""

    url: str
    """Its base URL, ending in `/v1`."""
    model: str
    token: str


@contextmanager
def running_service(folder: Path, *options: str) -> Iterator[Service]:
    """Runs the local service with the real small model, until the end of the block."""
    token = "a-token-of-the-tests"
    token_file = folder / "token"
    token_file.write_text(token)
    command = ["node", str(ROOT / "service/lib/main.js"), "--port", "0"]
    command += ["--token-file", str(token_file), "--state", str(folder / "state")]
    command += ["--models-dir", str(folder / "models"), "--python", sys.executable]
    errors = (folder / "errors.txt").open("w+")
    with (
        errors,
        subprocess.Popen(
            [*command, *options],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=OFFLINE,
        ) as process,
    ):
        try:
            ready = re.fullmatch(r"ready (\S+) (\S+)\n", read_line(process))
            assert ready, f"The service did not start: {Path(errors.name).read_text()}"
            yield Service(url=ready[1], model=ready[2], token=token)
        finally:
            process.terminate()


def read_line(process: "subprocess.Popen[str]") -> str:
    """Waits for the next line that a program prints; returns an empty text when it has ended."""
    assert process.stdout is not None
    return process.stdout.readline()


@contextmanager
def occupied_port() -> Iterator[int]:
    """Occupies a port until the end of the block."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def free_port() -> int:
    """Returns a port that no program listens on."""
    with occupied_port() as port:
        return port


def eventually(condition: Callable[[], Any]) -> None:
    """Waits up to 20 seconds for an effect of another process."""
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Runs a coroutine to its end."""
    return asyncio.run(coroutine)


def files_containing(folder: Path, text: str) -> list[Path]:
    """Returns the files in a folder, at any depth, that contain a text."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if text.encode() in path.read_bytes()]
