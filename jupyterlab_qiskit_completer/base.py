"""What the handlers share.

Every request names the service that it is about in the header `X-Qiskit-Completer-Service`: its
root URL, or `default` for the one that the server is configured for. A page of another site can't
send such a header, so it can't make a browser call any of these handlers.

What a handler says itself has the header `X-Qiskit-Completer-Relay: relay`. An error is JSON with
a `kind` for programs and a `message` for people. What Jupyter Server refuses (no login, no XSRF
token) has no such header.
"""

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from jupyter_server.base.handlers import APIHandler
from tornado.web import Finish, stream_request_body

from .config import QiskitCompleter
from .service_url import BadUrlError, root_of
from .tokens import Tokens
from .upstream import Upstream

SERVICE_HEADER = "X-Qiskit-Completer-Service"
RELAY_HEADER = "X-Qiskit-Completer-Relay"


@dataclass(frozen=True)
class Parts:
    """What all handlers of one server work with."""

    config: QiskitCompleter
    tokens: Tokens
    upstream: Upstream


@stream_request_body
class Handler(APIHandler):
    """A handler that knows its service, refuses in JSON, and takes no more than it needs."""

    auth_resource = "qiskit-completer"
    """What an administrator's authorizer is asked about: `read` for GET, else `write`."""

    largest_body = 64_000

    def initialize(self, parts: Parts) -> None:
        """Take what the routes give."""
        self.parts = parts
        self._chunks: list[bytes] = []

    async def prepare(self) -> None:  # type: ignore[override]
        """Check who asks before anything of the body is read, and the body's size after that."""
        self.request.connection.set_max_body_size(self.largest_body)  # type: ignore[union-attr]
        await super().prepare()
        length = self.request.headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.largest_body:
            self.refuse(413, "tooLong", "The request is too long.")

    def data_received(self, chunk: bytes) -> None:
        """Keep a part of the body, which the connection bounds."""
        self._chunks.append(chunk)

    @property
    def body(self) -> bytes:
        """The request's body."""
        return b"".join(self._chunks)

    @property
    def root(self) -> str:
        """The root of the service that the request is about; refuses one that may not be used."""
        named = self.request.headers.get_list(SERVICE_HEADER)
        if named == ["default"]:
            return self.parts.config.configured
        try:
            root = root_of(named[0] if len(named) == 1 else "")
        except BadUrlError:
            self.refuse(400, "badUrl", f"The header {SERVICE_HEADER} must be a service's address.")
        if not self.parts.config.allows(root):
            self.refuse(403, "notAllowed", "The administrator does not allow this service.")
        return root

    def answer(self, value: Any) -> None:
        """Answer in JSON."""
        self.set_header(RELAY_HEADER, "relay")
        self.finish(json.dumps(value))

    def refuse(self, status: int, kind: str, message: str, **more: Any) -> NoReturn:
        """Answer with an error and end the request."""
        self.set_told_status(status)
        self.answer({"kind": kind, "message": message, **more})
        raise Finish

    def set_told_status(self, status: int) -> None:
        """Set the status that the front end is to know."""
        self.set_status(status)

    def set_default_headers(self) -> None:
        """Nothing of this is kept by a browser."""
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")

    def compute_etag(self) -> None:
        """No tag: nothing is kept that could be compared."""
        return
