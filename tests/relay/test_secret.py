"""Tokens that are planted everywhere are found nowhere else: no log, no answer, no other file."""

import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import httpx

from relay.conftest import RULES, Scripted, question
from relay.jupyter import NAME, Jupyter, running_jupyter
from relay.raw import OK, Request, plain, raw_service, saying

ENVIRONMENT, ACCOUNT, TYPED, COMMON = TOKENS = [
    f"planted-{place}-7c1f0a55e9d24b6c" for place in ("environment", "account", "typed", "common")
]


def everything_goes_wrong(jupyter: Jupyter, service: Scripted) -> Iterator[str]:
    """All that a browser can get to see, while all that can fail does."""
    yield told(jupyter, "PUT", "/token", service.root, {"token": service.token})
    for prompt in [str(rule["prompt"]).removeprefix("^") for rule in RULES]:
        yield told(jupyter, "POST", "/service/v1/completions", service.root, question(prompt))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        closed = f"http://127.0.0.1:{taken.getsockname()[1]}"
    nowhere = ("https://nowhere.invalid", service.root.replace("http", "https"), closed, "nonsense")
    for url in nowhere:
        yield told(jupyter, "PUT", "/token", url, {"token": TYPED})
        yield told(jupyter, "GET", "/service/v1/models", url)
    with raw_service(echo) as raw:
        yield told(jupyter, "PUT", "/token", raw.url, {"token": TYPED})
        yield told(jupyter, "GET", "/service/v1/models", raw.url)
    with raw_service(saying(plain(b"", OK.replace(b"200 OK", b"302 Found")))) as raw:
        yield told(jupyter, "PUT", "/token", raw.url, {"token": TYPED})
        yield told(jupyter, "GET", "/service/v1/models", raw.url)
    yield told(jupyter, "PUT", "/token", raw.url, [TYPED])
    yield told(jupyter, "PUT", "/token", raw.url, {"token": f"{TYPED} \n"})
    yield told(jupyter, "PUT", "/account", raw.url, {"account": TYPED})
    yield told(jupyter, "GET", "/state", service.root)
    yield told(jupyter, "GET", "/state", "default")


def echo(connection: socket.socket, request: Request) -> None:
    """Answer with all that came, in two pieces, and then break off."""
    text = request.head.encode()
    connection.sendall(OK + b"Content-Length: 9999\r\n\r\n" + text[:-7])
    connection.sendall(text[-7:])
    connection.shutdown(socket.SHUT_RDWR)


def told(jupyter: Jupyter, method: str, path: str, service: str, body: object = None) -> str:
    """An answer with its headers, as far as it comes."""
    with jupyter.client(service) as client:
        url = f"{jupyter.url}/{NAME}{path}"
        response = client.send(client.build_request(method, url, json=body), stream=True)
        read = [str(response.status_code), str(response.headers)]
        try:
            read.extend(piece.decode("latin-1") for piece in response.iter_raw())
        except httpx.RemoteProtocolError:
            read.append("broken off")
        return "\n".join(read)


def test_nothing_leaks(service: Scripted, tmp_path: Path) -> None:
    """All kinds of tokens are in use, and each is only where it was put."""
    config = tmp_path / "config.py"
    config.write_text(f"c.QiskitCompleter.token = '{COMMON}'")
    options = (f"--config={config}", "--QiskitCompleter.answer_timeout=1")
    variables = {"QISKIT_COMPLETER_SERVICE_URL": service.url, "QISKIT_IBM_TOKEN": ENVIRONMENT}
    with running_jupyter(tmp_path / "jupyter", *options, **variables) as jupyter:
        jupyter.save_accounts({"only": {"token": ACCOUNT}})
        said = list(everything_goes_wrong(jupyter, service))
    with running_jupyter(tmp_path / "other", *options) as without_environment:
        without_environment.save_accounts({"only": {"token": ACCOUNT}})
        said += everything_goes_wrong(without_environment, service)
        log = "".join(jupyter.log + without_environment.log)
    assert any("broken off" in text for text in said)
    assert any('"kind": "timeout"' in text for text in said)
    tokens = [*TOKENS, service.token]
    for token in tokens:
        assert not [text for text in said if token in text]
        assert token not in log
    assert "Traceback" not in log
    for server in (jupyter, without_environment):
        store = server.folder / "data/jupyterlab_qiskit_completer/tokens"
        found = [path for token in tokens for path in files_with(server.folder, token)]
        stored = [path for path in found if path != server.home / ".qiskit/qiskit-ibm.json"]
        assert {path.parent for path in stored} == {store}
        assert {stat.S_IMODE(path.stat().st_mode) for path in stored} == {0o600}


def files_with(folder: Path, text: str) -> list[Path]:
    """The files in which a text is."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if text.encode() in path.read_bytes()]


def test_never_a_token(jupyter: Jupyter) -> None:
    """On demand a request goes without the token that there is."""
    with raw_service(saying(plain(b"{}"))) as raw:
        jupyter.call("PUT", "/token", raw.url, json={"token": "typed"})
        never = {"X-Qiskit-Completer-Token": "never"}
        answer = jupyter.call("GET", "/service/v1/models", raw.url, headers=never)
        jupyter.call("GET", "/service/v1/models", raw.url)
    carried = [request.headers.get("authorization") for request in raw.requests]
    assert carried == [None, "Bearer typed"]
    assert "x-qiskit-completer-token" not in raw.requests[0].headers
    assert answer.headers["x-qiskit-completer-token"] == "never"


def test_a_look_fails_beside(jupyter: Jupyter) -> None:
    """Who looks what answers is told a failure in a header, which no browser notes down."""
    look = {"X-Qiskit-Completer-Look": "yes"}
    with raw_service(saying(plain(b"{}", b"HTTP/1.1 401 Unauthorized\r\n"))) as raw:
        refused = jupyter.call("GET", "/service/v1/models", raw.url, headers=look)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        free = f"http://127.0.0.1:{listener.getsockname()[1]}"
    nobody = jupyter.call("GET", "/service/v1/models", free, headers=look)
    no_row = jupyter.call("GET", "/service/v1/other", free, headers=look)
    answers = (refused, nobody, no_row)
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    told = [answer.headers["x-qiskit-completer-status"] for answer in answers]
    assert told == ["401", "502", "404"]
    assert nobody.json()["kind"] == "unreachable"


def test_a_look_has_the_token(jupyter: Jupyter) -> None:
    """Looking and going without a token are two things; a success needs nothing beside."""
    look = {"X-Qiskit-Completer-Look": "yes"}
    with raw_service(saying(plain(b"{}"))) as raw:
        jupyter.call("PUT", "/token", raw.url, json={"token": "typed"})
        found = jupyter.call("GET", "/service/v1/models", raw.url, headers=look)
    assert raw.requests[0].headers["authorization"] == "Bearer typed"
    assert "x-qiskit-completer-look" not in raw.requests[0].headers
    assert found.status_code == 200
    assert "x-qiskit-completer-status" not in found.headers


def test_a_request_without_a_token_fails_as_others(jupyter: Jupyter) -> None:
    """Only who says that it looks is told the status beside."""
    never = {"X-Qiskit-Completer-Token": "never"}
    with raw_service(saying(plain(b"{}", b"HTTP/1.1 401 Unauthorized\r\n"))) as raw:
        refused = jupyter.call("GET", "/service/v1/models", raw.url, headers=never)
    assert refused.status_code == 401
