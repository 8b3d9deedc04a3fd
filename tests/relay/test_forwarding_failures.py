"""Whatever a service does, the browser gets the same response as without the relay, or a reason."""

import json
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import trustme
from support import eventually, free_port

from jupyterlab_qiskit_completer.relay_handler import RelayHandler
from relay.conftest import ScriptedService, completion_body, jupyter_for
from relay.jupyter_process import Jupyter, running_jupyter
from relay.raw_service import (
    CHUNKED,
    OK,
    Request,
    always,
    complete_response,
    encode_chunk,
    raw_service,
)

FORWARDED_HEADERS = ("content-type", "content-length", "retry-after")


@pytest.fixture(scope="module")
def jupyter(
    service: ScriptedService, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Jupyter]:
    """A server with a short timeout."""
    option = "--QiskitCompleter.answer_timeout=2"
    with jupyter_for(service, tmp_path_factory.mktemp("jupyter"), option) as running:
        yield running


def read_until_broken_off(response: httpx.Response) -> bytes:
    """Reads a response that must break off, and returns the bytes before that."""
    read: list[bytes] = []
    with pytest.raises(httpx.RemoteProtocolError):
        read.extend(response.iter_raw())
    return b"".join(read)


def call_failing(jupyter: Jupyter, service: str) -> tuple[int, str, str | None]:
    """Calls a service that does not respond; returns status, kind and cause of the error."""
    response = jupyter.call("GET", "/service/v1/models", service)
    assert response.headers["x-qiskit-completer-relay"] == "relay"
    assert response.headers["content-type"] == "application/json"
    error = response.json()
    assert error["service"] == service
    assert error["message"].endswith(".")
    return response.status_code, error["kind"], error.get("cause")


@pytest.mark.parametrize("prompt", ["401", "403", "429", "500 html", "503"])
def test_same_response(jupyter: Jupyter, service: ScriptedService, prompt: str) -> None:
    """An error of the service arrives with its status, its body and the forwarded headers."""
    direct = service.complete(prompt)
    response = jupyter.call("POST", "/service/v1/completions", json=completion_body(prompt))
    assert (response.status_code, response.content) == (direct.status_code, direct.content)
    for name in FORWARDED_HEADERS:
        assert response.headers.get(name) == direct.headers.get(name)
    assert response.headers["x-qiskit-completer-relay"] == "service"


def test_html_error_page(jupyter: Jupyter) -> None:
    """The page of a broken gateway arrives unchanged, and can do nothing when it is opened."""
    head = b"HTTP/1.1 500 Broken\r\nContent-Type: text/html\r\n"
    with raw_service(always(complete_response(b"<h1>Broken</h1>", head))) as raw:
        response = jupyter.call("GET", "/service/v1/models", raw.url)
    assert (response.status_code, response.text) == (500, "<h1>Broken</h1>")
    assert response.headers["content-type"] == "text/html"
    assert "sandbox" in response.headers["content-security-policy"]


@pytest.mark.parametrize("prompt", ["cut", "error", "silent"])
def test_response_breaks_off(jupyter: Jupyter, service: ScriptedService, prompt: str) -> None:
    """A stream that breaks off, or is silent for too long, breaks off for the browser too."""
    url = f"{jupyter.relay}/v1/completions"
    with (
        jupyter.client() as client,
        client.stream("POST", url, json=completion_body(prompt)) as response,
    ):
        assert response.status_code == 200
        read = read_until_broken_off(response)
    assert b'"qc"' in read
    assert b"[DONE]" not in read


def test_response_is_shorter_than_its_length(jupyter: Jupyter) -> None:
    """A response that ends before its length does not count as complete."""

    def respond(connection: socket.socket, _: Request) -> None:
        connection.sendall(OK + b"Content-Length: 100\r\n\r\nhalf")
        connection.shutdown(socket.SHUT_RDWR)

    with (
        raw_service(respond) as raw,
        jupyter.client(raw.url) as client,
        client.stream("GET", f"{jupyter.relay}/") as response,
    ):
        assert read_until_broken_off(response) == b"half"


def test_endless_response(jupyter: Jupyter) -> None:
    """It is not read while the browser reads nothing, and ends when the browser disconnects."""
    sent = 0
    disconnected = []

    def respond(connection: socket.socket, _: Request) -> None:
        nonlocal sent
        connection.sendall(CHUNKED)
        try:
            while True:
                connection.sendall(encode_chunk(b"x" * 100_000))
                sent += 100_000
        except OSError:
            disconnected.append(True)

    with raw_service(respond) as raw, jupyter.client(raw.url) as client:
        with client.stream("GET", f"{jupyter.relay}/") as response:
            read = len(next(response.iter_raw()))
        eventually(lambda: disconnected)
    assert read > 0
    # As much as the kernel's buffers on both sides hold, and one chunk.
    assert sent < 40_000_000


def test_response_is_too_long(jupyter: Jupyter) -> None:
    """A response that is longer than any real one is broken off."""

    def respond(connection: socket.socket, _: Request) -> None:
        connection.sendall(CHUNKED)
        while True:
            connection.sendall(encode_chunk(b"x" * 1_000_000))

    with (
        raw_service(respond) as raw,
        jupyter.client(raw.url) as client,
        client.stream("GET", f"{jupyter.relay}/") as response,
    ):
        assert len(read_until_broken_off(response)) <= RelayHandler.max_response_bytes


def test_timeout(jupyter: Jupyter) -> None:
    """A request without a response fails after a while, and the error has that time."""
    response = jupyter.call("POST", "/service/v1/completions", json=completion_body("slow"))
    assert (response.status_code, response.json()["kind"]) == (504, "timeout")
    assert response.json()["seconds"] == 2


def test_connection_refused(jupyter: Jupyter) -> None:
    """No program listens on the port, for a host with one address or several."""
    port = free_port()
    for host in ("127.0.0.1", "localhost"):
        failure = call_failing(jupyter, f"http://{host}:{port}")
        assert failure == (502, "unreachable", "connectionRefused")


@pytest.mark.parametrize("host", ["nowhere.invalid", "a" * 64 + ".example", "a..example"])
def test_unknown_host(jupyter: Jupyter, host: str) -> None:
    """The host name is not known, or is not a valid name."""
    assert call_failing(jupyter, f"https://{host}") == (502, "unreachable", "dns")


def test_server_without_tls(jupyter: Jupyter, service: ScriptedService) -> None:
    """A server that speaks plain HTTP cannot be called with HTTPS."""
    root = service.root.replace("http:", "https:")
    assert call_failing(jupyter, root) == (502, "unreachable", "tls")


def test_server_without_http(jupyter: Jupyter) -> None:
    """The server does not speak HTTP, or closes the connection without a response."""
    with raw_service(always(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")) as raw:
        assert call_failing(jupyter, raw.url) == (502, "cut", None)
    with raw_service(lambda connection, _: connection.shutdown(socket.SHUT_RDWR)) as raw:
        assert call_failing(jupyter, raw.url) == (502, "cut", None)


def test_certificates(tmp_path: Path) -> None:
    """The Jupyter server must trust the certificate, which an administrator can arrange."""
    authority = trustme.CA()
    trusted = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(trusted))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with raw_service(always(complete_response(b"{}")), context) as raw:
        with running_jupyter(tmp_path / "strict") as jupyter:
            assert call_failing(jupyter, raw.url) == (502, "unreachable", "tls")
        with running_jupyter(tmp_path / "trusting", SSL_CERT_FILE=str(trusted)) as jupyter:
            assert jupyter.call("GET", "/service/v1/models", raw.url).json() == {}


def test_too_many_requests(tmp_path: Path) -> None:
    """Requests beyond the configured number wait, but only until the connection timeout."""
    options = ("--QiskitCompleter.max_streams=1", "--QiskitCompleter.connect_timeout=0.5")
    with (
        running_jupyter(tmp_path / "busy", *options) as jupyter,
        raw_service(always(CHUNKED)) as raw,
        jupyter.client(raw.url) as client,
        client.stream("GET", f"{jupyter.relay}/"),
    ):
        assert call_failing(jupyter, raw.url) == (503, "busy", None)


@pytest.mark.parametrize("proxy", ["nonsense://here", "http://127.0.0.1:9"])
def test_proxy(tmp_path: Path, service: ScriptedService, proxy: str) -> None:
    """The environment's proxy is used, except for this machine; an unusable one is an error."""
    with running_jupyter(tmp_path / "proxied", HTTPS_PROXY=proxy, HTTP_PROXY=proxy) as jupyter:
        status, kind, cause = call_failing(jupyter, "https://host.example")
        assert (status, kind) == (502, "unreachable")
        if proxy.startswith("http:"):
            assert cause == "connectionRefused"
            assert jupyter.call("GET", "/service/v1/models", service.root).status_code == 401
        else:
            assert cause == "proxy"


def test_token_in_a_response(jupyter: Jupyter, service: ScriptedService) -> None:
    """A token that the service repeats does not reach the page."""

    def respond(connection: socket.socket, request: Request) -> None:
        authorization = request.headers["authorization"]
        assert authorization == f"Bearer {token}"
        head = b"HTTP/1.1 401 No\r\nContent-Type: a/" + token.encode() + b"\r\n"
        body = json.dumps({"detail": f"{authorization} is wrong"}).encode()
        connection.sendall(complete_response(body, head))

    token = "typed-token-for-a-response"
    with raw_service(respond) as raw:
        jupyter.call("PUT", "/token", raw.url, json={"token": token}).raise_for_status()
        response = jupyter.call("GET", "/service/v1/models", raw.url)
    stars = "*" * len(token)
    assert response.json() == {"detail": f"Bearer {stars} is wrong"}
    assert response.headers["content-type"] == f"a/{stars}"
    assert token not in str(response.headers)
