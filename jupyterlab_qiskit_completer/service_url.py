"""The address of a service, in the one form in which addresses are compared."""

import ipaddress
import re

HOSTED = "https://qiskit-code-assistant.quantum.ibm.com"
"""The hosted service, as its documentation names it."""

_LONGEST = 2048
_DEFAULT_PORTS = {"http": 80, "https": 443}
_URL = re.compile(
    r"(?P<scheme>https?)://"
    r"(?P<host>\[[0-9a-f:.]+\]|[a-z0-9._-]+)"
    r"(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<path>(?:/[a-z0-9._~!$&'()*+,;=:@%-]*)*)",
    re.IGNORECASE,
)
_DOTS = re.compile(r"(?:\.|%2e){1,2}", re.IGNORECASE)


class BadUrlError(ValueError):
    """A text that is no service's address. It doesn't repeat the text: a secret may be in it."""


def root_of(text: str) -> str:
    """The root of a service, without `/v1` and a trailing slash, from what people paste.

    The same as `rootOf` of the front end, and stricter where Python and browsers read a URL
    differently: only plain ASCII, no user, no query, no fragment, no dot segments.

    Raises:
        BadUrlError: for anything else.
    """
    match = _URL.fullmatch(text.strip()) if len(text) <= _LONGEST else None
    if match is None:
        raise BadUrlError
    scheme = match["scheme"].lower()
    path = match["path"].rstrip("/").removesuffix("/v1").rstrip("/")
    if any(_DOTS.fullmatch(part) for part in path.split("/")):
        raise BadUrlError
    return f"{scheme}://{_host(match['host'].lower())}{_port(scheme, match['port'])}{path}"


def _host(host: str) -> str:
    if not host.startswith("["):
        return host
    try:
        return f"[{ipaddress.IPv6Address(host[1:-1]).compressed}]"
    except ValueError:
        raise BadUrlError from None


def _port(scheme: str, text: str | None) -> str:
    port = _DEFAULT_PORTS[scheme] if text is None else int(text)
    if not 0 < port < 65536:
        raise BadUrlError
    return "" if port == _DEFAULT_PORTS[scheme] else f":{port}"
