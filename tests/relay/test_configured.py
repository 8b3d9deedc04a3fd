"""What the interface sees and changes on the server, and what an administrator sets there."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from jupyterlab_qiskit_completer.service_url import HOSTED
from relay.jupyter import Jupyter, running_jupyter
from relay.raw import plain, raw_service, saying
from relay.test_sources import SAVED

MANAGED = """
c.QiskitCompleter.service_url = "{url}/v1/"
c.QiskitCompleter.model = "granite"
c.QiskitCompleter.transport = "relay"
c.QiskitCompleter.token = "token-of-all"
"""


@pytest.fixture
def jupyter(tmp_path: Path) -> Iterator[Jupyter]:
    """A server of one person, with nothing set."""
    with running_jupyter(tmp_path / "jupyter") as running:
        yield running


def managed(folder: Path, config: str) -> str:
    """An option that names a file with this configuration."""
    file = folder / "jupyter_server_config.py"
    file.write_text(config)
    return f"--config={file}"


def test_accounts_and_typed_tokens(jupyter: Jupyter) -> None:
    """Without a restart: accounts appear, are chosen, and a token is stored and cleared."""
    assert jupyter.state()["service"] == HOSTED
    assert jupyter.state()["settings"] == {"serviceUrl": HOSTED, "model": "", "transport": ""}
    assert jupyter.state()["token"]["source"] is None
    jupyter.save_accounts(SAVED)
    accounts = jupyter.state()["token"]["accounts"]
    assert [each["name"] for each in accounts["names"]] == ["one", "two"]
    assert (accounts["selected"], accounts["chosen"]) == ("two", False)
    chosen = jupyter.call("PUT", "/account", json={"account": "one"}).json()["token"]["accounts"]
    assert (chosen["selected"], chosen["chosen"]) == ("one", True)
    assert jupyter.call("PUT", "/account", json={"account": "three"}).status_code == 404
    none = jupyter.call("PUT", "/account", json={"account": None}).json()["token"]
    assert (none["source"], none["accounts"]["selected"]) == (None, None)
    typed = jupyter.call("PUT", "/token", json={"token": " typed-token\n"}).json()["token"]
    assert (typed["source"], typed["typed"]["place"]) == ("typed", "file")
    back = jupyter.call("DELETE", "/account").json()["token"]
    assert back["source"] == "account"
    assert back["typed"]["place"] == "file"
    cleared = jupyter.call("DELETE", "/token").json()["token"]
    assert cleared["typed"]["place"] is None


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
    """What is not understood is refused in plain words, and neither repeated nor logged."""
    answer = shared.call("PUT", path, content=body)
    assert (answer.status_code, answer.json()["kind"]) == (status, kind)
    assert "secret-token" not in answer.text
    assert "secret-token" not in "".join(shared.log)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Jupyter]:
    """A server whose state no test changes."""
    with running_jupyter(tmp_path_factory.mktemp("shared")) as running:
        yield running


def test_damaged_store(jupyter: Jupyter) -> None:
    """A damaged file is told, not overwritten, and cleared on demand."""
    jupyter.call("PUT", "/token", json={"token": "typed-token"}).raise_for_status()
    (file,) = (jupyter.folder / "data/jupyterlab_qiskit_completer/tokens").iterdir()
    file.write_text('{"token": "typed-')
    assert jupyter.state()["token"]["typed"] == {"place": None, "problem": "damaged"}
    refused = jupyter.call("PUT", "/token", json={"token": "typed-token"})
    assert (refused.status_code, refused.json()["problem"]) == (409, "damaged")
    assert file.read_text() == '{"token": "typed-'
    cleared = jupyter.call("DELETE", "/token").json()
    assert cleared["token"]["typed"] == {"place": None, "problem": None}


def test_administrator(tmp_path: Path) -> None:
    """An administrator sets what everybody begins with; a person may have it otherwise."""
    with raw_service(saying(plain(b"{}"))) as raw, raw_service(saying(plain(b"{}"))) as other:
        option = managed(tmp_path, MANAGED.format(url=raw.url))
        with running_jupyter(tmp_path / "jupyter", option) as jupyter:
            state = jupyter.state()
            assert state["service"] == raw.url
            assert state["settings"] == {
                "serviceUrl": raw.url,
                "model": "granite",
                "transport": "relay",
            }
            assert state["locked"] == []
            assert state["token"]["source"] == "administrator"
            jupyter.call("GET", "/service/v1/models")
            jupyter.call("PUT", "/token", json={"token": "token-of-one"})
            jupyter.call("GET", "/service/v1/models")
            assert jupyter.state(other.url)["token"]["lack"] == "otherService"
            told = jupyter.call("GET", "/service/v1/models", other.url).headers
            assert told["x-qiskit-completer-token"] == "otherService"
    carried = [request.headers.get("authorization") for request in raw.requests]
    assert carried == ["Bearer token-of-all", "Bearer token-of-one"]
    assert "authorization" not in other.requests[0].headers


def test_page(tmp_path: Path) -> None:
    """JupyterLab's page says at once what is set and locked, and not the token."""
    config = MANAGED.format(url="http://127.0.0.1:9")
    option = managed(tmp_path, config + 'c.QiskitCompleter.locked = {"model", "service_url"}')
    lab = "--ServerApp.jpserver_extensions=jupyterlab=True"
    with running_jupyter(tmp_path / "jupyter", option, lab) as jupyter, jupyter.client() as client:
        told, page = told_by_page(client, jupyter)
        assert told == {
            "settings": {
                "serviceUrl": "http://127.0.0.1:9",
                "model": "granite",
                "transport": "relay",
            },
            "locked": ["model", "serviceUrl"],
            # The one above is for another service.
            "hasToken": False,
        }
    assert "token-of-all" not in page


def test_page_after_a_token_was_typed(tmp_path: Path) -> None:
    """Each page says anew whether there is a token, and not which."""
    lab = "--ServerApp.jpserver_extensions=jupyterlab=True"
    with running_jupyter(tmp_path / "jupyter", lab) as jupyter, jupyter.client() as client:
        assert told_by_page(client, jupyter)[0]["hasToken"] is False
        jupyter.call("PUT", "/token", HOSTED, json={"token": "typed-by-one"}).raise_for_status()
        told, page = told_by_page(client, jupyter)
    assert told["hasToken"] is True
    assert "typed-by-one" not in page


def told_by_page(client: httpx.Client, jupyter: Jupyter) -> tuple[Any, str]:
    """What JupyterLab's page says of us, and the page."""
    page = client.get(f"{jupyter.url}/lab").raise_for_status().text
    told = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert told
    return json.loads(told[1])["qiskitCompleter"], page


def test_locked(tmp_path: Path) -> None:
    """What is locked can't be changed: neither the service nor the token."""
    with raw_service(saying(plain(b"{}"))) as raw, raw_service(saying(plain(b"{}"))) as other:
        locks = 'c.QiskitCompleter.locked = {"service_url", "token", "model"}'
        option = managed(tmp_path, MANAGED.format(url=raw.url) + locks)
        variables = {"QISKIT_IBM_TOKEN": "token-of-one"}
        with running_jupyter(tmp_path / "jupyter", option, **variables) as jupyter:
            assert jupyter.state()["locked"] == ["model", "serviceUrl", "token"]
            refused = jupyter.call("GET", "/service/v1/models", other.url)
            assert (refused.status_code, refused.json()["kind"]) == (403, "notAllowed")
            for method, path in (("PUT", "/token"), ("PUT", "/account"), ("DELETE", "/account")):
                refused = jupyter.call(method, path, json={"token": "mine", "account": None})
                assert (refused.status_code, refused.json()["kind"]) == (403, "locked")
            jupyter.call("GET", "/service/v1/models", raw.url)
    assert raw.requests[0].headers["authorization"] == "Bearer token-of-all"
    assert other.connections == 0


def test_allowed_services(tmp_path: Path) -> None:
    """An administrator may name the services to choose from."""
    with raw_service(saying(plain(b"{}"))) as raw, raw_service(saying(plain(b"{}"))) as other:
        config = f'c.QiskitCompleter.allowed_services = ["{raw.url}/v1"]'
        with running_jupyter(tmp_path / "jupyter", managed(tmp_path, config)) as jupyter:
            assert jupyter.state()["allowedServices"] == [raw.url]
            assert jupyter.call("GET", "/service/", raw.url).status_code == 200
            assert jupyter.call("GET", "/service/", other.url).status_code == 403
    assert other.connections == 0


def test_environment(tmp_path: Path) -> None:
    """The same can be set in the environment; a locked direct transport ends the relay."""
    variables = {
        "SERVICE_URL": "https://own.example/v1",
        "MODEL": "granite",
        "TRANSPORT": "direct",
        "TOKEN": "token-of-all",
        "LOCKED": "transport, service_url",
    }
    named = {f"QISKIT_COMPLETER_{name}": value for name, value in variables.items()}
    with running_jupyter(tmp_path / "jupyter", **named) as jupyter:
        state = jupyter.state()
        refused = jupyter.call("GET", "/service/v1/models")
    assert state["settings"] == {
        "serviceUrl": "https://own.example",
        "model": "granite",
        "transport": "direct",
    }
    assert state["locked"] == ["serviceUrl", "transport"]
    assert state["token"]["source"] == "administrator"
    assert (refused.status_code, refused.json()["kind"]) == (403, "directOnly")


@pytest.mark.parametrize("setting", ["SERVICE_URL=me:hunter2@host", "LOCKED=everything"])
def test_wrong_configuration(tmp_path: Path, setting: str) -> None:
    """A configuration that is wrong is said in the log, and the server starts without us."""
    name, _, value = setting.partition("=")
    with running_jupyter(tmp_path / "jupyter", **{f"QISKIT_COMPLETER_{name}": value}) as jupyter:
        assert jupyter.call("GET", "/state").status_code == 404
        log = "".join(jupyter.log)
    assert "jupyterlab_qiskit_completer | extension failed loading" in log
    assert "hunter2" not in log


def test_token_in_the_configuration(tmp_path: Path) -> None:
    """A token in the configuration is shown by nothing that Jupyter logs."""
    option = managed(tmp_path, 'c.QiskitCompleter.token = "token-of-all"')
    with running_jupyter(tmp_path / "jupyter", option) as jupyter:
        assert jupyter.state()["token"]["administrator"] is True
        assert "token-of-all" not in "".join(jupyter.log)
