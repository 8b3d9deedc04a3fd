"""Servers that the tests of a module share."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from support import Service, running_service

from relay.jupyter import Jupyter, running_jupyter

RULES: list[dict[str, Any]] = [
    {"prompt": "^stream", "chunks": ["qc", ".", "h(0)", "\n", "qc.ö"]},
    {"prompt": "^401", "fault": {"status": 401, "message": "Not you."}},
    {"prompt": "^403", "fault": {"status": 403, "message": "Not here."}},
    {"prompt": "^429", "fault": {"status": 429, "headers": {"retry-after": "7"}}},
    {"prompt": "^500 html", "fault": "html"},
    {"prompt": "^503", "fault": {"status": 503, "message": "Later."}},
    {"prompt": "^cut", "chunks": ["qc", "."], "fault": "cut"},
    {"prompt": "^error", "chunks": ["qc"], "fault": "error"},
    {"prompt": "^silent", "chunks": ["qc"], "fault": "hang"},
    {"prompt": "^slow", "fault": "hang"},
]


@dataclass(frozen=True)
class Scripted(Service):
    """The local service with an engine that answers by a script."""

    folder: Path

    @property
    def root(self) -> str:
        """Its address as the relay names it."""
        return self.url.removesuffix("/v1")

    def journal(self) -> list[dict[str, Any]]:
        """What has happened there so far."""
        file = self.folder / "journal.jsonl"
        lines = file.read_text().splitlines(keepends=True) if file.exists() else []
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def ask(self, prompt: str) -> httpx.Response:
        """Ask it directly."""
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        url = f"{self.url}/completions"
        return httpx.post(
            url, json=question(prompt), headers=headers, trust_env=False, verify=False
        )


def question(prompt: str) -> dict[str, object]:
    """The body of a request for a streamed completion."""
    return {"model": "scripted-model", "prompt": prompt, "stream": True}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scripted]:
    """A local service that has all faults."""
    folder = tmp_path_factory.mktemp("service")
    script = folder / "script.json"
    script.write_text(json.dumps({"default_accepted": True, "rules": RULES}))
    options = ["--engine", "scripted", "--script", str(script)]
    options += ["--journal", str(folder / "journal.jsonl")]
    with running_service(folder, *options) as running:
        yield Scripted(**vars(running), folder=folder)


@contextmanager
def serving(service: Scripted, folder: Path, *options: str) -> Iterator[Jupyter]:
    """A server for that service, with its token; its log shows neither that nor an exception."""
    variables = {
        "QISKIT_COMPLETER_SERVICE_URL": service.url,
        "QISKIT_IBM_TOKEN": service.token,
    }
    with running_jupyter(folder, *options, **variables) as running:
        yield running
        log = "".join(running.log)
        trouble = re.search(r"Traceback|[Ee]xception|never retrieved", log)
        assert not trouble, log[trouble.start() - 500 :]
        assert service.token not in log


@pytest.fixture(scope="module")
def jupyter(service: Scripted, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """A server as it comes."""
    with serving(service, tmp_path_factory.mktemp("jupyter")) as running:
        yield running
