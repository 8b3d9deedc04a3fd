"""The rows of the API that are forwarded; nothing else is."""

import re
from urllib.parse import unquote

ROWS = (
    # As documented.
    ("GET", "/v1/models"),
    ("GET", "/v1/model/{model}"),
    ("GET", "/v1/model/{model}/disclaimer"),
    ("POST", "/v1/model/{model}/disclaimer"),
    ("POST", "/v1/completions"),
    ("POST", "/v1/completions/accept"),
    # As the hosted service answers, and OpenAI-compatible servers in part.
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
"""Method and path below a service's root; `{model}` is one encoded part of a path."""

# A slash in a model's name comes encoded, and stays so.
_MODEL = r"((?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}){1,512})"
_PATTERNS = [
    (method, re.compile(re.escape(path).replace(re.escape("{model}"), _MODEL)))
    for method, path in ROWS
]


def is_row(method: str, path: str) -> bool:
    """Whether a request is one of the rows. The path is as it came, still encoded."""
    for known, pattern in _PATTERNS:
        match = pattern.fullmatch(path) if known == method else None
        if match is not None:
            return all(map(_names_a_model, match.groups()))
    return False


def _names_a_model(part: str) -> bool:
    """Whether a part of a path is a name: not a step up, and without control characters."""
    # Some servers decode twice: what is left encoded after once is looked at too.
    once = unquote(part)
    steps = {".", ".."} & {*once.split("/"), *unquote(once).split("/")}
    return not steps and once.isprintable() and "\\" not in once
