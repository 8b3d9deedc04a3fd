"""Only the rows of the API are forwarded, with the methods and the addresses that they have."""

import pytest

from jupyterlab_qiskit_completer.rows import is_row
from jupyterlab_qiskit_completer.service_url import BadUrlError, root_of


@pytest.mark.parametrize(
    "row",
    [
        "GET /",
        "GET /v1/models",
        "GET /v1/model/granite-8b-qiskit",
        "GET /v1/model/team%2Fgranite%208b",
        "GET /v1/model/qwen2.5-coder:0.5b/disclaimer",
        "POST /v1/model/m/disclaimer",
        "GET /v1/models/m",
        "GET /v1/models/m/disclaimer",
        "POST /v1/models/m/disclaimer",
        "POST /v1/completions",
        "POST /v1/chat/completions",
        "POST /v1/completions/accept",
        "POST /v1/completion/acceptance",
        "POST /feedback",
        "POST /migrate",
        "GET /migrate/disclaimer",
        "POST /migrate/disclaimer/acceptance",
    ],
)
def test_row(row: str) -> None:
    """A row of the API, and with another method none."""
    method, path = row.split()
    assert is_row(method, path)
    assert not is_row("DELETE", path)
    assert not is_row("PUT", path)


@pytest.mark.parametrize(
    "row",
    [
        "GET ",
        "POST /",
        "GET /v1",
        "GET /v1/completions",
        "GET /v1/models/",
        "GET //v1/models",
        "GET /v1/embeddings",
        "GET /feedback",
        "POST /v1/migrate",
        "POST /migrate/",
        "POST /migrate/m/disclaimer",
        "POST /v1/completions/",
        "POST /v1/completions\n",
        "POST /v2/completions",
        "GET /v1/model/",
        "GET /v1/model/.",
        "GET /v1/model/..",
        "GET /v1/model/%2e%2E",
        "GET /v1/model/..%2f..%2fadmin",
        "GET /v1/model/a%2F..%2Fb",
        "GET /v1/model/%252e%252e",
        "GET /v1/model/a%5C..%5Cb",
        "GET /v1/model/a%00",
        "GET /v1/model/a%0d%0aHost:%20b",
        "GET /v1/model/a%",
        "GET /v1/model/a?b",
        "GET /v1/model/a/b",
        "GET /v1/model/../../admin/disclaimer",
        "GET /v1/model/" + "a" * 513,
    ],
)
def test_no_row(row: str) -> None:
    """Everything else is refused: other paths, steps up, and what isn't a name."""
    method, path = row.split(" ", 1)
    assert not is_row(method, path)


@pytest.mark.parametrize(
    ("given", "root"),
    [
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://localhost:8000/", "http://localhost:8000"),
        ("http://localhost:8000/v1", "http://localhost:8000"),
        ("http://localhost:8000/v1/", "http://localhost:8000"),
        ("http://localhost:8000//v1//", "http://localhost:8000"),
        (" \thttps://host.example/v1 \n", "https://host.example"),
        ("https://host.example/qiskit/", "https://host.example/qiskit"),
        ("https://host.example/v1/qiskit", "https://host.example/v1/qiskit"),
        ("https://host.example/v10", "https://host.example/v10"),
        ("HTTPS://Host.Example:443/v1", "https://host.example"),
        ("http://[0:0::1]:8000/v1", "http://[::1]:8000"),
    ],
)
def test_root(given: str, root: str) -> None:
    """A service's root is the one that the front end finds."""
    assert root_of(given) == root


@pytest.mark.parametrize(
    "given",
    [
        "",
        "default",
        "/v1",
        "localhost:8000/v1",
        "file:///etc/passwd",
        "http://",
        "http://me:secret@host/v1",
        "http://host/v1?key=secret",
        "http://host/v1#secret",
        "http://host/a/../b",
        "http://host/a/%2E%2e/b",
        "http://good.example\\@bad.example",
        "http://host:0",
        "http://host:65536",
        "http://[::1",
        "http://[1]",
        "http://h\u00f6st",
        "http://ho st",
        "http://host/\r\nX: y",
        "http://host/" + "a" * 2048,
    ],
)
def test_no_root(given: str) -> None:
    """What is no plain address is refused, without repeating it."""
    with pytest.raises(BadUrlError) as raised:
        root_of(given)
    assert str(raised.value) == ""
