"""The endpoints that the relay forwards. It forwards nothing else."""

import re
from urllib.parse import unquote

ALLOWED_ENDPOINTS = (
    # Documented.
    ("GET", "/v1/models"),
    ("GET", "/v1/model/{model}"),
    ("GET", "/v1/model/{model}/disclaimer"),
    ("POST", "/v1/model/{model}/disclaimer"),
    ("POST", "/v1/completions"),
    ("POST", "/v1/completions/accept"),
    # Provided by the hosted service, and some of them by OpenAI-compatible servers.
    ("GET", "/"),
    ("GET", "/v1/models/{model}"),
    ("GET", "/v1/models/{model}/disclaimer"),
    ("POST", "/v1/models/{model}/disclaimer"),
    ("POST", "/v1/chat/completions"),
    ("POST", "/v1/completion/acceptance"),
    ("POST", "/feedback"),
    ("POST", "/migrate"),
    ("GET", "/migrate/disclaimer"),
    ("POST", "/migrate/disclaimer/acceptance"),
)
"""Method and path below the root of a service. `{model}` is one encoded segment of the path."""

# A slash in a model's name arrives percent-encoded and stays encoded.
_MODEL = r"((?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}){1,512})"
_PATTERNS = [
    (method, re.compile(re.escape(path).replace(re.escape("{model}"), _MODEL)))
    for method, path in ALLOWED_ENDPOINTS
]


def is_allowed_endpoint(method: str, path: str) -> bool:
    """Returns whether a request may be forwarded. The path is as it arrived, still encoded."""
    for allowed_method, pattern in _PATTERNS:
        match = pattern.fullmatch(path) if allowed_method == method else None
        if match is not None:
            return all(map(_is_model_name, match.groups()))
    return False


def _is_model_name(segment: str) -> bool:
    """Returns whether a path segment is a name, without dot segments or control characters."""
    # Some servers decode a path twice, so the result of a second decoding is checked too.
    decoded = unquote(segment)
    dot_segments = {".", ".."} & {*decoded.split("/"), *unquote(decoded).split("/")}
    return not dot_segments and decoded.isprintable() and "\\" not in decoded
