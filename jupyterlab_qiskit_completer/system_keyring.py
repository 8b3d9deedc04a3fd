"""The system's keyring, if the optional package `keyring` is installed and finds one."""

import asyncio
import importlib
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from typing import Any, TypeVar

KEYRING_TIMEOUT_SECONDS = 10.0
"""The time that a keyring may take. A locked one asks its owner, who may not be present."""

_SERVICE_NAME = "jupyterlab-qiskit-completer"

T = TypeVar("T")


class KeyringError(Exception):
    """A keyring call failed. The error does not repeat the keyring's own message."""


class NoKeyringError(KeyringError):
    """There is no keyring."""


def find_keyring() -> Any:
    """Returns the module `keyring`, or None if its backend could only fail or keep plain text."""
    try:
        module = importlib.import_module("keyring")
        backend = module.get_keyring()
        # Backends that fail or keep plain text have a priority below 1. A chain of them has a
        # priority of its own, so each backend of a chain is checked.
        priority = max(each.priority for each in getattr(backend, "backends", [backend]))
        return module if priority >= 1 else None
    except Exception:
        return None


class SystemKeyring:
    """Secrets by name. The keyring's calls block, so they run outside the event loop."""

    def __init__(self, find: Callable[[], Any] = find_keyring) -> None:
        """Uses what `find` returns: an object with the functions of the module `keyring`."""
        self._find = find

    async def get(self, name: str) -> str | None:
        """Returns the secret of this name, or None if there is none.

        Raises:
            KeyringError: if the keyring fails.
        """
        value = await self._call(lambda keyring: keyring.get_password(_SERVICE_NAME, name))
        return value if isinstance(value, str) else None

    async def put(self, name: str, secret: str) -> None:
        """Keeps a secret and checks that it was kept.

        Raises:
            KeyringError: if it was not kept.
        """
        await self._call(lambda keyring: keyring.set_password(_SERVICE_NAME, name, secret))
        if await self.get(name) != secret:
            raise KeyringError

    async def clear(self, name: str) -> None:
        """Forgets a secret, if there is one.

        Raises:
            KeyringError: if the keyring fails.
        """
        if await self.get(name) is not None:
            await self._call(lambda keyring: keyring.delete_password(_SERVICE_NAME, name))

    async def _call(self, function: Callable[[Any], T]) -> T:
        future: Future[T] = Future()
        # Not a thread of a pool: when Python exits it waits for those, and this one may never end.
        threading.Thread(target=self._run, args=(function, future), daemon=True).start()
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), KEYRING_TIMEOUT_SECONDS)
        except asyncio.TimeoutError:
            raise KeyringError from None

    def _run(self, function: Callable[[Any], T], future: "Future[T]") -> None:
        try:
            keyring = self._find()
            if keyring is None:
                raise NoKeyringError
            result = function(keyring)
        except Exception as error:
            reported = error if isinstance(error, NoKeyringError) else KeyringError()
            # The caller may have given up in the meantime.
            with suppress(InvalidStateError):
                future.set_exception(reported)
        else:
            with suppress(InvalidStateError):
                future.set_result(result)
