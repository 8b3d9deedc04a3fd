"""Small files, read and written with care.

The files of others may contain anything. Our own files contain secrets.
"""

import os
import stat
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Generic, TypeVar

MAX_FILE_BYTES = 1_000_000
"""The size of the largest file that is read, in bytes."""

_TEMPORARY_PREFIX = ".new-"
_LEFTOVER_AGE_SECONDS = 60

T = TypeVar("T")


class UnreadableFileError(Exception):
    """A file exists but cannot be read: it is not permitted, too large or not a regular file."""


def read_small_file(path: Path) -> bytes | None:
    """Returns the content of a file, or None if there is no file.

    Raises:
        UnreadableFileError: if the file cannot be read or is larger than `MAX_FILE_BYTES`.
    """
    try:
        # Without O_NONBLOCK, opening a pipe would wait for its other end.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise UnreadableFileError
            with open(handle, "rb", closefd=False) as file:
                content = file.read(MAX_FILE_BYTES + 1)
        finally:
            os.close(handle)
    except FileNotFoundError:
        return None
    except OSError:
        raise UnreadableFileError from None
    if len(content) > MAX_FILE_BYTES:
        raise UnreadableFileError
    return content


def write_private_file(path: Path, content: bytes) -> None:
    """Writes a file completely or not at all. At no moment can anyone but its owner read it.

    Raises:
        OSError: if the file cannot be written. A previous file is then unchanged.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    # mkstemp creates the file with mode 0600.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_TEMPORARY_PREFIX)
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


def remove_leftovers(folder: Path) -> None:
    """Removes the files that a crash during `write_private_file` may have left in a folder."""
    for path in folder.glob(f"{_TEMPORARY_PREFIX}*"):
        # A younger file may be one that is being written now.
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _LEFTOVER_AGE_SECONDS:
                path.unlink()


class CachedFile(Generic[T]):
    """The parsed content of a file, which is read again only after the file has changed."""

    def __init__(self, path: Path, parse: Callable[[Path], T]) -> None:
        """Caches the result of `parse` for this file, which need not exist."""
        self._path = path
        self._parse = parse
        self._cached: tuple[object, T] | None = None

    def read(self) -> T:
        """Returns the current content. Costs one call of `stat` if the file has not changed."""
        signature = self._signature()
        if self._cached is None or self._cached[0] != signature:
            self._cached = (signature, self._parse(self._path))
        return self._cached[1]

    def _signature(self) -> object:
        """Returns a value that differs after the file was changed, created or removed."""
        try:
            status = self._path.stat()
        except OSError as error:
            return type(error)
        return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
