"""The accounts that Qiskit's runtime client has saved, in a file that may hold anything."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from .files import UnreadableError, Watched, read_small, write_secret
from .values import is_token

Problem = Literal["unreadable", "notJson", "noAccounts"]

NO_ACCOUNT = ""
"""The choice to use none of the accounts."""


@dataclass(frozen=True)
class Account:
    """One saved account."""

    name: str
    channel: str
    """Which of IBM's services it was saved for; may be empty."""
    token: str = field(repr=False)
    is_default: bool = False


@dataclass(frozen=True)
class Accounts:
    """All that could be read."""

    by_name: dict[str, Account] = field(default_factory=dict)
    problem: Problem | None = None
    """Why there is none, where a file is there."""


class AccountsFile:
    """`~/.qiskit/qiskit-ibm.json`, as `QiskitRuntimeService.save_account` writes it."""

    def __init__(self, path: Path) -> None:
        """Read from this file, which need not be there."""
        self._watched = Watched(path, _read)

    def read(self) -> Accounts:
        """The accounts now."""
        return self._watched.value()


def _read(path: Path) -> Accounts:
    try:
        content = read_small(path)
        entries = None if content is None else json.loads(content)
    except UnreadableError:
        return Accounts(problem="unreadable")
    except (ValueError, RecursionError):
        return Accounts(problem="notJson")
    if content is None:
        return Accounts()
    if not isinstance(entries, dict):
        return Accounts(problem="noAccounts")
    accounts = [_account(name, entry) for name, entry in entries.items()]
    return Accounts({account.name: account for account in accounts if account is not None})


def _account(name: str, entry: Any) -> Account | None:
    token = entry.get("token") if isinstance(entry, dict) else None
    if not isinstance(token, str) or not is_token(token.strip()):
        return None
    channel = entry.get("channel")
    return Account(
        name=name,
        channel=channel if isinstance(channel, str) else "",
        token=token.strip(),
        is_default=entry.get("is_default_account") is True,
    )


class AccountChoice:
    """Which account a person has chosen, kept beside the tokens; a name is no secret."""

    def __init__(self, path: Path) -> None:
        """Keep it in this file."""
        self._path = path
        self._watched = Watched(path, _read_choice)

    def read(self) -> str | None:
        """A name or `NO_ACCOUNT`; None when nothing was chosen, or it can't be read."""
        return self._watched.value()

    def write(self, choice: str | None) -> None:
        """Choose; None forgets the choice. Raises OSError when it can't be kept."""
        if choice is None:
            self._path.unlink(missing_ok=True)
        else:
            write_secret(self._path, json.dumps({"account": choice}).encode())


def _read_choice(path: Path) -> str | None:
    try:
        account = json.loads(read_small(path) or b"")["account"]
    except (UnreadableError, ValueError, RecursionError, TypeError, LookupError):
        return None
    return account if isinstance(account, str) else None
