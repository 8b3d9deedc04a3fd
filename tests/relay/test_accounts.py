"""The file with Qiskit's accounts is not ours: whatever it contains, the result is defined."""

import os
from pathlib import Path

import pytest

from jupyterlab_qiskit_completer.accounts import NO_ACCOUNT, AccountChoice, Accounts, AccountsFile
from jupyterlab_qiskit_completer.safe_files import MAX_FILE_BYTES

SAVED = (
    '{"work": {"token": " work-token ", "channel": "ibm_cloud", "is_default_account": true},'
    ' "home": {"token": "home-token"}}'
)


def read(folder: Path, content: str) -> Accounts:
    """Reads a file with this content."""
    file = folder / "qiskit-ibm.json"
    file.write_text(content)
    return AccountsFile(file).read()


def test_saved_accounts(tmp_path: Path) -> None:
    """Accounts have a name, a channel and a token, which their text form does not show."""
    accounts = read(tmp_path, SAVED)
    work, home = accounts.by_name.values()
    assert (work.name, work.channel, work.token) == ("work", "ibm_cloud", "work-token")
    assert (work.is_default, home.is_default) == (True, False)
    assert accounts.problem is None
    assert "work-token" not in repr(accounts)


def test_missing_file_is_no_problem(tmp_path: Path) -> None:
    """Without a file there are no accounts and no problem."""
    assert AccountsFile(tmp_path / "missing" / "file").read() == Accounts()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "notJson"),
        ('{"a": ', "notJson"),
        ("[" * 100_000, "notJson"),
        ("[]", "noAccounts"),
        ("null", "noAccounts"),
        ('"text"', "noAccounts"),
        (" " * (MAX_FILE_BYTES + 1), "unreadable"),
        ("{}", None),
        ('{"a": 1, "b": null, "c": [], "d": {}, "e": {"token": 5}, "f": {"token": ""}}', None),
        ('{"a": {"token": "two\\nlines"}, "b": {"token": "t\\u00f6ken"}}', None),
    ],
)
def test_other_content(tmp_path: Path, content: str, problem: str | None) -> None:
    """Entries that are not accounts are skipped, and content that is not JSON is a problem."""
    assert read(tmp_path, content) == Accounts(problem=problem)  # type: ignore[arg-type]


def test_other_kinds_of_files(tmp_path: Path) -> None:
    """A folder, a pipe that nobody writes to and bytes that are not text have no accounts."""
    assert AccountsFile(tmp_path).read().problem == "unreadable"
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert AccountsFile(pipe).read().problem == "unreadable"
    binary = tmp_path / "binary"
    binary.write_bytes(b"\xff\xfe\x00\xd8")
    assert AccountsFile(binary).read().problem == "notJson"


def test_changes_are_noticed(tmp_path: Path) -> None:
    """A file is read again after it is created, replaced or removed."""
    path = tmp_path / "qiskit-ibm.json"
    file = AccountsFile(path)
    assert file.read() == Accounts()
    for name in ("first", "other"):
        new = tmp_path / "new"
        new.write_text(SAVED.replace("work", name))
        new.replace(path)
        assert list(file.read().by_name) == [name, "home"]
    path.unlink()
    assert file.read() == Accounts()


def test_choice_is_kept(tmp_path: Path) -> None:
    """A name, no account and no choice are kept; damaged content counts as no choice."""
    path = tmp_path / "folder" / "account.json"
    choice = AccountChoice(path)
    assert choice.read() is None
    for chosen in ("work", NO_ACCOUNT, None, "home"):
        choice.write(chosen)
        assert choice.read() == AccountChoice(path).read() == chosen
    for content in ("", "[]", "null", '{"account": 5}', "{}"):
        path.write_text(content)
        assert AccountChoice(path).read() is None
