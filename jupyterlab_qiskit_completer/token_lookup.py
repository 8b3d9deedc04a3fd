"""The rules for which token is sent to which service.

A token is bound to the service that it was given for and is never sent to another address, no
matter where the request comes from: a compromised page could name any address and must not obtain
a token by doing so.

- `QISKIT_IBM_TOKEN` and the accounts in `qiskit-ibm.json` are for the hosted service and for the
  service that this server is configured for. Both services were chosen on the server, not in a
  page.
- A typed token is for the service that it was typed for.
- The administrator's token is for the service that this server is configured for.
"""

import os
from dataclasses import dataclass, field
from typing import Any, Literal

from .accounts import Account, AccountChoice, AccountsFile
from .config import QiskitCompleter
from .service_url import HOSTED
from .token_format import clean_token
from .token_store import TokenStore, TokenStoreError

TokenSource = Literal["environment", "account", "typed", "administrator"]
NoTokenReason = Literal["none", "otherService", "never"]

TOKEN_VARIABLE = "QISKIT_IBM_TOKEN"


@dataclass(frozen=True)
class TokenLookup:
    """The token for a service, or the reason why there is none."""

    source: TokenSource | None
    token: str = field(default="", repr=False)
    reason: NoTokenReason | None = None
    """`otherService`: only other services have a token; `never`: the request forbids a token."""


class TokenSources:
    """All sources of tokens, in order of precedence."""

    def __init__(
        self,
        config: QiskitCompleter,
        accounts: AccountsFile,
        choice: AccountChoice,
        store: TokenStore,
    ) -> None:
        """Reads tokens from these sources and from the environment."""
        self._config = config
        self._accounts = accounts
        self._choice = choice
        self.store = store

    @property
    def is_locked(self) -> bool:
        """True if only the server's own tokens may be used, not accounts or typed tokens."""
        return "token" in self._config.locked

    async def look_up(self, root: str) -> TokenLookup:
        """Returns the token of the first source that has one for this service.

        The user's own tokens take precedence over the administrator's. If tokens are locked, only
        the administrator's and then the one in the server's environment are considered.
        """
        administrator = self._administrator_token(root)
        environment = self._environment_token(root)
        candidates: list[tuple[TokenSource, str]]
        if self.is_locked:
            candidates = [("administrator", administrator), ("environment", environment)]
        else:
            candidates = [
                ("environment", environment),
                ("account", self._account_token(root)),
                ("typed", await self._typed_token(root)),
                ("administrator", administrator),
            ]
        for source, token in candidates:
            if token:
                return TokenLookup(source, token)
        has_other = self._has_token_for_other_service(root)
        return TokenLookup(None, reason="otherService" if has_other else "none")

    def has_hosted_token(self) -> bool:
        """Returns whether there is a token for the hosted service, without reading a keyring."""
        if self._administrator_token(HOSTED) or self._environment_token(HOSTED):
            return True
        if self.is_locked:
            return False
        try:
            return bool(self._account_token(HOSTED)) or self.store.get_location(HOSTED) is not None
        except TokenStoreError:
            # The error is reported when the token is used.
            return True

    def selected_account(self) -> Account | None:
        """Returns the chosen account; without a choice the only one, or the single default one."""
        accounts = self._accounts.read().by_name
        choice = self._choice.read()
        if choice is None:
            every = list(accounts.values())
            defaults = [account for account in every if account.is_default]
            return next((group[0] for group in (every, defaults) if len(group) == 1), None)
        return accounts.get(choice)

    def choose_account(self, choice: str | None) -> None:
        """Uses the account of this name, or none for `NO_ACCOUNT`; None forgets the choice.

        Raises:
            LookupError: if there is no account of this name.
            OSError: if the choice cannot be kept.
        """
        if choice and choice not in self._accounts.read().by_name:
            raise LookupError
        self._choice.write(choice)

    async def describe(self, root: str) -> dict[str, Any]:
        """Returns what the interface shows about the tokens for a service, without their values."""
        lookup = await self.look_up(root)
        choice = self._choice.read()
        accounts = self._accounts.read()
        selected = self.selected_account()
        return {
            "source": lookup.source,
            "reason": lookup.reason,
            "locked": self.is_locked,
            "environment": bool(_read_environment()),
            "accounts": {
                "names": [
                    {"name": each.name, "channel": each.channel}
                    for each in accounts.by_name.values()
                ],
                "selected": selected.name if selected else None,
                "chosen": choice is not None,
                "missing": choice if choice and selected is None else None,
                "problem": accounts.problem,
            },
            "typed": await self._describe_typed(root),
            "administrator": bool(clean_token(self._config.token)),
        }

    async def _describe_typed(self, root: str) -> dict[str, Any]:
        try:
            # The location alone would not show that the keyring fails, so the token is read too.
            await self.store.get(root, retry_keyring=True)
            return {"location": self.store.get_location(root), "problem": None}
        except TokenStoreError as error:
            return {"location": None, "problem": error.problem}

    def _administrator_token(self, root: str) -> str:
        return clean_token(self._config.token) if root == self._config.configured_root else ""

    def _environment_token(self, root: str) -> str:
        return _read_environment() if self._is_chosen_on_server(root) else ""

    def _account_token(self, root: str) -> str:
        account = self.selected_account() if self._is_chosen_on_server(root) else None
        return account.token if account else ""

    async def _typed_token(self, root: str) -> str:
        try:
            return await self.store.get(root) or ""
        except TokenStoreError:
            # The interface shows the error. The next source may have a token.
            return ""

    def _is_chosen_on_server(self, root: str) -> bool:
        """Returns whether this is the hosted service or the one the server is configured for."""
        return root in (HOSTED, self._config.configured_root)

    def _has_token_for_other_service(self, root: str) -> bool:
        """Returns whether a source has a token for another service, given none for this one."""
        if clean_token(self._config.token) or _read_environment():
            return True
        return not self.is_locked and (
            self.selected_account() is not None or self.store.has_token_for_other_service(root)
        )


def _read_environment() -> str:
    return clean_token(os.environ.get(TOKEN_VARIABLE, ""))
