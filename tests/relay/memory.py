"""A Jupyter Server extension for the benchmark: what memory the server's process has in use."""

import ctypes
import gc
import json
import sys
from pathlib import Path
from typing import Any

from jupyter_server.base.handlers import APIHandler
from tornado import web

PATH = "/relay-memory"


class Mallinfo(ctypes.Structure):
    """glibc's `struct mallinfo2` (malloc.h), in bytes."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    ]


def in_use() -> int | None:
    """Bytes that the program has taken from the allocator; None without glibc 2.33 or newer."""
    if sys.platform != "linux":
        return None
    mallinfo = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if mallinfo is None:
        return None
    mallinfo.restype = Mallinfo
    info = mallinfo()
    return int(info.uordblks) + int(info.hblkhd)


def size_without_free_pages() -> int | None:
    """The size of the process in bytes, once the allocator has given back the pages it kept."""
    if in_use() is None:
        return None
    ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


class MemoryHandler(APIHandler):
    """Tells the memory in use, after a collection."""

    @web.authenticated
    async def get(self) -> None:
        """Answer with counts in bytes, and the number of Python's objects."""
        gc.collect()
        answer = {"in_use": in_use(), "objects": len(gc.get_objects())}
        await self.finish(json.dumps({**answer, "trimmed": size_without_free_pages()}))


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "relay.memory"}]


def _load_jupyter_server_extension(server: Any) -> None:
    base = server.web_app.settings["base_url"].rstrip("/")
    server.web_app.add_handlers(".*", [(base + PATH, MemoryHandler)])
