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

from relay.jupyter_process import Jupyter, running_jupyter

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
class ScriptedService(Service):
    """The local service with an engine that follows a script."""

    folder: Path

    @property
    def root(self) -> str:
        """The root of the service, in the relay's form."""
        return self.url.removesuffix("/v1")

    def journal(self) -> list[dict[str, Any]]:
        """Returns the events that the service has recorded so far."""
        file = self.folder / "journal.jsonl"
        lines = file.read_text().splitlines(keepends=True) if file.exists() else []
        return [json.loads(line) for line in lines if line.endswith("\n")]

    def complete(self, prompt: str) -> httpx.Response:
        """Requests a completion without the relay."""
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        url = f"{self.url}/completions"
        body = completion_body(prompt)
        return httpx.post(url, json=body, headers=headers, trust_env=False, verify=False)


def completion_body(prompt: str) -> dict[str, object]:
    """Returns the body of a request for a streamed completion."""
    return {"model": "scripted-model", "prompt": prompt, "stream": True}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScriptedService]:
    """A local service that has all faults."""
    folder = tmp_path_factory.mktemp("service")
    script = folder / "script.json"
    script.write_text(json.dumps({"default_accepted": True, "rules": RULES}))
    options = ["--engine", "scripted", "--script", str(script)]
    options += ["--journal", str(folder / "journal.jsonl")]
    with running_service(folder, *options) as running:
        yield ScriptedService(**vars(running), folder=folder)


@contextmanager
def jupyter_for(service: ScriptedService, folder: Path, *options: str) -> Iterator[Jupyter]:
    """Runs a server that is configured for a service and has its token.

    At the end its log must contain neither the token nor an exception.
    """
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
def jupyter(
    service: ScriptedService, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Jupyter]:
    """A server with the default configuration, except for the service and its token."""
    with jupyter_for(service, tmp_path_factory.mktemp("jupyter")) as running:
        yield running
