"""The HTTP client towards the service: connections are kept, bounded and given up in time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import httpx

from ._version import __version__
from .failures import BEFORE_AN_ANSWER, Failure, failure_of

# Common servers close an idle connection after 5 seconds (Node, uvicorn), proxies after 60.
_KEPT_SECONDS = 55

# As browsers do, whatever proxy the environment names.
_THIS_MACHINE = ("all://localhost", "all://127.0.0.1", "all://[::1]")


class FailedError(Exception):
    """There is no answer. It has nothing of the request in it."""

    def __init__(self, failure: Failure) -> None:
        """Tell this failure."""
        super().__init__(failure.kind)
        self.failure = failure


class Upstream:
    """Sends requests and streams the answers, on the event loop of the server."""

    def __init__(self, connect: float, answer: float, streams: int) -> None:
        """Set the patience, in seconds, and how many requests may run at the same time."""
        self._timeout = httpx.Timeout(answer, connect=connect, pool=connect)
        self._limits = httpx.Limits(
            max_connections=streams, max_keepalive_connections=20, keepalive_expiry=_KEPT_SECONDS
        )
        self._client: asyncio.Future[httpx.AsyncClient] | None = None

    @asynccontextmanager
    async def answer(
        self, method: str, url: str, headers: dict[str, str], body: bytes
    ) -> AsyncIterator[httpx.Response]:
        """An answer whose body is still to be read; leaving the block closes it.

        Raises:
            FailedError: when there is no answer.
        """
        try:
            response = await self._send(method, url, headers, body)
        except BEFORE_AN_ANSWER as error:
            raise FailedError(failure_of(error)) from None
        try:
            yield response
        finally:
            await response.aclose()

    async def _send(
        self, method: str, url: str, headers: dict[str, str], body: bytes
    ) -> httpx.Response:
        # Reading the certificates takes a while: not at start, and not on the event loop.
        self._client = self._client or asyncio.ensure_future(asyncio.to_thread(self._make_client))
        client = await asyncio.shield(self._client)
        while True:
            connection = _Connection()
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
                # The service may have closed a kept connection just now. Browsers try again, too,
                # until a new connection fails.
                if connection.is_new:
                    raise

    def _make_client(self) -> httpx.AsyncClient:
        client = httpx.AsyncClient(
            timeout=self._timeout,
            limits=self._limits,
            mounts=dict.fromkeys(_THIS_MACHINE),
            follow_redirects=False,
            headers={
                # Compressed, the token could not be seen in an answer.
                "accept-encoding": "identity",
                "user-agent": f"jupyterlab-qiskit-completer/{__version__}",
            },
        )
        client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        return client


class _Connection:
    """Notes whether a request had a connection made for it."""

    is_new = False

    async def trace(self, event: str, _: dict[str, Any]) -> None:
        self.is_new = self.is_new or event == "connection.connect_tcp.started"
