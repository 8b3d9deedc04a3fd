"""Every handler requires a signed-in user and is closed to pages of other sites."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tornado.web import RequestHandler

from jupyterlab_qiskit_completer.extension import ROUTES
from relay.jupyter_process import NAME, Jupyter, running_jupyter
from relay.raw_service import RawService, always, complete_response, raw_service

METHODS = ("get", "head", "post", "put", "patch", "delete")
CALLS = [
    (method.upper(), path.replace("(/.*)", "/v1/completions" if method == "post" else "/"))
    for path, handler in ROUTES
    for method in METHODS
    if getattr(handler, method) is not getattr(RequestHandler, method)
]
CHANGES = [(method, path) for method, path in CALLS if method != "GET"]
BODIES = {"/account": {"account": None}, "/token": {"token": "typed-token"}}

READ_ONLY_CONFIG = """
from jupyter_server.auth.authorizer import Authorizer

class OnlyReads(Authorizer):
    def is_authorized(self, handler, user, action, resource):
        return (action, resource) != ("write", "qiskit-completer")

c.ServerApp.authorizer_class = OnlyReads
"""


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """A server that has no token for any service."""
    with running_jupyter(tmp_path_factory.mktemp("jupyter")) as running:
        yield running


@pytest.fixture
def raw() -> Iterator[RawService]:
    """A service that counts its connections."""
    with raw_service(always(complete_response(b"{}"))) as service:
        yield service


@pytest.fixture
def browser(jupyter: Jupyter) -> Iterator[httpx.Client]:
    """A browser in which a user has signed in: it has cookies and no token."""
    with httpx.Client(trust_env=False, base_url=f"{jupyter.url}/") as client:
        client.get("/login")
        data = {"password": jupyter.token, "_xsrf": client.cookies["_xsrf"]}
        client.post("/login", data=data)
        yield client


def call(
    client: httpx.Client, method: str, path: str, raw: RawService, **headers: str
) -> httpx.Response:
    """Calls a handler with a valid body, the service's header and further headers."""
    all_headers = {"X-Qiskit-Completer-Service": raw.url, **headers}
    json = BODIES.get(path, {}) if method != "GET" else None
    return client.request(method, f"/{NAME}{path}", headers=all_headers, json=json)


def test_all_methods_of_all_handlers_are_called() -> None:
    """The tests below cover every method of every handler."""
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
def test_signed_in_user(browser: httpx.Client, raw: RawService, method: str, path: str) -> None:
    """A signed-in user may call every handler, as the extension does."""
    response = call(browser, method, path, raw, **{"X-XSRFToken": browser.cookies["_xsrf"]})
    assert response.status_code == 200


@pytest.mark.parametrize(("method", "path"), CALLS)
@pytest.mark.parametrize("token", [None, "wrong"])
def test_stranger(
    jupyter: Jupyter, raw: RawService, method: str, path: str, token: str | None
) -> None:
    """A request without a valid login fails, and the service is not called."""
    with httpx.Client(trust_env=False, base_url=jupyter.url) as client:
        headers = {} if token is None else {"Authorization": f"token {token}"}
        response = call(client, method, path, raw, **headers)
    assert response.status_code == 403
    assert "x-qiskit-completer-relay" not in response.headers
    assert raw.connections == 0


def test_stranger_with_a_long_body(jupyter: Jupyter) -> None:
    """The server does not wait for the body of a request without a login."""
    endless = (b"x" * 1000 for _ in range(1_000_000))
    with httpx.Client(trust_env=False) as client:
        try:
            url = f"{jupyter.relay}/v1/completions"
            assert client.post(url, content=endless).status_code in (400, 403)
        except httpx.TransportError:
            # The connection was closed while the body was still being sent.
            pass
    assert next(endless)


@pytest.mark.parametrize(("method", "path"), CHANGES)
@pytest.mark.parametrize("token", [None, "wrong"])
def test_forged_request(
    browser: httpx.Client, raw: RawService, method: str, path: str, token: str | None
) -> None:
    """A request that changes something, or has a cost, needs the XSRF token of the login."""
    headers = {} if token is None else {"X-XSRFToken": token}
    assert call(browser, method, path, raw, **headers).status_code == 403
    assert raw.connections == 0


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_page_of_another_site(
    browser: httpx.Client, raw: RawService, method: str, path: str
) -> None:
    """A request of another site's page fails, even with the XSRF token."""
    headers = {"Origin": "https://evil.example", "X-XSRFToken": browser.cookies["_xsrf"]}
    assert call(browser, method, path, raw, **headers).status_code in (403, 404)
    assert raw.connections == 0


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_link(browser: httpx.Client, raw: RawService, method: str, path: str) -> None:
    """Without the service's header, which only our own page can send, a request has no effect."""
    headers = {"X-XSRFToken": browser.cookies["_xsrf"]}
    json = BODIES.get(path, {}) if method != "GET" else None
    response = browser.request(method, f"/{NAME}{path}", headers=headers, json=json)
    assert (response.status_code, response.json()["kind"]) == (400, "badUrl")


def test_authorizer(tmp_path: Path, raw: RawService) -> None:
    """The administrator's authorizer is asked; the one used here allows reading only."""
    config = tmp_path / "config.py"
    config.write_text(READ_ONLY_CONFIG)
    with running_jupyter(tmp_path / "jupyter", f"--config={config}") as jupyter:
        for method, path in CALLS:
            response = jupyter.call(method, path, raw.url, json=BODIES.get(path, {}))
            assert response.status_code == (200 if method == "GET" else 403)
