"""The relay: forwards the endpoints of the API to a service and adds the token.

`GET` or `POST` `<base URL>/jupyterlab-qiskit-completer/service/<endpoint>`, for example
`…/service/v1/completions`. Of the request's headers only `accept`, `content-type` and `x-caller`
are forwarded; of the response's only its type, length, encoding and `retry-after`. Queries and
cookies are forwarded in neither direction. A response of the service arrives with its status and
body, chunk by chunk and byte for byte (except that the token is redacted), and two headers:

- `X-Qiskit-Completer-Relay: service`.
- `X-Qiskit-Completer-Token`: the source of the token (`environment`, `account`, `typed`,
  `administrator`), or the reason why none was sent (`none`, `otherService`, `never`).

With `X-Qiskit-Completer-Token: never` no token is added, so that the page can find out what answers
at an address before any secret is sent to it. With `X-Qiskit-Completer-Probe: yes` the status of a
failure moves to the header `X-Qiskit-Completer-Status`, and the response itself has the status 200:
to a probe a missing endpoint is a normal result, but a browser would log it as an error.

An error without a response of the service has the field `service` and one of these kinds:
502 `unreachable` (with `cause`: `connectionRefused`, `dns`, `tls`, `proxy`, `network`), 502 `cut`,
502 `redirected`, 503 `busy`, 504 `timeout` (with `seconds`). A request that is not forwarded fails
with 400 `badUrl`, 403 `notAllowed`, 403 `directOnly`, 404 `noEndpoint` or 413 `tooLong`. If a
response of the service breaks off, the relayed response breaks off too.

The relay is not an open proxy. A signed-in user chooses the service, and an administrator can lock
it or restrict it to a list, but nobody chooses paths, methods or headers. Redirects are not
followed, and `token_lookup.py` decides which token may be sent. Each request names its service,
instead of the server keeping it, since two browser windows may use two services. This gives a page
no ability that it does not have through a kernel.
"""

import asyncio
from http import HTTPStatus
from typing import Any, Literal

import httpx
from jupyter_server.auth.decorator import authorized
from tornado.iostream import StreamClosedError
from tornado.web import authenticated

from .allowed_endpoints import is_allowed_endpoint
from .forwarding_failures import REDIRECTED, ForwardingFailure
from .handler_base import EXTENSION_NAME, RELAY_HEADER, ServiceHandler
from .redact import TokenRedactor
from .service_client import ForwardingError
from .token_lookup import TokenLookup

TOKEN_HEADER = "X-Qiskit-Completer-Token"
PROBE_HEADER = "X-Qiskit-Completer-Probe"
STATUS_HEADER = "X-Qiskit-Completer-Status"
NEVER: Literal["never"] = "never"

_FORWARDED_REQUEST_HEADERS = ("accept", "content-type", "x-caller")
_FORWARDED_RESPONSE_HEADERS = (
    "content-type",
    "content-length",
    "content-encoding",
    "retry-after",
)
_STALLED_SECONDS = 60
"""The time after which a browser that reads nothing is given up."""


class RelayHandler(ServiceHandler):
    """Forwards one request. When the browser disconnects, the forwarded request is cancelled."""

    max_body_bytes = 4_000_000
    max_response_bytes = 16_000_000

    _forwarding: "asyncio.Task[None] | None" = None

    @authenticated
    @authorized
    async def get(self, path: str) -> None:
        """Forwards a GET request."""
        await self._forward_while_connected()

    @authenticated
    @authorized
    async def post(self, path: str) -> None:
        """Forwards a POST request."""
        await self._forward_while_connected()

    @property
    def content_security_policy(self) -> str:
        """A policy by which a service's response, which is foreign, can do nothing as a page."""
        return "sandbox; default-src 'none'; frame-ancestors 'none'"

    def on_connection_close(self) -> None:
        """Cancels the forwarded request because the browser has disconnected."""
        if self._forwarding is not None:
            self._forwarding.cancel()

    def report_status(self, status: int) -> None:
        """Sets the status, except that a failed probe gets it in a header."""
        is_probe = self.request.headers.get(PROBE_HEADER) == "yes"
        if is_probe and status >= HTTPStatus.BAD_REQUEST:
            self.set_header(STATUS_HEADER, str(status))
        else:
            super().report_status(status)

    async def _forward_while_connected(self) -> None:
        # In a task of its own, since Jupyter's task would log an error when it is cancelled.
        self._forwarding = asyncio.ensure_future(self._forward())
        await asyncio.wait([self._forwarding])
        if self._forwarding.cancelled():
            self.detach()
        else:
            self._forwarding.result()

    async def _forward(self) -> None:
        root = self.require_service_root()
        if self.dependencies.config.is_direct_only:
            message = "The administrator requires that the service is called directly."
            self.abort(403, "directOnly", message)
        # The path as it arrived: an encoded slash would be lost in the decoded one.
        path = self.request.path.partition(f"/{EXTENSION_NAME}/service")[2]
        method = self.request.method or ""
        if not is_allowed_endpoint(method, path):
            self.abort(404, "noEndpoint", "This is not an endpoint of the service's API.")
        lookup = await self._look_up_token(root)
        headers = {
            name: self.request.headers[name]
            for name in _FORWARDED_REQUEST_HEADERS
            if name in self.request.headers
        }
        if lookup.token:
            headers["authorization"] = f"Bearer {lookup.token}"
        client = self.dependencies.client
        try:
            async with client.stream(method, root + path, headers, self.body) as response:
                if response.is_redirect:
                    raise ForwardingError(REDIRECTED)
                self.set_header(TOKEN_HEADER, lookup.source or lookup.reason or "none")
                await self._pass_on(response, TokenRedactor(lookup.token))
        except ForwardingError as error:
            self._respond_with_failure(error.failure, root)

    async def _look_up_token(self, root: str) -> TokenLookup:
        if self.request.headers.get(TOKEN_HEADER) == NEVER:
            return TokenLookup(None, reason=NEVER)
        return await self.dependencies.tokens.look_up(root)

    async def _pass_on(self, response: httpx.Response, redactor: TokenRedactor) -> None:
        self._begin(response, redactor)
        received_bytes = 0
        try:
            await self._send()
            async for chunk in response.aiter_raw():
                received_bytes += len(chunk)
                if received_bytes > self.max_response_bytes:
                    return self._break_off()
                self.write(redactor.feed(chunk))
                await self._send()
            self.write(redactor.flush())
            await self.finish()
        except (httpx.HTTPError, OSError, asyncio.TimeoutError, StreamClosedError):
            # The service broke the response off, or the browser has stopped reading.
            self._break_off()

    def _begin(self, response: httpx.Response, redactor: TokenRedactor) -> None:
        """Sets the status and the headers of the response."""
        self.report_status(response.status_code)
        self.clear_header("Content-Type")
        for name in _FORWARDED_RESPONSE_HEADERS:
            if name in response.headers:
                value = response.headers[name].encode("latin-1", "replace")
                self.set_header(name, redactor.feed(value) + redactor.flush())
        self.set_header(RELAY_HEADER, "service")

    async def _send(self) -> None:
        """Waits until the written bytes are sent, so that at most one chunk is in memory."""
        await asyncio.wait_for(self.flush(), _STALLED_SECONDS)

    def _break_off(self) -> None:
        """Closes the connection without ending the response, which then counts as incomplete."""
        if not self._finished:
            self.detach().close()

    def _respond_with_failure(self, failure: ForwardingFailure, root: str) -> None:
        self.report_status(failure.status)
        details: dict[str, Any] = {"cause": failure.cause} if failure.cause else {}
        if failure.kind == "timeout":
            details["seconds"] = self.dependencies.config.answer_timeout
        self.respond({"kind": failure.kind, "message": failure.message, "service": root, **details})
