"""The HTTP client for services. It reuses connections, limits their number and times out."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import httpx

from ._version import __version__
from .forwarding_failures import SEND_ERRORS, ForwardingFailure, classify_error

# Common servers close an idle connection after 5 seconds (Node, uvicorn), proxies after 60.
_KEEPALIVE_SECONDS = 55
_MAX_IDLE_CONNECTIONS = 20

# Never reached through a proxy, whichever one the environment names; browsers do the same.
_LOOPBACK = ("all://localhost", "all://127.0.0.1", "all://[::1]")


class ForwardingError(Exception):
    """There is no response. The error contains nothing of the request."""

    def __init__(self, failure: ForwardingFailure) -> None:
        """Reports this failure."""
        super().__init__(failure.kind)
        self.failure = failure


class ServiceClient:
    """Sends requests and streams the responses, on the event loop of the server."""

    def __init__(
        self, *, connect_timeout: float, response_timeout: float, max_requests: int
    ) -> None:
        """Sets the timeouts, in seconds, and the number of simultaneous requests."""
        self._timeout = httpx.Timeout(
            response_timeout, connect=connect_timeout, pool=connect_timeout
        )
        self._limits = httpx.Limits(
            max_connections=max_requests,
            max_keepalive_connections=_MAX_IDLE_CONNECTIONS,
            keepalive_expiry=_KEEPALIVE_SECONDS,
        )
        self._client: asyncio.Future[httpx.AsyncClient] | None = None

    @asynccontextmanager
    async def stream(
        self, method: str, url: str, headers: dict[str, str], body: bytes
    ) -> AsyncIterator[httpx.Response]:
        """Sends a request and yields a response whose body is still to be read.

        Leaving the block closes the response.

        Raises:
            ForwardingError: if there is no response.
        """
        try:
            response = await self._send(method, url, headers, body)
        except SEND_ERRORS as error:
            raise ForwardingError(classify_error(error)) from None
        try:
            yield response
        finally:
            await response.aclose()

    async def _send(
        self, method: str, url: str, headers: dict[str, str], body: bytes
    ) -> httpx.Response:
        # Reading the certificates takes a while, so it is done neither at the start of the server
        # nor on the event loop.
        self._client = self._client or asyncio.ensure_future(asyncio.to_thread(self._create_client))
        client = await asyncio.shield(self._client)
        while True:
            connection = _ConnectionTrace()
            request = client.build_request(
                method,
                url,
                headers=headers,
                content=body,
                extensions={"trace": connection.trace},
            )
            try:
                return await client.send(request, stream=True)
            except (httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError):
                # The service may just have closed a reused connection. As browsers do, try again
                # until a new connection fails.
                if connection.is_new:
                    raise

    def _create_client(self) -> httpx.AsyncClient:
        client = httpx.AsyncClient(
            timeout=self._timeout,
            limits=self._limits,
            mounts=dict.fromkeys(_LOOPBACK),
            follow_redirects=False,
            headers={
                # The token could not be found, and redacted, in a compressed response.
                "accept-encoding": "identity",
                "user-agent": f"jupyterlab-qiskit-completer/{__version__}",
            },
        )
        client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        return client


class _ConnectionTrace:
    """Records whether a new connection was made for a request."""

    is_new = False

    async def trace(self, event: str, _: dict[str, Any]) -> None:
        self.is_new = self.is_new or event == "connection.connect_tcp.started"
