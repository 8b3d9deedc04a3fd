"""Tokens from all sources stay where they were put: no log, response or other file has them."""

import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import httpx
from support import files_containing, free_port

from relay.conftest import RULES, ScriptedService, completion_body
from relay.jupyter_process import NAME, Jupyter, running_jupyter
from relay.raw_service import OK, Request, always, complete_response, raw_service

ENVIRONMENT, ACCOUNT, TYPED, COMMON = TOKENS = [
    f"planted-{source}-7c1f0a55e9d24b6c" for source in ("environment", "account", "typed", "common")
]


def provoke_all_failures(jupyter: Jupyter, service: ScriptedService) -> Iterator[str]:
    """Yields everything that a browser can receive while all that can fail does."""
    yield receive(jupyter, "PUT", "/token", service.root, {"token": service.token})
    for prompt in [str(rule["prompt"]).removeprefix("^") for rule in RULES]:
        body = completion_body(prompt)
        yield receive(jupyter, "POST", "/service/v1/completions", service.root, body)
    closed = f"http://127.0.0.1:{free_port()}"
    not_tls = service.root.replace("http", "https")
    for url in ("https://nowhere.invalid", not_tls, closed, "nonsense"):
        yield receive(jupyter, "PUT", "/token", url, {"token": TYPED})
        yield receive(jupyter, "GET", "/service/v1/models", url)
    with raw_service(echo) as raw:
        yield receive(jupyter, "PUT", "/token", raw.url, {"token": TYPED})
        yield receive(jupyter, "GET", "/service/v1/models", raw.url)
    with raw_service(always(complete_response(b"", OK.replace(b"200 OK", b"302 Found")))) as raw:
        yield receive(jupyter, "PUT", "/token", raw.url, {"token": TYPED})
        yield receive(jupyter, "GET", "/service/v1/models", raw.url)
    yield receive(jupyter, "PUT", "/token", raw.url, [TYPED])
    yield receive(jupyter, "PUT", "/token", raw.url, {"token": f"{TYPED} \n"})
    yield receive(jupyter, "PUT", "/account", raw.url, {"account": TYPED})
    yield receive(jupyter, "GET", "/state", service.root)
    yield receive(jupyter, "GET", "/state", "default")


def echo(connection: socket.socket, request: Request) -> None:
    """Responds with the head of the request, in two chunks, and then breaks off."""
    text = request.head.encode()
    connection.sendall(OK + b"Content-Length: 9999\r\n\r\n" + text[:-7])
    connection.sendall(text[-7:])
    connection.shutdown(socket.SHUT_RDWR)


def receive(jupyter: Jupyter, method: str, path: str, service: str, body: object = None) -> str:
    """Returns a response with its headers, as much of it as arrives."""
    with jupyter.client(service) as client:
        url = f"{jupyter.url}/{NAME}{path}"
        response = client.send(client.build_request(method, url, json=body), stream=True)
        received = [str(response.status_code), str(response.headers)]
        try:
            received.extend(chunk.decode("latin-1") for chunk in response.iter_raw())
        except httpx.RemoteProtocolError:
            received.append("broken off")
        return "\n".join(received)


def test_tokens_do_not_leak(service: ScriptedService, tmp_path: Path) -> None:
    """With tokens from all sources in use, each of them is only where it was put."""
    config = tmp_path / "config.py"
    config.write_text(f"c.QiskitCompleter.token = '{COMMON}'")
    options = (f"--config={config}", "--QiskitCompleter.answer_timeout=1")
    variables = {"QISKIT_COMPLETER_SERVICE_URL": service.url, "QISKIT_IBM_TOKEN": ENVIRONMENT}
    with running_jupyter(tmp_path / "jupyter", *options, **variables) as jupyter:
        jupyter.save_accounts({"only": {"token": ACCOUNT}})
        received = list(provoke_all_failures(jupyter, service))
    with running_jupyter(tmp_path / "other", *options) as without_environment:
        without_environment.save_accounts({"only": {"token": ACCOUNT}})
        received += provoke_all_failures(without_environment, service)
        log = "".join(jupyter.log + without_environment.log)
    assert any("broken off" in text for text in received)
    assert any('"kind": "timeout"' in text for text in received)
    tokens = [*TOKENS, service.token]
    for token in tokens:
        assert not [text for text in received if token in text]
        assert token not in log
    assert "Traceback" not in log
    for server in (jupyter, without_environment):
        found = [path for token in tokens for path in files_containing(server.folder, token)]
        stored = [path for path in found if path != server.home / ".qiskit/qiskit-ibm.json"]
        assert {path.parent for path in stored} == {server.token_folder}
        assert {stat.S_IMODE(path.stat().st_mode) for path in stored} == {0o600}
