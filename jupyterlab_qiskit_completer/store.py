"""The tokens that people typed: each is bound to the service that it was typed for.

One file per service, so that two servers of the same person never overwrite what the other wrote.
A file holds the token, or says that the system's keyring has it. A file that can't be understood
is never overwritten: it is cleared when its owner says so, and then a token can be stored again.
"""

import asyncio
import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from .files import UnreadableError, Watched, read_small, sweep, write_secret
from .system_keyring import KeyringError, NoKeyringError, SystemKeyring
from .values import is_token

Place = Literal["file", "keyring"]
Problem = Literal["damaged", "unreadable", "keyring", "unwritable"]


class StoreError(Exception):
    """A token could not be read, kept or forgotten; what was there is still there."""

    def __init__(self, problem: Problem) -> None:
        """Name the problem, which is all that is told."""
        super().__init__(problem)
        self.problem: Problem = problem


@dataclass(frozen=True)
class Entry:
    """What a service's file says."""

    place: Place
    token: str = field(default="", repr=False)
    """Empty when it is in the keyring."""


class TokenStore:
    """Typed tokens by the root of their service."""

    def __init__(self, folder: Path, keyring: SystemKeyring) -> None:
        """Keep them in a keyring, or else in this folder."""
        self._folder = folder
        self._keyring = keyring
        self._files: dict[str, Watched[Entry | StoreError | None]] = {}
        self._from_keyring: dict[str, tuple[Entry, str | None]] = {}
        self._writing = asyncio.Lock()

    def place(self, root: str) -> Place | None:
        """Where the token of a service is; nothing where there is none. Raises StoreError."""
        entry = self._entry(root)
        return entry.place if entry else None

    async def get(self, root: str, *, ask_again: bool = False) -> str | None:
        """The token of a service.

        A keyring that refuses is left alone until `ask_again`, since it may be slow.

        Raises:
            StoreError: when it can't be read.
        """
        entry = self._entry(root)
        if entry is None or entry.place == "file":
            return entry.token if entry else None
        known = self._from_keyring.get(root)
        # The same entry means the same file: nobody has stored another one since.
        if known is None or known[0] is not entry or (ask_again and known[1] is None):
            known = (entry, await self._ask_keyring(root))
            self._from_keyring[root] = known
        if known[1] is None:
            raise StoreError("keyring")
        return known[1]

    def any_other(self, root: str) -> bool:
        """Whether there is a token for some other service."""
        own = self._path(root).name
        with suppress(OSError):
            return any(path.name != own for path in self._folder.glob("*.json"))
        return False

    async def put(self, root: str, token: str) -> bool:
        """Keep the token of a service instead of the one before.

        Returns:
            Whether nothing of an older one is left; else the keyring didn't let go of it.

        Raises:
            StoreError: when it can't be kept, or what is there is damaged.
        """
        async with self._writing:
            before = self._entry(root)
            in_keyring = before is not None and before.place == "keyring"
            try:
                await self._keyring.put(root, token)
            except NoKeyringError:
                pass
            except KeyringError:
                # It may have kept it all the same.
                in_keyring = True
            else:
                await self._write(root, {"keyring": True})
                return True
            await self._write(root, {"token": token})
            return not in_keyring or await self._leave_keyring(root)

    async def clear(self, root: str) -> bool:
        """Forget the token of a service, in whatever state its file is.

        Returns:
            Whether nothing is left of it; else the keyring didn't let go of it.

        Raises:
            StoreError: when it can't be forgotten.
        """
        async with self._writing:
            try:
                entry = self._entry(root)
            except StoreError:
                entry = None
            try:
                await asyncio.to_thread(self._remove, root)
            except OSError:
                raise StoreError("unwritable") from None
            self._from_keyring.pop(root, None)
            return entry is None or entry.place == "file" or await self._leave_keyring(root)

    def _path(self, root: str) -> Path:
        return self._folder / f"{hashlib.sha256(root.encode()).hexdigest()[:32]}.json"

    def _entry(self, root: str) -> Entry | None:
        if root not in self._files:
            self._files[root] = Watched(self._path(root), lambda path: _read(path, root))
        entry = self._files[root].value()
        if isinstance(entry, StoreError):
            raise StoreError(entry.problem)
        return entry

    async def _write(self, root: str, what: dict[str, object]) -> None:
        content = json.dumps({"service": root, **what}).encode()
        try:
            await asyncio.to_thread(write_secret, self._path(root), content)
        except OSError:
            raise StoreError("unwritable") from None

    async def _ask_keyring(self, root: str) -> str | None:
        try:
            return await self._keyring.get(root)
        except KeyringError:
            return None

    async def _leave_keyring(self, root: str) -> bool:
        try:
            await self._keyring.clear(root)
        except KeyringError:
            return False
        return True

    def _remove(self, root: str) -> None:
        self._path(root).unlink(missing_ok=True)
        sweep(self._folder)


def _read(path: Path, root: str) -> Entry | StoreError | None:
    try:
        content = read_small(path)
        if content is None:
            return None
        value = json.loads(content)
        if value["service"] == root and value.get("keyring") is True:
            return Entry("keyring")
        if value["service"] == root and is_token(value["token"]):
            return Entry("file", value["token"])
    except UnreadableError:
        return StoreError("unreadable")
    except (ValueError, RecursionError, TypeError, LookupError, AttributeError):
        pass
    return StoreError("damaged")
