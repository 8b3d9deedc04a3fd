"""Which token goes to which service.

A token is bound to the service that it was given for, and is never sent to another address,
whoever asks: a page that was taken over may name any address, and must not get a token that way.

- `QISKIT_IBM_TOKEN` and the accounts of `qiskit-ibm.json` are for the hosted service, and for the
  service that this server is configured for: both were chosen on the server, not in a page.
- A typed token is for the service that it was typed for.
- The administrator's token is for the service that this server is configured for.
"""

import os
from dataclasses import dataclass, field
from typing import Any, Literal

from .accounts import Account, AccountChoice, AccountsFile
from .config import QiskitCompleter
from .service_url import HOSTED
from .store import StoreError, TokenStore
from .values import is_token

Source = Literal["environment", "account", "typed", "administrator"]
Lack = Literal["none", "otherService", "never"]

VARIABLE = "QISKIT_IBM_TOKEN"


@dataclass(frozen=True)
class Found:
    """The token for a service, or why there is none."""

    source: Source | None
    token: str = field(default="", repr=False)
    lack: Lack | None = None
    """`otherService`: there is a token, for another service; `never`: none was to be sent."""


class Tokens:
    """All places where a token can come from, in their order."""

    def __init__(
        self,
        config: QiskitCompleter,
        accounts: AccountsFile,
        choice: AccountChoice,
        store: TokenStore,
    ) -> None:
        """Look in these places."""
        self._config = config
        self._accounts = accounts
        self._choice = choice
        self.store = store

    @property
    def locked(self) -> bool:
        """Whether only the server's own tokens may be used."""
        return "token" in self._config.locked

    async def find(self, root: str) -> Found:
        """The token for a service: the first place that has one, and is for that service.

        It is the person's own before the administrator's; where tokens are locked it is the
        administrator's, or the server's environment's.
        """
        own = root in (HOSTED, self._config.configured)
        given = _usable(self._config.token) if root == self._config.configured else ""
        environment = _usable(os.environ.get(VARIABLE, "")) if own else ""
        places: list[tuple[Source, str]] = [("environment", environment)]
        if self.locked:
            places.insert(0, ("administrator", given))
        else:
            account = self.account() if own else None
            places.append(("account", account.token if account else ""))
            places.append(("typed", await self._typed(root)))
            places.append(("administrator", given))
        for source, token in places:
            if token:
                return Found(source, token)
        return Found(None, lack="otherService" if self._elsewhere(root) else "none")

    def any_for_hosted(self) -> bool:
        """Whether there is a token for the hosted service, as far as is known without a keyring."""
        given = self._config.configured == HOSTED and _usable(self._config.token)
        if given or _usable(os.environ.get(VARIABLE, "")):
            return True
        if self.locked:
            return False
        try:
            return self.account() is not None or self.store.place(HOSTED) is not None
        except StoreError:
            # It is told where it is used.
            return True

    def account(self) -> Account | None:
        """The chosen account; if none was chosen the only one, or the one saved as default."""
        accounts = self._accounts.read().by_name
        choice = self._choice.read()
        if choice is None:
            several = list(accounts.values())
            marked = [account for account in several if account.is_default]
            return next((each[0] for each in (several, marked) if len(each) == 1), None)
        return accounts.get(choice)

    def choose(self, choice: str | None) -> None:
        """Use the account of this name, or `NO_ACCOUNT`; None forgets the choice.

        Raises:
            LookupError: there is no account of this name.
            OSError: the choice can't be kept.
        """
        if choice and choice not in self._accounts.read().by_name:
            raise LookupError
        self._choice.write(choice)

    async def describe(self, root: str) -> dict[str, Any]:
        """What the interface shows about tokens for a service: everything but their values."""
        found = await self.find(root)
        choice = self._choice.read()
        accounts = self._accounts.read()
        used = self.account()
        return {
            "source": found.source,
            "lack": found.lack,
            "locked": self.locked,
            "environment": bool(_usable(os.environ.get(VARIABLE, ""))),
            "accounts": {
                "names": [
                    {"name": each.name, "channel": each.channel}
                    for each in accounts.by_name.values()
                ],
                "selected": used.name if used else None,
                "chosen": choice is not None,
                "missing": choice if choice and used is None else None,
                "problem": accounts.problem,
            },
            "typed": await self._describe_typed(root),
            "administrator": bool(_usable(self._config.token)),
        }

    async def _describe_typed(self, root: str) -> dict[str, Any]:
        try:
            # Asked for as well, since the keyring may refuse it.
            await self.store.get(root, ask_again=True)
            return {"place": self.store.place(root), "problem": None}
        except StoreError as error:
            return {"place": None, "problem": error.problem}

    async def _typed(self, root: str) -> str:
        try:
            return await self.store.get(root) or ""
        except StoreError:
            # The interface tells it; the next place may have one.
            return ""

    def _elsewhere(self, root: str) -> bool:
        """Whether some place has a token for another service."""
        if _usable(self._config.token) or _usable(os.environ.get(VARIABLE, "")):
            return True
        return not self.locked and (self.account() is not None or self.store.any_other(root))


def _usable(text: str) -> str:
    token = text.strip()
    return token if is_token(token) else ""
