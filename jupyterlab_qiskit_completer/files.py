"""Small files, read and written with care: theirs may be anything, ours hold secrets."""

import os
import stat
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Generic, TypeVar

LARGEST = 1_000_000
"""Bytes of the largest file that is read."""

T = TypeVar("T")


class UnreadableError(Exception):
    """A file that is there and can't be read: not permitted, too large, or no plain file."""


def read_small(path: Path) -> bytes | None:
    """The content of a file; nothing when there is none.

    Raises:
        UnreadableError: when it can't be read, or is larger than `LARGEST`.
    """
    try:
        # Opening a pipe would wait for its other end.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise UnreadableError
            with open(handle, "rb", closefd=False) as file:
                content = file.read(LARGEST + 1)
        finally:
            os.close(handle)
    except FileNotFoundError:
        return None
    except OSError:
        raise UnreadableError from None
    if len(content) > LARGEST:
        raise UnreadableError
    return content


def write_secret(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read, at no moment anyone else; whole or not at all.

    Raises:
        OSError: when it can't be written; what was there is unchanged then.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    # It is made with mode 0600.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with open(handle, "wb") as file:  # noqa: PTH123
            file.write(content)
            file.flush()
            os.fsync(handle)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def sweep(folder: Path) -> None:
    """Remove what a crash in the middle of `write_secret` may have left in a folder."""
    for path in folder.glob(".new-*"):
        # One that is being written now is younger.
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > 60:
                path.unlink()


class Watched(Generic[T]):
    """What a file says, read anew only after the file has changed."""

    def __init__(self, path: Path, read: Callable[[Path], T]) -> None:
        """Watch this file with a function that reads it, whether it is there or not."""
        self._path = path
        self._read = read
        self._last: tuple[object, T] | None = None

    def value(self) -> T:
        """What the file says now; costs one call of `stat` when it has not changed."""
        signature = self._signature()
        if self._last is None or self._last[0] != signature:
            self._last = (signature, self._read(self._path))
        return self._last[1]

    def _signature(self) -> object:
        try:
            found = self._path.stat()
        except OSError as error:
            return type(error)
        return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
