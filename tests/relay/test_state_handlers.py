"""The state shows what the Jupyter server has stored, and the handlers change it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jupyterlab_qiskit_completer.service_url import HOSTED
from relay.jupyter_process import Jupyter, running_jupyter

SAVED_ACCOUNTS = {
    "one": {"token": "token-one"},
    "two": {"token": "token-two", "is_default_account": True},
}


@pytest.fixture
def jupyter(tmp_path: Path) -> Iterator[Jupyter]:
    """A server with nothing configured."""
    with running_jupyter(tmp_path / "jupyter") as running:
        yield running


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """A server whose state no test changes."""
    with running_jupyter(tmp_path_factory.mktemp("shared")) as running:
        yield running


def test_accounts_and_typed_tokens(jupyter: Jupyter) -> None:
    """Accounts appear and are chosen, and tokens stored and cleared, without a restart."""
    assert jupyter.state()["service"] == HOSTED
    assert jupyter.state()["settings"] == {"serviceUrl": HOSTED, "model": "", "transport": ""}
    assert jupyter.state()["token"]["source"] is None
    jupyter.save_accounts(SAVED_ACCOUNTS)
    accounts = jupyter.state()["token"]["accounts"]
    assert [each["name"] for each in accounts["names"]] == ["one", "two"]
    assert (accounts["selected"], accounts["chosen"]) == ("two", False)
    chosen = jupyter.call("PUT", "/account", json={"account": "one"}).json()["token"]["accounts"]
    assert (chosen["selected"], chosen["chosen"]) == ("one", True)
    assert jupyter.call("PUT", "/account", json={"account": "three"}).status_code == 404
    none = jupyter.call("PUT", "/account", json={"account": None}).json()["token"]
    assert (none["source"], none["accounts"]["selected"]) == (None, None)
    typed = jupyter.call("PUT", "/token", json={"token": " typed-token\n"}).json()["token"]
    assert (typed["source"], typed["typed"]["location"]) == ("typed", "file")
    unchosen = jupyter.call("DELETE", "/account").json()["token"]
    assert unchosen["source"] == "account"
    assert unchosen["typed"]["location"] == "file"
    cleared = jupyter.call("DELETE", "/token").json()
    assert cleared["token"]["typed"]["location"] is None
    assert cleared["staleCopy"] is False


@pytest.mark.parametrize(
    ("path", "body", "status", "kind"),
    [
        ("/token", '{"token": ', 400, "badRequest"),
        ("/token", '"secret-token"', 400, "badRequest"),
        ("/token", '{"value": "secret-token"}', 400, "badRequest"),
        ("/token", '{"token": 5}', 400, "badToken"),
        ("/token", '{"token": ""}', 400, "badToken"),
        ("/token", '{"token": "secret-token\\nX-Header: 1"}', 400, "badToken"),
        ("/account", "[]", 400, "badRequest"),
        ("/account", '{"account": 5}', 400, "badRequest"),
    ],
)
def test_wrong_requests(shared: Jupyter, path: str, body: str, status: int, kind: str) -> None:
    """A body that cannot be used is an error; it is neither repeated nor logged."""
    response = shared.call("PUT", path, content=body)
    assert (response.status_code, response.json()["kind"]) == (status, kind)
    assert "secret-token" not in response.text
    assert "secret-token" not in "".join(shared.log)


def test_damaged_store(jupyter: Jupyter) -> None:
    """A damaged file is reported, not overwritten, and cleared on request."""
    jupyter.call("PUT", "/token", json={"token": "typed-token"}).raise_for_status()
    (file,) = jupyter.token_folder.iterdir()
    file.write_text('{"token": "typed-')
    assert jupyter.state()["token"]["typed"] == {"location": None, "problem": "damaged"}
    response = jupyter.call("PUT", "/token", json={"token": "typed-token"})
    assert (response.status_code, response.json()["problem"]) == (409, "damaged")
    assert file.read_text() == '{"token": "typed-'
    cleared = jupyter.call("DELETE", "/token").json()
    assert cleared["token"]["typed"] == {"location": None, "problem": None}
