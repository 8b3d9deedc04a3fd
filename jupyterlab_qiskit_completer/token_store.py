"""The tokens that the user typed. Each is bound to the service that it was typed for.

There is one file for each service, so that two servers of the same user never overwrite each
other's tokens. A file contains the token, or says that the system's keyring has it. A damaged file
is never overwritten: the user has to clear it before a token can be stored again.
"""

import asyncio
import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from .safe_files import (
    CachedFile,
    UnreadableFileError,
    read_small_file,
    remove_leftovers,
    write_private_file,
)
from .system_keyring import KeyringError, NoKeyringError, SystemKeyring
from .token_format import is_valid_token

TokenLocation = Literal["file", "keyring"]
StoreProblem = Literal["damaged", "unreadable", "keyring", "unwritable"]


class TokenStoreError(Exception):
    """A token could not be read, kept or forgotten. The stored token is unchanged."""

    def __init__(self, problem: StoreProblem) -> None:
        """Names the problem; the error says nothing else."""
        super().__init__(problem)
        self.problem: StoreProblem = problem


@dataclass(frozen=True)
class StoreEntry:
    """The content of a service's file."""

    location: TokenLocation
    token: str = field(default="", repr=False)
    """Empty if the token is in the keyring."""


class TokenStore:
    """Typed tokens by the root of their service."""

    def __init__(self, folder: Path, keyring: SystemKeyring) -> None:
        """Keeps tokens in the keyring, or in this folder if there is no keyring."""
        self._folder = folder
        self._keyring = keyring
        self._files: dict[str, CachedFile[StoreEntry | TokenStoreError | None]] = {}
        self._from_keyring: dict[str, tuple[StoreEntry, str | None]] = {}
        self._write_lock = asyncio.Lock()

    def get_location(self, root: str) -> TokenLocation | None:
        """Returns the location of a service's token, or None if there is no token.

        Raises:
            TokenStoreError: if the file cannot be read.
        """
        entry = self._entry(root)
        return entry.location if entry else None

    async def get(self, root: str, *, retry_keyring: bool = False) -> str | None:
        """Returns the token of a service, or None if there is no token.

        A keyring that failed is not called again without `retry_keyring`, since it may be slow.

        Raises:
            TokenStoreError: if the token cannot be read.
        """
        entry = self._entry(root)
        if entry is None or entry.location == "file":
            return entry.token if entry else None
        known = self._from_keyring.get(root)
        # The same entry object means the same file: no other token has been stored since.
        if known is None or known[0] is not entry or (retry_keyring and known[1] is None):
            known = (entry, await self._read_keyring(root))
            self._from_keyring[root] = known
        if known[1] is None:
            raise TokenStoreError("keyring")
        return known[1]

    def has_token_for_other_service(self, root: str) -> bool:
        """Returns whether there is a token for any service but this one."""
        own_name = self._path(root).name
        with suppress(OSError):
            return any(path.name != own_name for path in self._folder.glob("*.json"))
        return False

    async def put(self, root: str, token: str) -> bool:
        """Keeps the token of a service and forgets the previous one.

        Returns:
            True if the keyring did not remove an older token, so that a stale copy may be left.

        Raises:
            TokenStoreError: if the token cannot be kept, or the file is damaged.
        """
        async with self._write_lock:
            entry = self._entry(root)
            in_keyring = entry is not None and entry.location == "keyring"
            try:
                await self._keyring.put(root, token)
            except NoKeyringError:
                pass
            except KeyringError:
                # The keyring may have kept the token although it failed.
                in_keyring = True
            else:
                await self._write(root, {"keyring": True})
                return False
            await self._write(root, {"token": token})
            return in_keyring and not await self._clear_keyring(root)

    async def clear(self, root: str) -> bool:
        """Forgets the token of a service, even if its file is damaged.

        Returns:
            True if the keyring did not remove the token, so that a stale copy may be left.

        Raises:
            TokenStoreError: if the token cannot be forgotten.
        """
        async with self._write_lock:
            try:
                entry = self._entry(root)
            except TokenStoreError:
                entry = None
            try:
                await asyncio.to_thread(self._remove, root)
            except OSError:
                raise TokenStoreError("unwritable") from None
            self._from_keyring.pop(root, None)
            in_keyring = entry is not None and entry.location == "keyring"
            return in_keyring and not await self._clear_keyring(root)

    def _path(self, root: str) -> Path:
        return self._folder / f"{hashlib.sha256(root.encode()).hexdigest()[:32]}.json"

    def _entry(self, root: str) -> StoreEntry | None:
        if root not in self._files:
            self._files[root] = CachedFile(self._path(root), lambda path: _read_entry(path, root))
        entry = self._files[root].read()
        if isinstance(entry, TokenStoreError):
            raise TokenStoreError(entry.problem)
        return entry

    async def _write(self, root: str, fields: dict[str, object]) -> None:
        content = json.dumps({"service": root, **fields}).encode()
        try:
            await asyncio.to_thread(write_private_file, self._path(root), content)
        except OSError:
            raise TokenStoreError("unwritable") from None

    async def _read_keyring(self, root: str) -> str | None:
        try:
            return await self._keyring.get(root)
        except KeyringError:
            return None

    async def _clear_keyring(self, root: str) -> bool:
        """Removes a service's token from the keyring; returns False if the keyring fails."""
        try:
            await self._keyring.clear(root)
        except KeyringError:
            return False
        return True

    def _remove(self, root: str) -> None:
        self._path(root).unlink(missing_ok=True)
        remove_leftovers(self._folder)


def _read_entry(path: Path, root: str) -> StoreEntry | TokenStoreError | None:
    """Returns the entry of a file; an error, which is cached like an entry; None for no file."""
    try:
        content = read_small_file(path)
        if content is None:
            return None
        value = json.loads(content)
        if value["service"] == root and value.get("keyring") is True:
            return StoreEntry("keyring")
        if value["service"] == root and is_valid_token(value["token"]):
            return StoreEntry("file", value["token"])
    except UnreadableFileError:
        return TokenStoreError("unreadable")
    except (ValueError, RecursionError, TypeError, LookupError, AttributeError):
        pass
    return TokenStoreError("damaged")
