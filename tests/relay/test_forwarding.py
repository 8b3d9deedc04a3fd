"""What the relay forwards, and how: piece by piece, byte for byte, and nothing more."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest

from jupyterlab_qiskit_completer import __version__
from jupyterlab_qiskit_completer.rows import ROWS
from relay.conftest import Scripted, question
from relay.jupyter import Jupyter
from relay.raw import OK, Request, plain, raw_service, saying

CHUNKED = OK + b"Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


def chunk(data: bytes) -> bytes:
    """A piece of a streamed answer."""
    return b"%x\r\n%s\r\n" % (len(data), data)


def eventually(holds: Callable[[], Any]) -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


# Without a length: its end is passed on only when the service's connection is free again.
WHOLE = CHUNKED + chunk(b"{}") + chunk(b"")


@pytest.mark.parametrize(("method", "path"), ROWS)
def test_rows(jupyter: Jupyter, method: str, path: str) -> None:
    """Each row arrives as it was sent, and its answer comes back."""
    row = path.replace("{model}", "team%2Fgranite%208b")
    body = b'{"a": "\xc3\xb6"}' if method == "POST" else b""
    with raw_service(saying(plain(b'{"b": 1}', OK + b"Content-Type: application/json\r\n"))) as raw:
        answer = jupyter.call(method, f"/service{row}", raw.url + "/below", content=body)
    (request,) = raw.requests
    assert request.line == f"{method} /below{row}"
    assert request.body == body
    assert (answer.status_code, answer.content) == (200, b'{"b": 1}')
    assert answer.headers["x-qiskit-completer-relay"] == "service"
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"


def test_only_what_is_needed_is_sent(jupyter: Jupyter) -> None:
    """Headers, cookies and the query of the browser stay on the server."""
    given = {"Accept": "a/b", "Content-Type": "c/d", "X-Caller": "us", "Cookie": "e=f", "X-G": "h"}
    with raw_service(saying(plain(b"{}"))) as raw:
        path = f"/service/v1/completions?token={jupyter.token}"
        jupyter.call("POST", path, raw.url, content=b"{}", headers=given)
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


def test_only_what_is_needed_comes_back(jupyter: Jupyter) -> None:
    """A service can't set a cookie, be kept, or act as a page of Jupyter's."""
    head = OK + b"Content-Type: text/html\r\nSet-Cookie: a=b\r\nX-Own: c\r\nRefresh: 0\r\n"
    head += b"Cache-Control: max-age=9\r\nAccess-Control-Allow-Origin: https://d.example\r\n"
    with raw_service(saying(plain(b"<script>1</script>", head))) as raw:
        for _ in range(2):
            answer = jupyter.call("GET", "/service/", raw.url)
    assert answer.text == "<script>1</script>"
    assert "a=b" not in answer.headers.get("set-cookie", "")
    assert not {"x-own", "refresh"} & set(answer.headers)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["access-control-allow-origin"] == ""
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "cookie" not in raw.requests[1].headers


def test_no_other_paths(jupyter: Jupyter) -> None:
    """Paths and methods that are no rows don't reach the service."""
    with raw_service(saying(plain(b"{}"))) as raw:
        for path in ("/v1/embeddings", "/v1/model/%2e%2e", "//v1/models", "/v1/completions/"):
            answer = jupyter.call("GET", f"/service{path}", raw.url)
            assert (answer.status_code, answer.json()["kind"]) == (404, "noRow")
        assert jupyter.call("GET", "/service/v1/completions", raw.url).status_code == 404
        for method in ("PUT", "PATCH", "DELETE", "HEAD"):
            assert jupyter.call(method, "/service/v1/models", raw.url).status_code == 405
    assert raw.requests == []


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "127.0.0.1", "http://u:p@127.0.0.1"])
def test_no_service(jupyter: Jupyter, url: str) -> None:
    """What is no service's address is refused, without repeating it."""
    answer = jupyter.call("GET", "/service/v1/models", url)
    assert (answer.status_code, answer.json()["kind"]) == (400, "badUrl")
    assert not url or url not in answer.text


def test_byte_for_byte(jupyter: Jupyter) -> None:
    """Whatever the bytes are, and however they are cut, the same ones come out."""
    pieces = [os.urandom(size) for size in (1, 7, 100, 70_000, 3)]

    def answer(connection: socket.socket, _: Request) -> None:
        connection.sendall(CHUNKED + b"".join(map(chunk, pieces)) + chunk(b""))

    with raw_service(answer) as raw:
        assert jupyter.call("GET", "/service/", raw.url).content == b"".join(pieces)


def test_without_buffering(jupyter: Jupyter) -> None:
    """A piece arrives although the next one is not written before that."""
    arrived = threading.Semaphore(0)

    def answer(connection: socket.socket, _: Request) -> None:
        connection.sendall(CHUNKED)
        for data in (b"data: 1\n\n", b"data: \xc3", b"\xb6\n\n"):
            assert arrived.acquire(timeout=20)
            connection.sendall(chunk(data))
        connection.sendall(chunk(b""))

    with (
        raw_service(answer) as raw,
        jupyter.client(raw.url) as client,
        client.stream("GET", f"{jupyter.relay}/") as stream,
    ):
        arrived.release()
        pieces = []
        for piece in stream.iter_raw():
            pieces.append(piece)
            arrived.release()
    assert pieces == [b"data: 1\n\n", b"data: \xc3", b"\xb6\n\n"]


def test_a_completion(jupyter: Jupyter, service: Scripted) -> None:
    """A completion of the local service, streamed."""
    answer = jupyter.call("POST", "/service/v1/completions", json=question("stream"))
    texts = [line for line in answer.text.splitlines() if line.startswith("data: {")]
    direct = [line for line in service.ask("stream").text.splitlines() if "data: {" in line]
    assert len(texts) == len(direct) == 6
    assert answer.text.endswith("data: [DONE]\n\n")
    assert answer.headers["x-qiskit-completer-token"] == "environment"


@pytest.fixture
def leaving(service: Scripted) -> Iterator[Callable[[], bool]]:
    """Whether one more request was given up by the client of the service since the start."""

    def aborted() -> int:
        return sum(entry["event"] == "aborted" for entry in service.journal())

    before = aborted()
    yield lambda: aborted() == before + 1


def test_leaving_in_the_middle(jupyter: Jupyter, leaving: Callable[[], bool]) -> None:
    """When the browser leaves, the service sees its connection close."""
    url = f"{jupyter.relay}/v1/completions"
    with jupyter.client() as client:
        with client.stream("POST", url, json=question("silent")) as stream:
            assert next(stream.iter_raw())
        eventually(leaving)


def test_leaving_before_the_answer(
    jupyter: Jupyter, service: Scripted, leaving: Callable[[], bool]
) -> None:
    """The same while the service has not answered yet."""
    before = len(service.journal())
    url = httpx.URL(f"{jupyter.relay}/v1/completions")
    with jupyter.client() as client:
        request = client.build_request("POST", url, json=question("slow"))
    lines = [f"{name}: {value}" for name, value in request.headers.items()]
    head = "\r\n".join([f"POST {url.path} HTTP/1.1", *lines, "", ""])
    with socket.create_connection((url.host, url.port)) as browser:
        browser.sendall(head.encode() + request.content)
        eventually(lambda: len(service.journal()) > before)
    eventually(leaving)


def test_connections_are_kept(jupyter: Jupyter) -> None:
    """Requests one after the other share connections."""
    with raw_service(saying(WHOLE)) as raw:
        for _ in range(9):
            assert jupyter.call("GET", "/service/v1/models", raw.url).status_code == 200
    assert raw.connections == 1


def test_a_kept_connection_was_closed(jupyter: Jupyter) -> None:
    """A service that closes a kept connection on the next request is asked again, on a new one."""
    served: set[socket.socket] = set()

    def answer(connection: socket.socket, _: Request) -> None:
        if connection in served:
            connection.shutdown(socket.SHUT_RDWR)
        else:
            served.add(connection)
            connection.sendall(WHOLE)

    with raw_service(answer) as raw:
        for _ in range(2):
            assert jupyter.call("GET", "/service/v1/models", raw.url).status_code == 200
    assert raw.connections == 2


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects(jupyter: Jupyter, status: int) -> None:
    """A redirect is neither followed nor passed on."""
    with raw_service(saying(plain(b"{}"))) as other:
        head = b"HTTP/1.1 %d Away\r\nLocation: %s/v1/models\r\n" % (status, other.url.encode())
        with raw_service(saying(plain(b"", head))) as raw:
            answer = jupyter.call("GET", "/service/v1/models", raw.url)
    assert (answer.status_code, answer.json()["kind"]) == (502, "redirected")
    assert "location" not in answer.headers
    assert other.connections == 0


def test_long_requests(jupyter: Jupyter) -> None:
    """A body that is too long is refused before it is read."""
    with raw_service(saying(plain(b"{}"))) as raw:
        path = "/service/v1/completions"
        assert jupyter.call("POST", path, raw.url, content=b"x" * 4_000_000).status_code == 200
        refused = jupyter.call("POST", path, raw.url, content=b"x" * 4_000_001)
        assert (refused.status_code, refused.json()["kind"]) == (413, "tooLong")
        endless = (b"x" * 65536 for _ in range(1_000_000))
        # Whether the refusal still gets through, or just a closed connection, is a race.
        with suppress(httpx.TransportError):
            assert jupyter.call("POST", path, raw.url, content=endless).status_code == 400
        assert jupyter.call("PUT", "/token", raw.url, content=b"x" * 64_001).status_code == 413
    assert len(raw.requests) == 1
