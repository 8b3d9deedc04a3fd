"""The system's keyring, where the optional package `keyring` is installed and finds one."""

import asyncio
import importlib
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from contextlib import suppress
from typing import Any, TypeVar

PATIENCE = 10.0
"""Seconds that a keyring may take: a locked one asks its owner, who may not be there."""

_SERVICE = "jupyterlab-qiskit-completer"

T = TypeVar("T")


class KeyringError(Exception):
    """The keyring could not do it. It doesn't repeat what the keyring said."""


class NoKeyringError(KeyringError):
    """There is no keyring."""


def find_keyring() -> Any:
    """The package `keyring`; nothing where it could only fail, or keep plain text."""
    try:
        module = importlib.import_module("keyring")
        found = module.get_keyring()
        # The backends that do such things have a priority below 1; a chain of them has not.
        best = max(each.priority for each in getattr(found, "backends", [found]))
        return module if best >= 1 else None
    except Exception:
        return None


class SystemKeyring:
    """Secrets by name. Its calls block, so they run outside the event loop."""

    def __init__(self, find: Callable[[], Any] = find_keyring) -> None:
        """Use what this function finds, which has the functions of the package `keyring`."""
        self._find = find

    async def get(self, name: str) -> str | None:
        """The secret of this name. Raises KeyringError."""
        value = await self._call(lambda keyring: keyring.get_password(_SERVICE, name))
        return value if isinstance(value, str) else None

    async def put(self, name: str, secret: str) -> None:
        """Keep a secret, and see that it is kept. Raises KeyringError."""
        await self._call(lambda keyring: keyring.set_password(_SERVICE, name, secret))
        if await self.get(name) != secret:
            raise KeyringError

    async def clear(self, name: str) -> None:
        """Forget a secret, if there is one. Raises KeyringError."""
        if await self.get(name) is not None:
            await self._call(lambda keyring: keyring.delete_password(_SERVICE, name))

    async def _call(self, function: Callable[[Any], T]) -> T:
        future: Future[T] = Future()
        # Not one of a pool: Python waits for those when it ends, and this one may never.
        threading.Thread(target=self._run, args=(function, future), daemon=True).start()
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), PATIENCE)
        except asyncio.TimeoutError:
            raise KeyringError from None

    def _run(self, function: Callable[[Any], T], future: "Future[T]") -> None:
        try:
            keyring = self._find()
            if keyring is None:
                raise NoKeyringError
            result = function(keyring)
        except Exception as error:
            told = error if isinstance(error, NoKeyringError) else KeyringError()
            # It may have been given up meanwhile.
            with suppress(InvalidStateError):
                future.set_exception(told)
        else:
            with suppress(InvalidStateError):
                future.set_result(result)
