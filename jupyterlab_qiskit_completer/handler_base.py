"""The base class of the handlers, and what the handlers share.

Every request names its service in the header `X-Qiskit-Completer-Service`: the root URL of the
service, or `default` for the service that the server is configured for. A page of another site
cannot send such a header, so it cannot make a browser call any of these handlers.

The relay's own responses have the header `X-Qiskit-Completer-Relay: relay`. Its errors are JSON
with a `kind` for programs and a `message` for people. The errors of Jupyter Server itself (not
signed in, no XSRF token) do not have the header.
"""

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from jupyter_server.base.handlers import APIHandler
from tornado.web import Finish, stream_request_body

from .config import QiskitCompleter
from .service_client import ServiceClient
from .service_url import InvalidServiceUrlError, parse_service_root
from .token_lookup import TokenSources

EXTENSION_NAME = "jupyterlab-qiskit-completer"
"""The first part of the handlers' paths, below the server's base URL."""

SERVICE_HEADER = "X-Qiskit-Completer-Service"
RELAY_HEADER = "X-Qiskit-Completer-Relay"


@dataclass(frozen=True)
class Dependencies:
    """The objects that all handlers of one server work with."""

    config: QiskitCompleter
    tokens: TokenSources
    client: ServiceClient


@stream_request_body
class ServiceHandler(APIHandler):
    """Handles a request about a service: reads the service, bounds the body, responds in JSON."""

    auth_resource = "qiskit-completer"
    """The resource that the administrator's authorizer is asked about.

    The action is `read` for GET and `write` for all other methods.
    """

    max_body_bytes = 64_000

    def initialize(self, dependencies: Dependencies) -> None:
        """Takes the arguments of the route."""
        self.dependencies = dependencies
        self._chunks: list[bytes] = []

    async def prepare(self) -> None:  # type: ignore[override]
        """Checks the user before any of the body is read, and then the size of the body."""
        self.request.connection.set_max_body_size(self.max_body_bytes)  # type: ignore[union-attr]
        await super().prepare()
        length = self.request.headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.max_body_bytes:
            self.abort(413, "tooLong", "The request is too long.")

    def data_received(self, chunk: bytes) -> None:
        """Keeps a part of the body. The connection limits its total size."""
        self._chunks.append(chunk)

    @property
    def body(self) -> bytes:
        """The body of the request."""
        return b"".join(self._chunks)

    def require_service_root(self) -> str:
        """Returns the root of the request's service; ends the request if it may not be used."""
        values = self.request.headers.get_list(SERVICE_HEADER)
        if values == ["default"]:
            return self.dependencies.config.configured_root
        try:
            root = parse_service_root(values[0] if len(values) == 1 else "")
        except InvalidServiceUrlError:
            message = f"The header {SERVICE_HEADER} must be the URL of a service."
            self.abort(400, "badUrl", message)
        if not self.dependencies.config.is_allowed(root):
            self.abort(403, "notAllowed", "The administrator does not allow this service.")
        return root

    def respond(self, value: Any) -> None:
        """Responds in JSON."""
        self.set_header(RELAY_HEADER, "relay")
        self.finish(json.dumps(value))

    def abort(self, status: int, kind: str, message: str, **details: Any) -> NoReturn:
        """Responds with an error and ends the request."""
        self.report_status(status)
        self.respond({"kind": kind, "message": message, **details})
        raise Finish

    def report_status(self, status: int) -> None:
        """Sets the status of the response. A subclass may report it in another way."""
        self.set_status(status)

    def set_default_headers(self) -> None:
        """Forbids the browser to store any response."""
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")

    def compute_etag(self) -> None:
        """Returns no ETag: the browser has no stored response to compare it with."""
        return
