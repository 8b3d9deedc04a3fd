"""A minimal service for what the local service cannot do: odd bytes and closed connections."""

import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


@dataclass
class Request:
    """A request that has arrived."""

    head: str
    body: bytes

    @property
    def line(self) -> str:
        """Method and path."""
        return self.head.partition(" HTTP/1.1")[0]

    @property
    def headers(self) -> dict[str, str]:
        """The values by the names of the headers, in lower case."""
        lines = (line.partition(": ") for line in self.head.splitlines()[1:])
        return {name.lower(): value for name, _, value in lines}


@dataclass
class RawService:
    """A running service: its address and what has happened so far."""

    port: int
    scheme: str
    requests: list[Request] = field(default_factory=list)
    connections: int = 0

    @property
    def url(self) -> str:
        """The root of the service."""
        return f"{self.scheme}://127.0.0.1:{self.port}"


Responder = Callable[[socket.socket, Request], None]
"""A function that writes the response to a request, or closes the connection."""


def complete_response(body: bytes, head: bytes = OK) -> bytes:
    """Returns a complete response with its length."""
    return head + b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def encode_chunk(data: bytes) -> bytes:
    r"""Returns a chunk of a response with chunked encoding: `b"qc"` gives `b"2\r\nqc\r\n"`."""
    return b"%x\r\n%s\r\n" % (len(data), data)


def always(response: bytes) -> Responder:
    """Returns a responder that sends the same bytes each time and keeps the connection."""
    return lambda connection, _: connection.sendall(response)


@contextmanager
def raw_service(responder: Responder, tls: ssl.SSLContext | None = None) -> Iterator[RawService]:
    """Runs a service that responds by a function, until the end of the block."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        service = RawService(listener.getsockname()[1], "https" if tls else "http")
        arguments = (listener, service, responder, tls)
        threading.Thread(target=_accept, args=arguments, daemon=True).start()
        yield service


def _accept(
    listener: socket.socket, service: RawService, responder: Responder, tls: ssl.SSLContext | None
) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            service.connections += 1
            arguments = (connection, service, responder, tls)
            threading.Thread(target=_serve, args=arguments, daemon=True).start()


def _serve(
    connection: socket.socket, service: RawService, responder: Responder, tls: ssl.SSLContext | None
) -> None:
    with suppress(OSError), connection:
        if tls:
            connection = tls.wrap_socket(connection, server_side=True)
        while request := _read(connection):
            service.requests.append(request)
            responder(connection, request)


def _read(connection: socket.socket) -> Request | None:
    received = b""
    while b"\r\n\r\n" not in received:
        data = connection.recv(65536)
        if not data:
            return None
        received += data
    head, _, body = received.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", head)
    while len(body) < int(length[1] if length else 0):
        body += connection.recv(65536)
    return Request(head.decode(), body)
