"""The relay forwards what is needed and nothing else, chunk by chunk and byte for byte."""

import os
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import httpx
import pytest
from support import eventually

from jupyterlab_qiskit_completer import __version__
from jupyterlab_qiskit_completer.allowed_endpoints import ALLOWED_ENDPOINTS
from relay.conftest import ScriptedService, completion_body
from relay.jupyter_process import Jupyter
from relay.raw_service import (
    CHUNKED,
    OK,
    Request,
    always,
    complete_response,
    encode_chunk,
    raw_service,
)

# Without a length, the end is passed on only when the connection to the service is free again.
CHUNKED_RESPONSE = CHUNKED + encode_chunk(b"{}") + encode_chunk(b"")


@pytest.mark.parametrize(("method", "path"), ALLOWED_ENDPOINTS)
def test_endpoints(jupyter: Jupyter, method: str, path: str) -> None:
    """The request for each endpoint arrives as it was sent, and its response comes back."""
    endpoint = path.replace("{model}", "team%2Fgranite%208b")
    body = b'{"a": "\xc3\xb6"}' if method == "POST" else b""
    with raw_service(
        always(complete_response(b'{"b": 1}', OK + b"Content-Type: application/json\r\n"))
    ) as raw:
        response = jupyter.call(method, f"/service{endpoint}", raw.url + "/below", content=body)
    (request,) = raw.requests
    assert request.line == f"{method} /below{endpoint}"
    assert request.body == body
    assert (response.status_code, response.content) == (200, b'{"b": 1}')
    assert response.headers["x-qiskit-completer-relay"] == "service"
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "no-store"


def test_other_request_headers_are_not_forwarded(jupyter: Jupyter) -> None:
    """The browser's other headers, its cookies and the query stay on the Jupyter server."""
    headers = {
        "Accept": "a/b",
        "Content-Type": "c/d",
        "X-Caller": "us",
        "Cookie": "e=f",
        "X-G": "h",
    }
    with raw_service(always(complete_response(b"{}"))) as raw:
        path = f"/service/v1/completions?token={jupyter.token}"
        jupyter.call("POST", path, raw.url, content=b"{}", headers=headers)
    (request,) = raw.requests
    assert request.line == "POST /v1/completions"
    assert request.headers == {
        "user-agent": f"jupyterlab-qiskit-completer/{__version__}",
        "host": f"127.0.0.1:{raw.port}",
        "connection": "keep-alive",
        "accept-encoding": "identity",
        "accept": "a/b",
        "content-type": "c/d",
        "content-length": "2",
        "x-caller": "us",
    }


def test_other_response_headers_are_not_forwarded(jupyter: Jupyter) -> None:
    """A service cannot set a cookie, be stored by the browser, or act as one of Jupyter's pages."""
    head = OK + b"Content-Type: text/html\r\nSet-Cookie: a=b\r\nX-Own: c\r\nRefresh: 0\r\n"
    head += b"Cache-Control: max-age=9\r\nAccess-Control-Allow-Origin: https://d.example\r\n"
    with raw_service(always(complete_response(b"<script>1</script>", head))) as raw:
        for _ in range(2):
            response = jupyter.call("GET", "/service/", raw.url)
    assert response.text == "<script>1</script>"
    assert "a=b" not in response.headers.get("set-cookie", "")
    assert not {"x-own", "refresh"} & set(response.headers)
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["access-control-allow-origin"] == ""
    assert "sandbox" in response.headers["content-security-policy"]
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "cookie" not in raw.requests[1].headers


def test_other_paths_are_not_forwarded(jupyter: Jupyter) -> None:
    """Requests that are not for an endpoint do not reach the service."""
    with raw_service(always(complete_response(b"{}"))) as raw:
        for path in ("/v1/embeddings", "/v1/model/%2e%2e", "//v1/models", "/v1/completions/"):
            response = jupyter.call("GET", f"/service{path}", raw.url)
            assert (response.status_code, response.json()["kind"]) == (404, "noEndpoint")
        assert jupyter.call("GET", "/service/v1/completions", raw.url).status_code == 404
        for method in ("PUT", "PATCH", "DELETE", "HEAD"):
            assert jupyter.call(method, "/service/v1/models", raw.url).status_code == 405
    assert raw.requests == []


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "127.0.0.1", "http://u:p@127.0.0.1"])
def test_invalid_service(jupyter: Jupyter, url: str) -> None:
    """A text that is not the URL of a service is an error that does not repeat the text."""
    response = jupyter.call("GET", "/service/v1/models", url)
    assert (response.status_code, response.json()["kind"]) == (400, "badUrl")
    assert not url or url not in response.text


def test_byte_for_byte(jupyter: Jupyter) -> None:
    """Any bytes arrive unchanged, however they are cut into chunks."""
    chunks = [os.urandom(size) for size in (1, 7, 100, 70_000, 3)]

    def respond(connection: socket.socket, _: Request) -> None:
        connection.sendall(CHUNKED + b"".join(map(encode_chunk, chunks)) + encode_chunk(b""))

    with raw_service(respond) as raw:
        assert jupyter.call("GET", "/service/", raw.url).content == b"".join(chunks)


def test_without_buffering(jupyter: Jupyter) -> None:
    """A chunk arrives before the next one is written."""
    arrived = threading.Semaphore(0)

    def respond(connection: socket.socket, _: Request) -> None:
        connection.sendall(CHUNKED)
        for data in (b"data: 1\n\n", b"data: \xc3", b"\xb6\n\n"):
            assert arrived.acquire(timeout=20)
            connection.sendall(encode_chunk(data))
        connection.sendall(encode_chunk(b""))

    with (
        raw_service(respond) as raw,
        jupyter.client(raw.url) as client,
        client.stream("GET", f"{jupyter.relay}/") as stream,
    ):
        arrived.release()
        chunks = []
        for chunk in stream.iter_raw():
            chunks.append(chunk)
            arrived.release()
    assert chunks == [b"data: 1\n\n", b"data: \xc3", b"\xb6\n\n"]


def test_streamed_completion(jupyter: Jupyter, service: ScriptedService) -> None:
    """A streamed completion of the local service arrives completely."""
    response = jupyter.call("POST", "/service/v1/completions", json=completion_body("stream"))
    texts = [line for line in response.text.splitlines() if line.startswith("data: {")]
    direct = [line for line in service.complete("stream").text.splitlines() if "data: {" in line]
    assert len(texts) == len(direct) == 6
    assert response.text.endswith("data: [DONE]\n\n")
    assert response.headers["x-qiskit-completer-token"] == "environment"


@pytest.fixture
def is_aborted(service: ScriptedService) -> Iterator[Callable[[], bool]]:
    """A function that returns whether one request was aborted since the start of the test."""

    def count_aborted() -> int:
        return sum(entry["event"] == "aborted" for entry in service.journal())

    before = count_aborted()
    yield lambda: count_aborted() == before + 1


def test_browser_disconnects_during_the_response(
    jupyter: Jupyter, is_aborted: Callable[[], bool]
) -> None:
    """When the browser disconnects, the connection to the service is closed."""
    url = f"{jupyter.relay}/v1/completions"
    with jupyter.client() as client:
        with client.stream("POST", url, json=completion_body("silent")) as stream:
            assert next(stream.iter_raw())
        eventually(is_aborted)


def test_browser_disconnects_before_the_response(
    jupyter: Jupyter, service: ScriptedService, is_aborted: Callable[[], bool]
) -> None:
    """The same happens while the service has not responded yet."""
    before = len(service.journal())
    url = httpx.URL(f"{jupyter.relay}/v1/completions")
    with jupyter.client() as client:
        request = client.build_request("POST", url, json=completion_body("slow"))
    lines = [f"{name}: {value}" for name, value in request.headers.items()]
    head = "\r\n".join([f"POST {url.path} HTTP/1.1", *lines, "", ""])
    with socket.create_connection((url.host, url.port)) as browser:
        browser.sendall(head.encode() + request.content)
        eventually(lambda: len(service.journal()) > before)
    eventually(is_aborted)


def test_connections_are_reused(jupyter: Jupyter) -> None:
    """Consecutive requests share a connection."""
    with raw_service(always(CHUNKED_RESPONSE)) as raw:
        for _ in range(9):
            assert jupyter.call("GET", "/service/v1/models", raw.url).status_code == 200
    assert raw.connections == 1


def test_reused_connection_is_closed(jupyter: Jupyter) -> None:
    """If a service closes a reused connection, the request is sent again on a new one."""
    served: set[socket.socket] = set()

    def respond(connection: socket.socket, _: Request) -> None:
        if connection in served:
            connection.shutdown(socket.SHUT_RDWR)
        else:
            served.add(connection)
            connection.sendall(CHUNKED_RESPONSE)

    with raw_service(respond) as raw:
        for _ in range(2):
            assert jupyter.call("GET", "/service/v1/models", raw.url).status_code == 200
    assert raw.connections == 2


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect(jupyter: Jupyter, status: int) -> None:
    """A redirect is neither followed nor passed on."""
    with raw_service(always(complete_response(b"{}"))) as other:
        head = b"HTTP/1.1 %d Away\r\nLocation: %s/v1/models\r\n" % (status, other.url.encode())
        with raw_service(always(complete_response(b"", head))) as raw:
            response = jupyter.call("GET", "/service/v1/models", raw.url)
    assert (response.status_code, response.json()["kind"]) == (502, "redirected")
    assert "location" not in response.headers
    assert other.connections == 0


def test_long_request(jupyter: Jupyter) -> None:
    """A body that is too long is an error before it is read."""
    with raw_service(always(complete_response(b"{}"))) as raw:
        path = "/service/v1/completions"
        assert jupyter.call("POST", path, raw.url, content=b"x" * 4_000_000).status_code == 200
        response = jupyter.call("POST", path, raw.url, content=b"x" * 4_000_001)
        assert (response.status_code, response.json()["kind"]) == (413, "tooLong")
        endless = (b"x" * 65536 for _ in range(1_000_000))
        # It is a race whether the response arrives or the connection is closed first.
        with suppress(httpx.TransportError):
            assert jupyter.call("POST", path, raw.url, content=endless).status_code == 400
        assert jupyter.call("PUT", "/token", raw.url, content=b"x" * 64_001).status_code == 413
    assert len(raw.requests) == 1
