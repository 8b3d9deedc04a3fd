"""A service of a few lines, for what the local service can't do: odd bytes, and closing late."""

import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

OK = b"HTTP/1.1 200 OK\r\n"


@dataclass
class Request:
    """What has arrived."""

    head: str
    body: bytes

    @property
    def line(self) -> str:
        """Method and path."""
        return self.head.partition(" HTTP/1.1")[0]

    @property
    def headers(self) -> dict[str, str]:
        """By their names, in lower case."""
        lines = (line.partition(": ") for line in self.head.splitlines()[1:])
        return {name.lower(): value for name, _, value in lines}


@dataclass
class RawService:
    """What has happened so far."""

    port: int
    scheme: str
    requests: list[Request] = field(default_factory=list)
    connections: int = 0

    @property
    def url(self) -> str:
        """Its root."""
        return f"{self.scheme}://127.0.0.1:{self.port}"


Answer = Callable[[socket.socket, Request], None]


def plain(body: bytes, head: bytes = OK) -> bytes:
    """A whole answer."""
    return head + b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def saying(answer: bytes) -> Answer:
    """Always the same answer; the connection is kept."""
    return lambda connection, _: connection.sendall(answer)


@contextmanager
def raw_service(answer: Answer, tls: ssl.SSLContext | None = None) -> Iterator[RawService]:
    """A service whose answers are written by a function, which may also close the connection."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        service = RawService(listener.getsockname()[1], "https" if tls else "http")
        threading.Thread(target=_accept, args=(listener, service, answer, tls), daemon=True).start()
        yield service


def _accept(
    listener: socket.socket, service: RawService, answer: Answer, tls: ssl.SSLContext | None
) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            service.connections += 1
            serve = threading.Thread(
                target=_serve, args=(connection, service, answer, tls), daemon=True
            )
            serve.start()


def _serve(
    connection: socket.socket, service: RawService, answer: Answer, tls: ssl.SSLContext | None
) -> None:
    with suppress(OSError), connection:
        if tls:
            connection = tls.wrap_socket(connection, server_side=True)
        while request := _read(connection):
            service.requests.append(request)
            answer(connection, request)


def _read(connection: socket.socket) -> Request | None:
    received = b""
    while b"\r\n\r\n" not in received:
        chunk = connection.recv(65536)
        if not chunk:
            return None
        received += chunk
    head, _, body = received.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", head)
    while len(body) < int(length[1] if length else 0):
        body += connection.recv(65536)
    return Request(head.decode(), body)
