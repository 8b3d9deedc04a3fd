"""A Jupyter Server extension for the benchmark: measures the memory that the server uses."""

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


def allocated_bytes() -> int | None:
    """Returns the bytes taken from the allocator; None without glibc 2.33 or newer."""
    if sys.platform != "linux":
        return None
    mallinfo = getattr(ctypes.CDLL(None), "mallinfo2", None)
    if mallinfo is None:
        return None
    mallinfo.restype = Mallinfo
    info = mallinfo()
    return int(info.uordblks) + int(info.hblkhd)


def trimmed_process_bytes() -> int | None:
    """Returns the size of the process in bytes after the allocator has returned its free pages."""
    if allocated_bytes() is None:
        return None
    ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


class MemoryHandler(APIHandler):
    """Measures the memory in use after a garbage collection."""

    @web.authenticated
    async def get(self) -> None:
        """Responds with sizes in bytes and the number of Python objects."""
        gc.collect()
        response = {"allocated": allocated_bytes(), "objects": len(gc.get_objects())}
        await self.finish(json.dumps({**response, "trimmed": trimmed_process_bytes()}))


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "relay.memory_extension"}]


def _load_jupyter_server_extension(server: Any) -> None:
    base = server.web_app.settings["base_url"].rstrip("/")
    server.web_app.add_handlers(".*", [(base + PATH, MemoryHandler)])
