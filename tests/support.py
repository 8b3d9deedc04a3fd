"""What the tests share: where things lie, and how programs of ours are started and ended."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NODE = shutil.which("node") or "node"

# No test may fetch a model: the small one of the test environment is used.
OFFLINE = {**os.environ, "QISKIT_COMPLETER_OFFLINE": "1"}


@dataclass(frozen=True)
class Service:
    """A running local service."""

    url: str
    """Its base URL, ending in `/v1`."""
    model: str
    token: str


@contextmanager
def running_service(folder: Path, *options: str) -> Iterator[Service]:
    """Run the local service with the real small model, until the end of the block."""
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
    """Wait for the next line that a program prints; an empty text when it has ended."""
    assert process.stdout is not None
    return process.stdout.readline()


@contextmanager
def occupied_port() -> Iterator[int]:
    """A port that another program listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]
