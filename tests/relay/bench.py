"""What the relay costs: `npm run bench -- relay`. It prints figures and judges nothing.

The service is the local one with a scripted engine, the server a real Jupyter Server; both run on
this machine beside the measuring client, so a busy machine shows in all figures.
"""

import asyncio
import json
import os
import socket
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median, quantiles

import httpx
import psutil
from support import ROOT, running_service

from relay import memory
from relay.conftest import question
from relay.jupyter import Jupyter, running_jupyter
from relay.raw import Request, raw_service
from relay.test_forwarding import CHUNKED, chunk

STREAMS = 20
SERIES = 24
"""How often streams come and go, of each kind, for what memory they leave behind."""
RULES = [
    {"prompt": "^quick", "chunks": ["qc"]},
    {"prompt": "^slow", "chunks": ["qc"] * 1000, "first_byte_ms": 500, "chunk_ms": 50},
]


def show(name: str, seconds: Sequence[float]) -> None:
    """Print the middle and the slow end of some times."""
    p95 = quantiles(seconds, n=20)[-1]
    print(f"{name:50} p50 {1000 * median(seconds):7.2f} ms   p95 {1000 * p95:7.2f} ms")


def megabytes(jupyter: Jupyter) -> float:
    """The memory of the server's process."""
    return float(psutil.Process(jupyter.pid).memory_info().rss) / 1e6


async def first_byte(client: httpx.AsyncClient, url: str) -> float:
    """Seconds from a request to the first piece of its answer."""
    start = time.perf_counter()
    async with client.stream("POST", url, json=question("quick")) as response:
        response.raise_for_status()
        pieces = response.aiter_raw()
        await anext(pieces)
        elapsed = time.perf_counter() - start
        async for _ in pieces:
            pass
    return elapsed


async def statuses(client: httpx.AsyncClient, jupyter: Jupyter, count: int) -> list[float]:
    """How long Jupyter's own status takes, again and again."""
    times = []
    for _ in range(count):
        start = time.perf_counter()
        (await client.get(f"{jupyter.url}/api/status")).raise_for_status()
        times.append(time.perf_counter() - start)
        await asyncio.sleep(0.01)
    return times


async def begin(
    client: httpx.AsyncClient, jupyter: Jupyter, service: str, stack: AsyncExitStack
) -> httpx.Response:
    """Begin a stream that never ends by itself."""
    url = f"{jupyter.relay}/v1/completions"
    headers = {"X-Qiskit-Completer-Service": service}
    stream = client.stream("POST", url, json=question("slow"), headers=headers, timeout=None)
    return (await stack.enter_async_context(stream)).raise_for_status()


async def read(response: httpx.Response) -> None:
    """Read all of a stream."""
    async for _ in response.aiter_raw():
        pass


async def streams(
    client: httpx.AsyncClient, jupyter: Jupyter, service: str, name: str, *, reading: bool
) -> None:
    """Memory and status while many streams run."""
    before = megabytes(jupyter)
    async with AsyncExitStack() as stack:
        begun = [begin(client, jupyter, service, stack) for _ in range(STREAMS)]
        for response in await asyncio.gather(*begun):
            if reading:
                stack.callback(asyncio.ensure_future(read(response)).cancel)
        times = await statuses(client, jupyter, 200)
        during = megabytes(jupyter)
    await asyncio.sleep(1)
    show(f"GET /api/status beside {STREAMS} streams, {name}", times)
    each = (during - before) / STREAMS
    print(f"{'':4}memory: {before:.1f} MB before, {during:.1f} MB during", end=" ")
    print(f"({each:+.2f} MB per stream), {megabytes(jupyter):.1f} MB after")


async def leaving(
    client: httpx.AsyncClient, jupyter: Jupyter, services: Sequence[str], count: int
) -> None:
    """Let streams come and go, again and again."""
    for service in [*services] * count:
        async with AsyncExitStack() as stack:
            begun = [begin(client, jupyter, service, stack) for _ in range(STREAMS)]
            for response in await asyncio.gather(*begun):
                stack.callback(asyncio.ensure_future(anext(response.aiter_raw(), b"")).cancel)
            await statuses(client, jupyter, 20)


async def left_behind(client: httpx.AsyncClient, jupyter: Jupyter, services: Sequence[str]) -> None:
    """Print what memory streams leave behind.

    The process's own size says little of that: the allocator keeps free pages, by chance.
    """

    async def tell(after: str) -> None:
        size = megabytes(jupyter)
        answer = (await client.get(f"{jupyter.url}{memory.PATH}")).raise_for_status().json()
        used, trimmed = (
            "unknown" if answer[name] is None else f"{answer[name] / 1e6:.2f} MB"
            for name in ("in_use", "trimmed")
        )
        print(f"memory after {after:12} in use {used}, {answer['objects']} objects;", end=" ")
        print(f"process {size:.1f} MB, {trimmed} without the allocator's free pages")

    await leaving(client, jupyter, services, 1)
    done = 0
    for until in (SERIES // 4, SERIES // 2, SERIES):
        await leaving(client, jupyter, services, until - done)
        done = until
        # Closed streams are noticed a moment later.
        await asyncio.sleep(2)
        await tell(f"{done * len(services) * STREAMS} streams")


def endless(connection: socket.socket, _: Request) -> None:
    """Send as fast as the other end takes it."""
    connection.sendall(CHUNKED)
    while True:
        connection.sendall(chunk(b"x" * 100_000))


async def measure(jupyter: Jupyter, direct: str, token: str) -> None:
    """Measure all, one after the other."""
    service = {"Authorization": f"Bearer {token}"}
    own = {"Authorization": f"token {jupyter.token}", "X-Qiskit-Completer-Service": "default"}
    limits = httpx.Limits(max_connections=None)
    async with (
        httpx.AsyncClient(headers=service, trust_env=False, timeout=30) as straight,
        httpx.AsyncClient(headers=own, trust_env=False, limits=limits, timeout=30) as through,
    ):
        for _ in range(20):
            await first_byte(straight, f"{direct}/completions")
            await first_byte(through, f"{jupyter.relay}/v1/completions")
        times = [
            (
                await first_byte(straight, f"{direct}/completions"),
                await first_byte(through, f"{jupyter.relay}/v1/completions"),
            )
            for _ in range(300)
        ]
        show("first byte, direct", [pair[0] for pair in times])
        show("first byte, through the relay", [pair[1] for pair in times])
        show("first byte, what the relay adds", [pair[1] - pair[0] for pair in times])
        show("GET /api/status, idle", await statuses(through, jupyter, 200))
        with raw_service(endless) as raw:
            for _ in range(2):
                await streams(through, jupyter, "default", "slow", reading=True)
                await streams(through, jupyter, raw.url, "endless and not read", reading=False)
            await left_behind(through, jupyter, ["default", raw.url])
        show("GET /api/status, idle again", await statuses(through, jupyter, 200))


def main() -> None:
    """Start both servers and measure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        script = folder / "script.json"
        script.write_text(json.dumps({"default_accepted": True, "rules": RULES}))
        options = ("--engine", "scripted", "--script", str(script))
        with running_service(folder, *options) as service:
            variables = {
                "QISKIT_COMPLETER_SERVICE_URL": service.url,
                "QISKIT_IBM_TOKEN": service.token,
                "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]),
            }
            measured = "--ServerApp.jpserver_extensions=relay.memory=True"
            with running_jupyter(folder / "jupyter", measured, **variables) as jupyter:
                asyncio.run(measure(jupyter, service.url, service.token))


if __name__ == "__main__":
    main()
