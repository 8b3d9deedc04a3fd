"""Every handler asks who is there, and lets no page of another site in."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tornado.web import RequestHandler

from jupyterlab_qiskit_completer.extension import ROUTES
from relay.jupyter import NAME, Jupyter, running_jupyter
from relay.raw import RawService, plain, raw_service, saying

METHODS = ("get", "head", "post", "put", "patch", "delete")
CALLS = [
    (method.upper(), path.replace("(/.*)", "/v1/completions" if method == "post" else "/"))
    for path, handler in ROUTES
    for method in METHODS
    if getattr(handler, method) is not getattr(RequestHandler, method)
]
CHANGES = [(method, path) for method, path in CALLS if method != "GET"]
BODIES = {"/account": {"account": None}, "/token": {"token": "typed-token"}}

DENYING = """
from jupyter_server.auth.authorizer import Authorizer

class OnlyReads(Authorizer):
    def is_authorized(self, handler, user, action, resource):
        return (action, resource) != ("write", "qiskit-completer")

c.ServerApp.authorizer_class = OnlyReads
"""


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """A server that has no token of any service."""
    with running_jupyter(tmp_path_factory.mktemp("jupyter")) as running:
        yield running


@pytest.fixture
def raw() -> Iterator[RawService]:
    """A service that must not be called in vain."""
    with raw_service(saying(plain(b"{}"))) as service:
        yield service


@pytest.fixture
def browser(jupyter: Jupyter) -> Iterator[httpx.Client]:
    """A browser in which a person has signed in: it has cookies, and no token."""
    with httpx.Client(trust_env=False, base_url=f"{jupyter.url}/") as client:
        client.get("/login")
        data = {"password": jupyter.token, "_xsrf": client.cookies["_xsrf"]}
        client.post("/login", data=data)
        yield client


def call(
    client: httpx.Client, method: str, path: str, raw: RawService, **headers: str
) -> httpx.Response:
    """Call a handler with what it needs, and some headers."""
    named = {"X-Qiskit-Completer-Service": raw.url, **headers}
    json = BODIES.get(path, {}) if method != "GET" else None
    return client.request(method, f"/{NAME}{path}", headers=named, json=json)


def test_the_walk_is_complete() -> None:
    """The tests below call all methods of all handlers."""
    assert set(CALLS) == {
        ("GET", "/service/"),
        ("POST", "/service/v1/completions"),
        ("GET", "/state"),
        ("PUT", "/account"),
        ("DELETE", "/account"),
        ("PUT", "/token"),
        ("DELETE", "/token"),
    }


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_signed_in(browser: httpx.Client, raw: RawService, method: str, path: str) -> None:
    """Somebody who is signed in may call each of them, as the front end does."""
    answer = call(browser, method, path, raw, **{"X-XSRFToken": browser.cookies["_xsrf"]})
    assert answer.status_code == 200


@pytest.mark.parametrize(("method", "path"), CALLS)
@pytest.mark.parametrize("token", [None, "wrong"])
def test_stranger(
    jupyter: Jupyter, raw: RawService, method: str, path: str, token: str | None
) -> None:
    """A stranger is refused, and the service is not called."""
    with httpx.Client(trust_env=False, base_url=jupyter.url) as client:
        headers = {} if token is None else {"Authorization": f"token {token}"}
        answer = call(client, method, path, raw, **headers)
    assert answer.status_code == 403
    assert "x-qiskit-completer-relay" not in answer.headers
    assert raw.connections == 0


def test_stranger_with_a_long_body(jupyter: Jupyter) -> None:
    """A stranger's body is not waited for."""
    endless = (b"x" * 1000 for _ in range(1_000_000))
    with httpx.Client(trust_env=False) as client:
        try:
            url = f"{jupyter.relay}/v1/completions"
            assert client.post(url, content=endless).status_code in (400, 403)
        except httpx.TransportError:
            # The connection was closed while it was still being sent.
            pass
    assert next(endless)


@pytest.mark.parametrize(("method", "path"), CHANGES)
@pytest.mark.parametrize("token", [None, "wrong"])
def test_forged(
    browser: httpx.Client, raw: RawService, method: str, path: str, token: str | None
) -> None:
    """What changes or costs something needs the XSRF token of the session."""
    headers = {} if token is None else {"X-XSRFToken": token}
    assert call(browser, method, path, raw, **headers).status_code == 403
    assert raw.connections == 0


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_another_site(browser: httpx.Client, raw: RawService, method: str, path: str) -> None:
    """A page of another site is refused, whatever it knows."""
    headers = {"Origin": "https://evil.example", "X-XSRFToken": browser.cookies["_xsrf"]}
    assert call(browser, method, path, raw, **headers).status_code in (403, 404)
    assert raw.connections == 0


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_a_link(browser: httpx.Client, raw: RawService, method: str, path: str) -> None:
    """Without the header that only our own page can send nothing happens."""
    headers = {"X-XSRFToken": browser.cookies["_xsrf"]}
    json = BODIES.get(path, {}) if method != "GET" else None
    answer = browser.request(method, f"/{NAME}{path}", headers=headers, json=json)
    assert (answer.status_code, answer.json()["kind"]) == (400, "badUrl")


def test_authorizer(tmp_path: Path, raw: RawService) -> None:
    """An administrator's authorizer is asked: here it lets people read only."""
    config = tmp_path / "config.py"
    config.write_text(DENYING)
    with running_jupyter(tmp_path / "jupyter", f"--config={config}") as jupyter:
        for method, path in CALLS:
            answer = jupyter.call(method, path, raw.url, json=BODIES.get(path, {}))
            assert answer.status_code == (200 if method == "GET" else 403)
