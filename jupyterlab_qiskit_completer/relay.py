"""The relay: it forwards the rows of the API to a service, and adds the token.

`GET` or `POST` `<base URL>/jupyterlab-qiskit-completer/service/<row>`, for instance
`…/service/v1/completions`. Of the request's headers `accept`, `content-type` and `x-caller` go on,
of the answer's the type, the length and `retry-after`; queries and cookies don't, in either
direction. An answer of the service comes with its status and body, piece by piece and byte for byte
(but for the token, if it repeats it), and with two headers:

- `X-Qiskit-Completer-Relay: service`.
- `X-Qiskit-Completer-Token`: where the token came from (`environment`, `account`, `typed`,
  `administrator`), or why none was sent (`none`, `otherService`, `never`).

With `X-Qiskit-Completer-Token: never` no token is added: to find out what answers at an address
before anything is entrusted to it. With `X-Qiskit-Completer-Look: yes` the status of a failure
comes beside: who looks what there is takes a missing row for an answer, but a browser would note
it down as an error. The status is 200 then, and the real one in `X-Qiskit-Completer-Status`.

Without an answer the error has `service` and one of these kinds: 502 `unreachable` (with `cause`:
`refused`, `dns`, `tls`, `proxy`, `network`), 502 `cut`, 502 `redirected`, 503 `busy`,
504 `timeout` (with `seconds`). A request may be refused with 400 `badUrl`, 403 `notAllowed`,
403 `directOnly`, 404 `noRow`, 413 `tooLong`. An answer that breaks off does so here, too.

It is no open proxy: a signed-in person chooses the service, which an administrator can lock or
restrict to a list, but nobody chooses paths, methods or headers, redirects are not followed, and
a token goes only where `tokens.py` says. The service comes with each request instead of being kept
here, since two browser windows may use two services; that gives a page nothing that it could not
do through a kernel.
"""

import asyncio
from http import HTTPStatus
from typing import Any, Literal

import httpx
from jupyter_server.auth.decorator import authorized
from tornado.iostream import StreamClosedError
from tornado.web import authenticated

from .base import RELAY_HEADER, Handler
from .failures import REDIRECTED, Failure
from .mask import Mask
from .rows import is_row
from .tokens import Found
from .upstream import FailedError

TOKEN_HEADER = "X-Qiskit-Completer-Token"
LOOK_HEADER = "X-Qiskit-Completer-Look"
STATUS_HEADER = "X-Qiskit-Completer-Status"
NEVER: Literal["never"] = "never"

_TO_SERVICE = ("accept", "content-type", "x-caller")
_FROM_SERVICE = ("content-type", "content-length", "content-encoding", "retry-after")
_STALLED_SECONDS = 60


class RelayHandler(Handler):
    """Forwards one request. It ends, and its connection closes, when the browser leaves."""

    largest_body = 4_000_000
    largest_answer = 16_000_000

    _forwarding: "asyncio.Task[None] | None" = None

    @authenticated
    @authorized
    async def get(self, path: str) -> None:
        """Forward a row that reads."""
        await self._forward_while_wanted()

    @authenticated
    @authorized
    async def post(self, path: str) -> None:
        """Forward a row that asks for something."""
        await self._forward_while_wanted()

    @property
    def content_security_policy(self) -> str:
        """What a service answers is foreign: opened as a page it can do nothing here."""
        return "sandbox; default-src 'none'; frame-ancestors 'none'"

    def on_connection_close(self) -> None:
        """The browser has left."""
        if self._forwarding is not None:
            self._forwarding.cancel()

    def set_told_status(self, status: int) -> None:
        """Set it, or tell a failure's beside to who only looks."""
        looks = self.request.headers.get(LOOK_HEADER) == "yes"
        if looks and status >= HTTPStatus.BAD_REQUEST:
            self.set_header(STATUS_HEADER, str(status))
        else:
            super().set_told_status(status)

    async def _forward_while_wanted(self) -> None:
        # A task of its own: cancelling Jupyter's would be logged as an error.
        self._forwarding = asyncio.ensure_future(self._forward())
        await asyncio.wait([self._forwarding])
        if self._forwarding.cancelled():
            self.detach()
        else:
            self._forwarding.result()

    async def _forward(self) -> None:
        root = self.root
        if self.parts.config.transport == "direct" and "transport" in self.parts.config.locked:
            self.refuse(403, "directOnly", "The administrator wants the service called directly.")
        # As it came: decoded, an encoded slash would be lost.
        row = self.request.path.partition("/jupyterlab-qiskit-completer/service")[2]
        method = self.request.method or ""
        if not is_row(method, row):
            self.refuse(404, "noRow", "This is not a part of the service's API.")
        never = self.request.headers.get(TOKEN_HEADER) == NEVER
        found = Found(None, lack=NEVER) if never else await self.parts.tokens.find(root)
        headers = {
            name: self.request.headers[name] for name in _TO_SERVICE if name in self.request.headers
        }
        if found.token:
            headers["authorization"] = f"Bearer {found.token}"
        try:
            async with self.parts.upstream.answer(method, root + row, headers, self.body) as answer:
                if answer.is_redirect:
                    raise FailedError(REDIRECTED)
                self.set_header(TOKEN_HEADER, found.source or found.lack or "none")
                await self._pass_on(answer, Mask(found.token))
        except FailedError as error:
            self._tell(error.failure, root)

    async def _pass_on(self, answer: httpx.Response, mask: Mask) -> None:
        self._begin(answer, mask)
        passed = 0
        try:
            await self._send()
            async for chunk in answer.aiter_raw():
                passed += len(chunk)
                if passed > self.largest_answer:
                    return self._break_off()
                self.write(mask.feed(chunk))
                await self._send()
            self.write(mask.rest())
            await self.finish()
        except (httpx.HTTPError, OSError, asyncio.TimeoutError, StreamClosedError):
            # The service broke off, or the browser takes nothing any more.
            self._break_off()

    def _begin(self, answer: httpx.Response, mask: Mask) -> None:
        self.set_told_status(answer.status_code)
        self.clear_header("Content-Type")
        for name in _FROM_SERVICE:
            if name in answer.headers:
                value = answer.headers[name].encode("latin-1", "replace")
                self.set_header(name, mask.feed(value) + mask.rest())
        self.set_header(RELAY_HEADER, "service")

    async def _send(self) -> None:
        """Wait until what was written is on its way, so that no more than a piece is held."""
        await asyncio.wait_for(self.flush(), _STALLED_SECONDS)

    def _break_off(self) -> None:
        """Close the connection without the end of the answer, so that it is not taken for whole."""
        if not self._finished:
            self.detach().close()

    def _tell(self, failure: Failure, root: str) -> None:
        self.set_told_status(failure.status)
        more: dict[str, Any] = {"cause": failure.cause} if failure.cause else {}
        if failure.kind == "timeout":
            more["seconds"] = self.parts.config.answer_timeout
        self.answer({"kind": failure.kind, "message": failure.message, "service": root, **more})
