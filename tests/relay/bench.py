"""The cost of the relay: `npm run bench -- relay` prints measurements without judging them.

The service is the local one with a scripted engine, and the server is a real Jupyter Server. Both
run on the same machine as the client that measures, so a busy machine affects all results.
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

from relay import memory_extension
from relay.conftest import completion_body
from relay.jupyter_process import Jupyter, running_jupyter
from relay.raw_service import CHUNKED, Request, encode_chunk, raw_service

SIMULTANEOUS_STREAMS = 20
ROUNDS = 24
"""The number of times that streams of each kind are begun and ended to measure their memory."""
RULES = [
    {"prompt": "^quick", "chunks": ["qc"]},
    {"prompt": "^slow", "chunks": ["qc"] * 1000, "first_byte_ms": 500, "chunk_ms": 50},
]


def print_times(name: str, seconds: Sequence[float]) -> None:
    """Prints the median and the 95th percentile of some times, in milliseconds."""
    p95 = quantiles(seconds, n=20)[-1]
    print(f"{name:50} p50 {1000 * median(seconds):7.2f} ms   p95 {1000 * p95:7.2f} ms")


def process_megabytes(jupyter: Jupyter) -> float:
    """Returns the memory of the server's process, in megabytes."""
    return float(psutil.Process(jupyter.pid).memory_info().rss) / 1e6


async def measure_first_byte(client: httpx.AsyncClient, url: str) -> float:
    """Returns the seconds from a request to the first chunk of its response."""
    start = time.perf_counter()
    async with client.stream("POST", url, json=completion_body("quick")) as response:
        response.raise_for_status()
        chunks = response.aiter_raw()
        await anext(chunks)
        elapsed = time.perf_counter() - start
        async for _ in chunks:
            pass
    return elapsed


async def measure_status(client: httpx.AsyncClient, jupyter: Jupyter, count: int) -> list[float]:
    """Returns the seconds that each of several requests for Jupyter's own status takes."""
    times = []
    for _ in range(count):
        start = time.perf_counter()
        (await client.get(f"{jupyter.url}/api/status")).raise_for_status()
        times.append(time.perf_counter() - start)
        await asyncio.sleep(0.01)
    return times


async def begin_stream(
    client: httpx.AsyncClient, jupyter: Jupyter, service: str, stack: AsyncExitStack
) -> httpx.Response:
    """Begins a stream that never ends by itself."""
    url = f"{jupyter.relay}/v1/completions"
    headers = {"X-Qiskit-Completer-Service": service}
    stream = client.stream("POST", url, json=completion_body("slow"), headers=headers, timeout=None)
    return (await stack.enter_async_context(stream)).raise_for_status()


async def read_all(response: httpx.Response) -> None:
    """Reads all of a stream."""
    async for _ in response.aiter_raw():
        pass


async def measure_streams(
    client: httpx.AsyncClient, jupyter: Jupyter, service: str, name: str, *, reading: bool
) -> None:
    """Measures the memory and the time for a status while many streams run."""
    before = process_megabytes(jupyter)
    async with AsyncExitStack() as stack:
        begun = [begin_stream(client, jupyter, service, stack) for _ in range(SIMULTANEOUS_STREAMS)]
        for response in await asyncio.gather(*begun):
            if reading:
                stack.callback(asyncio.ensure_future(read_all(response)).cancel)
        times = await measure_status(client, jupyter, 200)
        during = process_megabytes(jupyter)
    await asyncio.sleep(1)
    print_times(f"GET /api/status beside {SIMULTANEOUS_STREAMS} streams, {name}", times)
    each = (during - before) / SIMULTANEOUS_STREAMS
    print(f"{'':4}memory: {before:.1f} MB before, {during:.1f} MB during", end=" ")
    print(f"({each:+.2f} MB per stream), {process_megabytes(jupyter):.1f} MB after")


async def begin_and_end_streams(
    client: httpx.AsyncClient, jupyter: Jupyter, services: Sequence[str], count: int
) -> None:
    """Begins and ends streams repeatedly."""
    for service in [*services] * count:
        async with AsyncExitStack() as stack:
            begun = [
                begin_stream(client, jupyter, service, stack) for _ in range(SIMULTANEOUS_STREAMS)
            ]
            for response in await asyncio.gather(*begun):
                stack.callback(asyncio.ensure_future(anext(response.aiter_raw(), b"")).cancel)
            await measure_status(client, jupyter, 20)


async def measure_leaked_memory(
    client: httpx.AsyncClient, jupyter: Jupyter, services: Sequence[str]
) -> None:
    """Prints the memory that ended streams leave behind.

    The size of the process says little about it, since the allocator keeps free pages, by chance.
    """

    async def print_memory(after: str) -> None:
        size = process_megabytes(jupyter)
        url = f"{jupyter.url}{memory_extension.PATH}"
        memory = (await client.get(url)).raise_for_status().json()
        allocated, trimmed = (
            "unknown" if memory[name] is None else f"{memory[name] / 1e6:.2f} MB"
            for name in ("allocated", "trimmed")
        )
        print(f"memory after {after:12} in use {allocated}, {memory['objects']} objects;", end=" ")
        print(f"process {size:.1f} MB, {trimmed} without the allocator's free pages")

    await begin_and_end_streams(client, jupyter, services, 1)
    done = 0
    for until in (ROUNDS // 4, ROUNDS // 2, ROUNDS):
        await begin_and_end_streams(client, jupyter, services, until - done)
        done = until
        # The server notices closed streams a moment later.
        await asyncio.sleep(2)
        await print_memory(f"{done * len(services) * SIMULTANEOUS_STREAMS} streams")


def send_endlessly(connection: socket.socket, _: Request) -> None:
    """Sends as fast as the other end reads."""
    connection.sendall(CHUNKED)
    while True:
        connection.sendall(encode_chunk(b"x" * 100_000))


async def measure(jupyter: Jupyter, service_url: str, token: str) -> None:
    """Runs all measurements, one after the other."""
    service_headers = {"Authorization": f"Bearer {token}"}
    relay_headers = {
        "Authorization": f"token {jupyter.token}",
        "X-Qiskit-Completer-Service": "default",
    }
    limits = httpx.Limits(max_connections=None)
    async with (
        httpx.AsyncClient(headers=service_headers, trust_env=False, timeout=30) as direct,
        httpx.AsyncClient(
            headers=relay_headers, trust_env=False, limits=limits, timeout=30
        ) as relayed,
    ):
        for _ in range(20):
            await measure_first_byte(direct, f"{service_url}/completions")
            await measure_first_byte(relayed, f"{jupyter.relay}/v1/completions")
        times = [
            (
                await measure_first_byte(direct, f"{service_url}/completions"),
                await measure_first_byte(relayed, f"{jupyter.relay}/v1/completions"),
            )
            for _ in range(300)
        ]
        print_times("first byte, direct", [pair[0] for pair in times])
        print_times("first byte, through the relay", [pair[1] for pair in times])
        print_times("first byte, what the relay adds", [pair[1] - pair[0] for pair in times])
        print_times("GET /api/status, idle", await measure_status(relayed, jupyter, 200))
        with raw_service(send_endlessly) as raw:
            for _ in range(2):
                await measure_streams(relayed, jupyter, "default", "slow", reading=True)
                await measure_streams(
                    relayed, jupyter, raw.url, "endless and not read", reading=False
                )
            await measure_leaked_memory(relayed, jupyter, ["default", raw.url])
        print_times("GET /api/status, idle again", await measure_status(relayed, jupyter, 200))


def main() -> None:
    """Starts both servers and measures."""
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
            extension = "--ServerApp.jpserver_extensions=relay.memory_extension=True"
            with running_jupyter(folder / "jupyter", extension, **variables) as jupyter:
                asyncio.run(measure(jupyter, service.url, service.token))


if __name__ == "__main__":
    main()
