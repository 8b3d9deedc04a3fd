"""The accounts that Qiskit's runtime client has saved, in a file that may contain anything."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from .safe_files import CachedFile, UnreadableFileError, read_small_file, write_private_file
from .token_format import clean_token

AccountsProblem = Literal["unreadable", "notJson", "noAccounts"]

NO_ACCOUNT = ""
"""The choice to use none of the accounts."""


@dataclass(frozen=True)
class Account:
    """One saved account."""

    name: str
    channel: str
    """The IBM service that the account was saved for; may be empty."""
    token: str = field(repr=False)
    is_default: bool = False


@dataclass(frozen=True)
class Accounts:
    """All accounts that could be read."""

    by_name: dict[str, Account] = field(default_factory=dict)
    problem: AccountsProblem | None = None
    """The reason why there are no accounts although there is a file."""


class AccountsFile:
    """`~/.qiskit/qiskit-ibm.json`, as `QiskitRuntimeService.save_account` writes it."""

    def __init__(self, path: Path) -> None:
        """Reads from this file, which need not exist."""
        self._file = CachedFile(path, _read_accounts)

    def read(self) -> Accounts:
        """Returns the accounts that are saved now."""
        return self._file.read()


def _read_accounts(path: Path) -> Accounts:
    try:
        content = read_small_file(path)
        entries = None if content is None else json.loads(content)
    except UnreadableFileError:
        return Accounts(problem="unreadable")
    except (ValueError, RecursionError):
        return Accounts(problem="notJson")
    if content is None:
        return Accounts()
    if not isinstance(entries, dict):
        return Accounts(problem="noAccounts")
    accounts = [_parse_account(name, entry) for name, entry in entries.items()]
    return Accounts({account.name: account for account in accounts if account is not None})


def _parse_account(name: str, entry: Any) -> Account | None:
    """Returns the account of an entry, or None if the entry has no valid token."""
    saved_token = entry.get("token") if isinstance(entry, dict) else None
    token = clean_token(saved_token) if isinstance(saved_token, str) else ""
    if not token:
        return None
    channel = entry.get("channel")
    return Account(
        name=name,
        channel=channel if isinstance(channel, str) else "",
        token=token,
        is_default=entry.get("is_default_account") is True,
    )


class AccountChoice:
    """The account that the user has chosen, kept beside the tokens. A name is not a secret."""

    def __init__(self, path: Path) -> None:
        """Keeps the choice in this file."""
        self._path = path
        self._file = CachedFile(path, _read_choice)

    def read(self) -> str | None:
        """Returns a name or `NO_ACCOUNT`; None if nothing was chosen or the file is unreadable."""
        return self._file.read()

    def write(self, choice: str | None) -> None:
        """Keeps a choice; None forgets it.

        Raises:
            OSError: if the choice cannot be kept.
        """
        if choice is None:
            self._path.unlink(missing_ok=True)
        else:
            write_private_file(self._path, json.dumps({"account": choice}).encode())


def _read_choice(path: Path) -> str | None:
    try:
        account = json.loads(read_small_file(path) or b"")["account"]
    except (UnreadableFileError, ValueError, RecursionError, TypeError, LookupError):
        return None
    return account if isinstance(account, str) else None
