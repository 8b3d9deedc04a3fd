"""Only the endpoints of the API are forwarded, each with its own method."""

import pytest

from jupyterlab_qiskit_completer.allowed_endpoints import is_allowed_endpoint


@pytest.mark.parametrize(
    "endpoint",
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
def test_endpoint_is_allowed(endpoint: str) -> None:
    """An endpoint is allowed with its own method and with no other."""
    method, path = endpoint.split()
    assert is_allowed_endpoint(method, path)
    assert not is_allowed_endpoint("DELETE", path)
    assert not is_allowed_endpoint("PUT", path)


@pytest.mark.parametrize(
    "endpoint",
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
def test_other_request_is_not_allowed(endpoint: str) -> None:
    """Other paths, dot segments and anything that is not a model name are not allowed."""
    method, path = endpoint.split(" ", 1)
    assert not is_allowed_endpoint(method, path)
