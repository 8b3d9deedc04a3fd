"""Whatever happens to a service, the browser is told the same as without the relay, or why not."""

import json
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import trustme

from jupyterlab_qiskit_completer.relay import RelayHandler
from relay.conftest import Scripted, question, serving
from relay.jupyter import Jupyter, running_jupyter
from relay.raw import OK, Request, plain, raw_service, saying
from relay.test_forwarding import CHUNKED, chunk, eventually

PASSED = ("content-type", "content-length", "retry-after")


@pytest.fixture(scope="module")
def jupyter(service: Scripted, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """A server with little patience."""
    option = "--QiskitCompleter.answer_timeout=2"
    with serving(service, tmp_path_factory.mktemp("jupyter"), option) as running:
        yield running


def broken_off(response: httpx.Response) -> bytes:
    """What was read of an answer until it broke off."""
    read: list[bytes] = []
    with pytest.raises(httpx.RemoteProtocolError):
        read.extend(response.iter_raw())
    return b"".join(read)


def refusal(jupyter: Jupyter, service: str) -> tuple[int, str, str | None]:
    """Status, kind and cause with which the relay tells that there is no answer."""
    answer = jupyter.call("GET", "/service/v1/models", service)
    assert answer.headers["x-qiskit-completer-relay"] == "relay"
    assert answer.headers["content-type"] == "application/json"
    told = answer.json()
    assert told["service"] == service
    assert told["message"].endswith(".")
    return answer.status_code, told["kind"], told.get("cause")


@pytest.mark.parametrize("prompt", ["401", "403", "429", "500 html", "503"])
def test_same_answer(jupyter: Jupyter, service: Scripted, prompt: str) -> None:
    """An error of the service comes with its status, its body and what it says about them."""
    direct = service.ask(prompt)
    answer = jupyter.call("POST", "/service/v1/completions", json=question(prompt))
    assert (answer.status_code, answer.content) == (direct.status_code, direct.content)
    for name in PASSED:
        assert answer.headers.get(name) == direct.headers.get(name)
    assert answer.headers["x-qiskit-completer-relay"] == "service"


def test_html_with_a_500(jupyter: Jupyter) -> None:
    """A page of a broken gateway comes as it is, and can do nothing as a page."""
    head = b"HTTP/1.1 500 Broken\r\nContent-Type: text/html\r\n"
    with raw_service(saying(plain(b"<h1>Broken</h1>", head))) as raw:
        answer = jupyter.call("GET", "/service/v1/models", raw.url)
    assert (answer.status_code, answer.text) == (500, "<h1>Broken</h1>")
    assert answer.headers["content-type"] == "text/html"
    assert "sandbox" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("prompt", ["cut", "error", "silent"])
def test_breaking_off(jupyter: Jupyter, service: Scripted, prompt: str) -> None:
    """A stream that breaks off, or says nothing for too long, breaks off for the browser too."""
    url = f"{jupyter.relay}/v1/completions"
    with (
        jupyter.client() as client,
        client.stream("POST", url, json=question(prompt)) as response,
    ):
        assert response.status_code == 200
        read = broken_off(response)
    assert b'"qc"' in read
    assert b"[DONE]" not in read


def test_shorter_than_it_said(jupyter: Jupyter) -> None:
    """An answer that ends before its length is not taken for whole."""

    def answer(connection: socket.socket, _: Request) -> None:
        connection.sendall(OK + b"Content-Length: 100\r\n\r\nhalf")
        connection.shutdown(socket.SHUT_RDWR)

    with (
        raw_service(answer) as raw,
        jupyter.client(raw.url) as client,
        client.stream("GET", f"{jupyter.relay}/") as response,
    ):
        assert broken_off(response) == b"half"


def test_endless(jupyter: Jupyter) -> None:
    """An endless answer is held back while the browser doesn't read, and ends when it leaves."""
    sent = 0
    left = []

    def answer(connection: socket.socket, _: Request) -> None:
        nonlocal sent
        connection.sendall(CHUNKED)
        try:
            while True:
                connection.sendall(chunk(b"x" * 100_000))
                sent += 100_000
        except OSError:
            left.append(True)

    with raw_service(answer) as raw, jupyter.client(raw.url) as client:
        with client.stream("GET", f"{jupyter.relay}/") as response:
            read = len(next(response.iter_raw()))
        eventually(lambda: left)
    assert read > 0
    # What the kernel's buffers on both sides hold, and a piece.
    assert sent < 40_000_000


def test_too_long(jupyter: Jupyter) -> None:
    """An answer that can't be one is broken off."""

    def answer(connection: socket.socket, _: Request) -> None:
        connection.sendall(CHUNKED)
        while True:
            connection.sendall(chunk(b"x" * 1_000_000))

    with (
        raw_service(answer) as raw,
        jupyter.client(raw.url) as client,
        client.stream("GET", f"{jupyter.relay}/") as response,
    ):
        assert len(broken_off(response)) <= RelayHandler.largest_answer


def test_slow(jupyter: Jupyter) -> None:
    """A service that doesn't begin to answer is given up, with the time that was waited."""
    answer = jupyter.call("POST", "/service/v1/completions", json=question("slow"))
    assert (answer.status_code, answer.json()["kind"]) == (504, "timeout")
    assert answer.json()["seconds"] == 2


def test_refused(jupyter: Jupyter) -> None:
    """No program answers there, under one address or several."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert refusal(jupyter, f"http://127.0.0.1:{port}") == (502, "unreachable", "refused")
    assert refusal(jupyter, f"http://localhost:{port}") == (502, "unreachable", "refused")


@pytest.mark.parametrize("host", ["nowhere.invalid", "a" * 64 + ".example", "a..example"])
def test_unknown_name(jupyter: Jupyter, host: str) -> None:
    """A name that isn't known, or can't be one."""
    assert refusal(jupyter, f"https://{host}") == (502, "unreachable", "dns")


def test_no_tls(jupyter: Jupyter, service: Scripted) -> None:
    """A server that speaks plain HTTP is not called safely."""
    root = service.root.replace("http:", "https:")
    assert refusal(jupyter, root) == (502, "unreachable", "tls")


def test_no_http(jupyter: Jupyter) -> None:
    """Something that is no HTTP server, and one that closes without a word."""
    with raw_service(saying(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")) as raw:
        assert refusal(jupyter, raw.url) == (502, "cut", None)
    with raw_service(lambda connection, _: connection.shutdown(socket.SHUT_RDWR)) as raw:
        assert refusal(jupyter, raw.url) == (502, "cut", None)


def test_certificates(tmp_path: Path) -> None:
    """A certificate must be known to the server, which an administrator can see to."""
    authority = trustme.CA()
    known = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(known))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with raw_service(saying(plain(b"{}")), context) as raw:
        with running_jupyter(tmp_path / "strict") as jupyter:
            assert refusal(jupyter, raw.url) == (502, "unreachable", "tls")
        with running_jupyter(tmp_path / "knowing", SSL_CERT_FILE=str(known)) as jupyter:
            assert jupyter.call("GET", "/service/v1/models", raw.url).json() == {}


def test_too_many(tmp_path: Path) -> None:
    """More than the configured number of requests at the same time wait, but not for ever."""
    options = ("--QiskitCompleter.max_streams=1", "--QiskitCompleter.connect_timeout=0.5")
    with (
        running_jupyter(tmp_path / "busy", *options) as jupyter,
        raw_service(saying(CHUNKED)) as raw,
        jupyter.client(raw.url) as client,
        client.stream("GET", f"{jupyter.relay}/"),
    ):
        assert refusal(jupyter, raw.url) == (503, "busy", None)


@pytest.mark.parametrize("proxy", ["nonsense://here", "http://127.0.0.1:9"])
def test_proxy(tmp_path: Path, service: Scripted, proxy: str) -> None:
    """A proxy of the environment is used, but not for this machine; a wrong one is named."""
    with running_jupyter(tmp_path / "proxied", HTTPS_PROXY=proxy, HTTP_PROXY=proxy) as jupyter:
        status, kind, cause = refusal(jupyter, "https://host.example")
        assert (status, kind) == (502, "unreachable")
        if proxy.startswith("http:"):
            assert cause == "refused"
            assert jupyter.call("GET", "/service/v1/models", service.root).status_code == 401
        else:
            assert cause == "proxy"


def test_token_in_an_answer(jupyter: Jupyter, service: Scripted) -> None:
    """A service that repeats the token doesn't bring it into the page."""

    def answer(connection: socket.socket, request: Request) -> None:
        carried = request.headers["authorization"]
        assert carried == f"Bearer {token}"
        head = b"HTTP/1.1 401 No\r\nContent-Type: a/" + token.encode() + b"\r\n"
        body = json.dumps({"detail": f"{carried} is wrong"}).encode()
        connection.sendall(plain(body, head))

    token = "typed-token-for-an-answer"
    with raw_service(answer) as raw:
        jupyter.call("PUT", "/token", raw.url, json={"token": token}).raise_for_status()
        answered = jupyter.call("GET", "/service/v1/models", raw.url)
    stars = "*" * len(token)
    assert answered.json() == {"detail": f"Bearer {stars} is wrong"}
    assert answered.headers["content-type"] == f"a/{stars}"
    assert token not in str(answered.headers)
