"""What can go wrong on the way to a service, as the front end tells it apart."""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import httpx

Cause = Literal["refused", "dns", "tls", "proxy", "network"]

BEFORE_AN_ANSWER = (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, ImportError)
"""What sending a request may raise; the last two come from a proxy that can't be used."""


@dataclass(frozen=True)
class Failure:
    """A request without an answer: the status and the body with which the browser is told."""

    status: Literal[502, 503, 504]
    kind: Literal["unreachable", "timeout", "cut", "busy", "redirected"]
    message: str
    cause: Cause | None = None


REDIRECTED = Failure(
    502, "redirected", "The service redirects to another address; use that one instead."
)

_NO_NAME = (socket.gaierror, UnicodeError, httpx.InvalidURL)
_NO_PROXY = (httpx.ProxyError, ValueError, ImportError)

_UNREACHABLE: dict[Cause, str] = {
    "refused": "Nothing answers at the service's address.",
    "dns": "The service's name is not known.",
    "tls": "No secure connection to the service could be made.",
    "proxy": "The proxy that the Jupyter server's environment names can't be used.",
    "network": "The service could not be reached.",
}


def failure_of(error: BaseException) -> Failure:
    """What an error of the HTTP client means. Nothing of its text is passed on."""
    if isinstance(error, httpx.PoolTimeout):
        return Failure(503, "busy", "Too many requests are under way at the same time.")
    if isinstance(error, httpx.TimeoutException):
        return Failure(504, "timeout", "The service took too long to answer.")
    if isinstance(error, httpx.RemoteProtocolError | httpx.ReadError | httpx.WriteError):
        return Failure(502, "cut", "The service closed the connection without an answer.")
    cause = _cause_of(error)
    return Failure(502, "unreachable", _UNREACHABLE[cause], cause)


def _cause_of(error: BaseException) -> Cause:
    reasons = list(_reasons(error))
    if any(isinstance(reason, ssl.SSLError) for reason in reasons):
        return "tls"
    if any(isinstance(reason, _NO_NAME) for reason in reasons):
        return "dns"
    if any(isinstance(reason, ConnectionRefusedError) for reason in reasons):
        return "refused"
    if any(isinstance(reason, _NO_PROXY) for reason in reasons):
        return "proxy"
    return "network"


def _reasons(error: BaseException | None) -> Iterator[BaseException]:
    """An error and those that it came from; a name with several addresses has one for each."""
    while error is not None:
        yield error
        for each in getattr(error, "exceptions", ()):
            yield from _reasons(each)
        error = error.__cause__ or error.__context__
