"""The failures of a forwarded request, by the kinds that the extension distinguishes."""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import httpx

UnreachableCause = Literal["connectionRefused", "dns", "tls", "proxy", "network"]

SEND_ERRORS = (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, ImportError)
"""The errors that sending a request may raise; the last two come from an unusable proxy."""


@dataclass(frozen=True)
class ForwardingFailure:
    """A request without a response: the status and the error that the browser gets instead."""

    status: Literal[502, 503, 504]
    kind: Literal["unreachable", "timeout", "cut", "busy", "redirected"]
    message: str
    cause: UnreachableCause | None = None


REDIRECTED = ForwardingFailure(
    502, "redirected", "The service redirects to another address. Use that address instead."
)

_NAME_ERRORS = (socket.gaierror, UnicodeError, httpx.InvalidURL)
_PROXY_ERRORS = (httpx.ProxyError, ValueError, ImportError)

_UNREACHABLE_MESSAGES: dict[UnreachableCause, str] = {
    "connectionRefused": "Nothing answers at the service's address.",
    "dns": "The service's host name is not known.",
    "tls": "No secure connection to the service could be made.",
    "proxy": "The proxy set in the Jupyter server's environment cannot be used.",
    "network": "The service could not be reached.",
}


def classify_error(error: BaseException) -> ForwardingFailure:
    """Returns the failure that an error of the HTTP client means.

    Nothing of the error's text is passed on.
    """
    if isinstance(error, httpx.PoolTimeout):
        return ForwardingFailure(503, "busy", "Too many requests are running at the same time.")
    if isinstance(error, httpx.TimeoutException):
        return ForwardingFailure(504, "timeout", "The service took too long to respond.")
    if isinstance(error, httpx.RemoteProtocolError | httpx.ReadError | httpx.WriteError):
        message = "The service closed the connection without a response."
        return ForwardingFailure(502, "cut", message)
    cause = _find_cause(error)
    return ForwardingFailure(502, "unreachable", _UNREACHABLE_MESSAGES[cause], cause)


def _find_cause(error: BaseException) -> UnreachableCause:
    errors = list(_error_chain(error))
    if any(isinstance(each, ssl.SSLError) for each in errors):
        return "tls"
    if any(isinstance(each, _NAME_ERRORS) for each in errors):
        return "dns"
    if any(isinstance(each, ConnectionRefusedError) for each in errors):
        return "connectionRefused"
    if any(isinstance(each, _PROXY_ERRORS) for each in errors):
        return "proxy"
    return "network"


def _error_chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yields an error and its causes. A host name with several addresses has one for each."""
    while error is not None:
        yield error
        for each in getattr(error, "exceptions", ()):
            yield from _error_chain(each)
        error = error.__cause__ or error.__context__
