"""Typed tokens are kept by service, are readable by their owner only, and leave no copies."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import files_containing, run

from jupyterlab_qiskit_completer.system_keyring import SystemKeyring
from jupyterlab_qiskit_completer.token_store import TokenStore, TokenStoreError

A, B = "https://a.example", "https://b.example/path"


@pytest.fixture(autouse=True)
def permissive_umask() -> Iterator[None]:
    """By default, everyone may read new files."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the store, which does not exist yet."""
    return tmp_path / "data" / "tokens"


def open_store(folder: Path, keyring: object = None) -> TokenStore:
    """Returns the store of a server that has just started."""
    return TokenStore(folder, SystemKeyring(lambda: keyring))


def test_each_service_has_its_own_token(folder: Path) -> None:
    """Tokens are kept by service, even after a restart."""
    store = open_store(folder)
    assert run(store.get(A)) is None
    assert not store.has_token_for_other_service(A)
    run(store.put(A, "token-a"))
    run(store.put(B, "token-b"))
    for each in (store, open_store(folder)):
        assert run(each.get(A)) == "token-a"
        assert run(each.get(B)) == "token-b"
        assert run(each.get("https://a.example/path")) is None
        assert each.has_token_for_other_service(A)


def test_only_the_owner_can_read(folder: Path) -> None:
    """Folder and file have the narrowest modes, regardless of the umask."""
    run(open_store(folder).put(A, "token-a"))
    (file,) = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_mode_is_set_before_the_token_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The token is written into a file that already has its final mode."""
    modes: list[int] = []

    def sync(handle: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(handle).st_mode))

    monkeypatch.setattr(os, "fsync", sync)
    run(open_store(folder).put(A, "token-a"))
    assert modes == [0o600]


def test_replaced_and_cleared_tokens_are_gone(folder: Path) -> None:
    """Nothing is left of a token that was replaced or cleared."""
    store = open_store(folder)
    run(store.put(A, "older-token"))
    assert run(store.put(A, "newer-token")) is False
    assert files_containing(folder, "older-token") == []
    assert run(store.get(A)) == "newer-token"
    assert run(store.clear(A)) is False
    assert run(store.get(A)) is None
    assert list(folder.iterdir()) == []
    assert run(store.clear(A)) is False


def test_another_server_writes(folder: Path) -> None:
    """Two servers of the same user see each other's changes."""
    one, other = open_store(folder), open_store(folder)
    assert run(one.get(A)) is None
    run(other.put(A, "token-1"))
    assert run(one.get(A)) == "token-1"
    run(other.put(A, "token-2"))
    assert run(one.get(A)) == "token-2"
    run(other.clear(A))
    assert run(one.get(A)) is None


def test_full_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a new token cannot be written, the old one stays and no part of the new one is left."""

    def fail(_: int) -> None:
        raise OSError("No space left on device")

    store = open_store(folder)
    run(store.put(A, "older-token"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(TokenStoreError, match="unwritable"):
            run(store.put(A, "newer-token"))
    assert run(store.get(A)) == "older-token"
    assert files_containing(folder, "newer-token") == []


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "null",
        "[]",
        "{}",
        f'{{"service": "{A}"}}',
        f'{{"service": "{A}", "token": 5}}',
        f'{{"service": "{A}", "token": "two words"}}',
        f'{{"service": "{B}", "token": "t"}}',
    ],
)
def test_damaged_file(folder: Path, content: str) -> None:
    """A damaged file is reported, and kept until the user clears it."""
    store = open_store(folder)
    run(store.put(A, "token-a"))
    (file,) = folder.iterdir()
    file.write_text(content)
    for failing in (store.get(A), store.put(A, "new")):
        with pytest.raises(TokenStoreError, match="damaged"):
            run(failing)
    assert file.read_text() == content
    run(store.clear(A))
    run(store.put(A, "new"))
    assert run(store.get(A)) == "new"


def test_leftovers_of_a_crash(folder: Path) -> None:
    """Files that a crash left incomplete are removed together with the token."""
    store = open_store(folder)
    run(store.put(A, "token-a"))
    leftover, recent = folder / ".new-crashed", folder / ".new-now"
    leftover.write_text("token-a")
    os.utime(leftover, (0, 0))
    recent.write_text("of another server")
    run(store.clear(A))
    assert list(folder.iterdir()) == [recent]
