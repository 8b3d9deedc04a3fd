"""Every way to write a service's URL gives the same root, and other texts are not accepted."""

import pytest

from jupyterlab_qiskit_completer.service_url import InvalidServiceUrlError, parse_service_root


@pytest.mark.parametrize(
    ("text", "root"),
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
def test_root(text: str, root: str) -> None:
    """The root is the same as the one that the extension finds."""
    assert parse_service_root(text) == root


@pytest.mark.parametrize(
    "text",
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
def test_other_text_has_no_root(text: str) -> None:
    """A text that is not a plain URL raises an error that does not repeat it."""
    with pytest.raises(InvalidServiceUrlError) as raised:
        parse_service_root(text)
    assert str(raised.value) == ""
