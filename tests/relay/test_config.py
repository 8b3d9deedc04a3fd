"""An administrator's configuration applies to the relay, the state and the page."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from jupyterlab_qiskit_completer.service_url import HOSTED
from relay.jupyter_process import Jupyter, read_page_config, running_jupyter
from relay.raw_service import always, complete_response, raw_service

CONFIG = """
c.QiskitCompleter.service_url = "{url}/v1/"
c.QiskitCompleter.model = "granite"
c.QiskitCompleter.transport = "relay"
c.QiskitCompleter.token = "token-of-all"
"""

EMPTY_RESPONSE = always(complete_response(b"{}"))


def config_option(folder: Path, config: str) -> str:
    """Writes a configuration file and returns the option that names it."""
    file = folder / "jupyter_server_config.py"
    file.write_text(config)
    return f"--config={file}"


def test_configured_values_are_defaults(tmp_path: Path) -> None:
    """The administrator's values are what every user begins with; a user may change them."""
    with raw_service(EMPTY_RESPONSE) as raw, raw_service(EMPTY_RESPONSE) as other:
        option = config_option(tmp_path, CONFIG.format(url=raw.url))
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
            assert jupyter.state(other.url)["token"]["reason"] == "otherService"
            headers = jupyter.call("GET", "/service/v1/models", other.url).headers
            assert headers["x-qiskit-completer-token"] == "otherService"
    received = [request.headers.get("authorization") for request in raw.requests]
    assert received == ["Bearer token-of-all", "Bearer token-of-one"]
    assert "authorization" not in other.requests[0].headers


def test_page_has_the_configuration(tmp_path: Path) -> None:
    """JupyterLab's page contains the values and the locks from the start, but not the token."""
    config = CONFIG.format(url="http://127.0.0.1:9")
    locks = 'c.QiskitCompleter.locked = {"model", "service_url"}'
    option = config_option(tmp_path, config + locks)
    lab = "--ServerApp.jpserver_extensions=jupyterlab=True"
    with running_jupyter(tmp_path / "jupyter", option, lab) as jupyter, jupyter.client() as client:
        page_config, page = load_page(client, jupyter)
        assert page_config == {
            "settings": {
                "serviceUrl": "http://127.0.0.1:9",
                "model": "granite",
                "transport": "relay",
            },
            "locked": ["model", "serviceUrl"],
            # The configured token is not for the hosted service.
            "hasToken": False,
        }
    assert "token-of-all" not in page


def test_page_after_a_token_was_typed(tmp_path: Path) -> None:
    """Each page says whether there is a token at that time, but does not contain the token."""
    lab = "--ServerApp.jpserver_extensions=jupyterlab=True"
    with running_jupyter(tmp_path / "jupyter", lab) as jupyter, jupyter.client() as client:
        assert load_page(client, jupyter)[0]["hasToken"] is False
        jupyter.call("PUT", "/token", HOSTED, json={"token": "typed-by-one"}).raise_for_status()
        page_config, page = load_page(client, jupyter)
    assert page_config["hasToken"] is True
    assert "typed-by-one" not in page


def load_page(client: httpx.Client, jupyter: Jupyter) -> tuple[Any, str]:
    """Loads JupyterLab's page; returns our part of its configuration, and the page."""
    page = client.get(f"{jupyter.url}/lab").raise_for_status().text
    return read_page_config(page), page


def test_locked(tmp_path: Path) -> None:
    """Neither a locked service nor a locked token can be changed."""
    with raw_service(EMPTY_RESPONSE) as raw, raw_service(EMPTY_RESPONSE) as other:
        locks = 'c.QiskitCompleter.locked = {"service_url", "token", "model"}'
        option = config_option(tmp_path, CONFIG.format(url=raw.url) + locks)
        variables = {"QISKIT_IBM_TOKEN": "token-of-one"}
        with running_jupyter(tmp_path / "jupyter", option, **variables) as jupyter:
            assert jupyter.state()["locked"] == ["model", "serviceUrl", "token"]
            response = jupyter.call("GET", "/service/v1/models", other.url)
            assert (response.status_code, response.json()["kind"]) == (403, "notAllowed")
            for method, path in (("PUT", "/token"), ("PUT", "/account"), ("DELETE", "/account")):
                response = jupyter.call(method, path, json={"token": "mine", "account": None})
                assert (response.status_code, response.json()["kind"]) == (403, "locked")
            jupyter.call("GET", "/service/v1/models", raw.url)
    assert raw.requests[0].headers["authorization"] == "Bearer token-of-all"
    assert other.connections == 0


def test_allowed_services(tmp_path: Path) -> None:
    """An administrator may list the services that users can choose."""
    with raw_service(EMPTY_RESPONSE) as raw, raw_service(EMPTY_RESPONSE) as other:
        config = f'c.QiskitCompleter.allowed_services = ["{raw.url}/v1"]'
        option = config_option(tmp_path, config)
        with running_jupyter(tmp_path / "jupyter", option) as jupyter:
            assert jupyter.state()["allowedServices"] == [raw.url]
            assert jupyter.call("GET", "/service/", raw.url).status_code == 200
            assert jupyter.call("GET", "/service/", other.url).status_code == 403
    assert other.connections == 0


def test_environment(tmp_path: Path) -> None:
    """The environment can set the same values; a locked direct transport disables the relay."""
    values = {
        "SERVICE_URL": "https://own.example/v1",
        "MODEL": "granite",
        "TRANSPORT": "direct",
        "TOKEN": "token-of-all",
        "LOCKED": "transport, service_url",
    }
    variables = {f"QISKIT_COMPLETER_{name}": value for name, value in values.items()}
    with running_jupyter(tmp_path / "jupyter", **variables) as jupyter:
        state = jupyter.state()
        response = jupyter.call("GET", "/service/v1/models")
    assert state["settings"] == {
        "serviceUrl": "https://own.example",
        "model": "granite",
        "transport": "direct",
    }
    assert state["locked"] == ["serviceUrl", "transport"]
    assert state["token"]["source"] == "administrator"
    assert (response.status_code, response.json()["kind"]) == (403, "directOnly")


@pytest.mark.parametrize("setting", ["SERVICE_URL=me:hunter2@host", "LOCKED=everything"])
def test_invalid_configuration(tmp_path: Path, setting: str) -> None:
    """An invalid configuration is logged, and the server starts without the relay."""
    name, _, value = setting.partition("=")
    with running_jupyter(tmp_path / "jupyter", **{f"QISKIT_COMPLETER_{name}": value}) as jupyter:
        assert jupyter.call("GET", "/state").status_code == 404
        log = "".join(jupyter.log)
    assert "jupyterlab_qiskit_completer | extension failed loading" in log
    assert "hunter2" not in log


def test_configured_token_is_not_logged(tmp_path: Path) -> None:
    """Jupyter logs nothing that contains the configured token."""
    option = config_option(tmp_path, 'c.QiskitCompleter.token = "token-of-all"')
    with running_jupyter(tmp_path / "jupyter", option) as jupyter:
        assert jupyter.state()["token"]["administrator"] is True
        assert "token-of-all" not in "".join(jupyter.log)
