"""A request may go without a token, and a probe may fail without a failure in the browser."""

from support import free_port

from relay.jupyter_process import Jupyter
from relay.raw_service import always, complete_response, raw_service

PROBE = {"X-Qiskit-Completer-Probe": "yes"}
WITHOUT_TOKEN = {"X-Qiskit-Completer-Token": "never"}

UNAUTHORIZED = complete_response(b"{}", b"HTTP/1.1 401 Unauthorized\r\n")


def test_request_without_a_token(jupyter: Jupyter) -> None:
    """On request, the stored token is not sent."""
    with raw_service(always(complete_response(b"{}"))) as raw:
        jupyter.call("PUT", "/token", raw.url, json={"token": "typed"})
        response = jupyter.call("GET", "/service/v1/models", raw.url, headers=WITHOUT_TOKEN)
        jupyter.call("GET", "/service/v1/models", raw.url)
    received = [request.headers.get("authorization") for request in raw.requests]
    assert received == [None, "Bearer typed"]
    assert "x-qiskit-completer-token" not in raw.requests[0].headers
    assert response.headers["x-qiskit-completer-token"] == "never"


def test_probe_has_its_failure_in_a_header(jupyter: Jupyter) -> None:
    """A failed probe has status 200 and the real status in a header, so no browser logs it."""
    with raw_service(always(UNAUTHORIZED)) as raw:
        unauthorized = jupyter.call("GET", "/service/v1/models", raw.url, headers=PROBE)
    closed = f"http://127.0.0.1:{free_port()}"
    unreachable = jupyter.call("GET", "/service/v1/models", closed, headers=PROBE)
    no_endpoint = jupyter.call("GET", "/service/v1/other", closed, headers=PROBE)
    responses = (unauthorized, unreachable, no_endpoint)
    assert [response.status_code for response in responses] == [200, 200, 200]
    statuses = [response.headers["x-qiskit-completer-status"] for response in responses]
    assert statuses == ["401", "502", "404"]
    assert unreachable.json()["kind"] == "unreachable"
    assert no_endpoint.json()["kind"] == "noEndpoint"


def test_probe_has_the_token(jupyter: Jupyter) -> None:
    """A probe carries the token like other requests, and a success has no extra header."""
    with raw_service(always(complete_response(b"{}"))) as raw:
        jupyter.call("PUT", "/token", raw.url, json={"token": "typed"})
        response = jupyter.call("GET", "/service/v1/models", raw.url, headers=PROBE)
    assert raw.requests[0].headers["authorization"] == "Bearer typed"
    assert "x-qiskit-completer-probe" not in raw.requests[0].headers
    assert response.status_code == 200
    assert "x-qiskit-completer-status" not in response.headers


def test_request_without_a_token_fails_like_others(jupyter: Jupyter) -> None:
    """Only a probe has its status in a header."""
    with raw_service(always(UNAUTHORIZED)) as raw:
        response = jupyter.call("GET", "/service/v1/models", raw.url, headers=WITHOUT_TOKEN)
    assert response.status_code == 401
