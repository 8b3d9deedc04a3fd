"""The root URL of a service, in the one form in which URLs are compared."""

import ipaddress
import re

HOSTED = "https://qiskit-code-assistant.quantum.ibm.com"
"""The hosted service, as its documentation names it."""

_MAX_URL_CHARS = 2048
_DEFAULT_PORTS = {"http": 80, "https": 443}
_URL = re.compile(
    r"(?P<scheme>https?)://"
    r"(?P<host>\[[0-9a-f:.]+\]|[a-z0-9._-]+)"
    r"(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>(?:/[a-z0-9._~!$&'()*+,;=:@%-]*)*)",
    re.IGNORECASE,
)
_DOT_SEGMENT = re.compile(r"(?:\.|%2e){1,2}", re.IGNORECASE)


class InvalidServiceUrlError(ValueError):
    """A text is not a service's URL. The error does not repeat it, since it may hold a secret."""


def parse_service_root(text: str) -> str:
    """Returns the root of a service from the URL that a user pasted.

    The root has no `/v1` and no slash at its end:

        " HTTPS://Host.Example:443/v1/ "   gives "https://host.example"
        "http://localhost:8000"            gives "http://localhost:8000"

    The result is the same as that of `parseServiceRoot` in the extension. This function is stricter
    where Python and browsers read a URL differently: it accepts only plain ASCII, without user,
    query, fragment or dot segments.

    Raises:
        InvalidServiceUrlError: for any other text.
    """
    match = _URL.fullmatch(text.strip()) if len(text) <= _MAX_URL_CHARS else None
    if match is None:
        raise InvalidServiceUrlError
    scheme = match["scheme"].lower()
    path = match["path"].rstrip("/").removesuffix("/v1").rstrip("/")
    if any(_DOT_SEGMENT.fullmatch(segment) for segment in path.split("/")):
        raise InvalidServiceUrlError
    host = _normalize_host(match["host"].lower())
    return f"{scheme}://{host}{_format_port(scheme, match['port'])}{path}"


def _normalize_host(host: str) -> str:
    if not host.startswith("["):
        return host
    try:
        return f"[{ipaddress.IPv6Address(host[1:-1]).compressed}]"
    except ValueError:
        raise InvalidServiceUrlError from None


def _format_port(scheme: str, text: str | None) -> str:
    port = _DEFAULT_PORTS[scheme] if text is None else int(text)
    if not 0 < port < 65536:
        raise InvalidServiceUrlError
    return "" if port == _DEFAULT_PORTS[scheme] else f":{port}"
