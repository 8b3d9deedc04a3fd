"""Typed tokens are kept by service, for their owner alone, and are never lost or left behind."""

import asyncio
import os
import stat
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest

from jupyterlab_qiskit_completer.store import StoreError, TokenStore
from jupyterlab_qiskit_completer.system_keyring import SystemKeyring

A, B = "https://a.example", "https://b.example/path"
T = TypeVar("T")


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run it to its end."""
    return asyncio.run(coroutine)


@pytest.fixture(autouse=True)
def wide_open() -> Iterator[None]:
    """New files may be read by everyone, unless one takes care."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the store is; it is not there yet."""
    return tmp_path / "data" / "tokens"


def store_in(folder: Path, keyring: object = None) -> TokenStore:
    """A store, as a server that has just started has it."""
    return TokenStore(folder, SystemKeyring(lambda: keyring))


def copies(folder: Path, token: str) -> list[Path]:
    """The files in which a token is."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if token.encode() in path.read_bytes()]


def test_by_service(folder: Path) -> None:
    """Each service has its own token, also after a restart."""
    store = store_in(folder)
    assert run(store.get(A)) is None
    assert not store.any_other(A)
    run(store.put(A, "token-a"))
    run(store.put(B, "token-b"))
    for each in (store, store_in(folder)):
        assert run(each.get(A)) == "token-a"
        assert run(each.get(B)) == "token-b"
        assert run(each.get("https://a.example/path")) is None
        assert each.any_other(A)


def test_for_the_owner_alone(folder: Path) -> None:
    """Folder and file have the narrowest modes, whatever the system's habit."""
    run(store_in(folder).put(A, "token-a"))
    (file,) = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_at_no_moment_wider(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The token is written into a file that has the mode already."""
    seen: list[int] = []

    def sync(handle: int) -> None:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))

    monkeypatch.setattr(os, "fsync", sync)
    run(store_in(folder).put(A, "token-a"))
    assert seen == [0o600]


def test_replaced_and_cleared(folder: Path) -> None:
    """Of an older token nothing is left, nor of one that was cleared."""
    store = store_in(folder)
    run(store.put(A, "older-token"))
    assert run(store.put(A, "newer-token"))
    assert copies(folder, "older-token") == []
    assert run(store.get(A)) == "newer-token"
    assert run(store.clear(A))
    assert run(store.get(A)) is None
    assert list(folder.iterdir()) == []
    assert run(store.clear(A))


def test_another_server_writes(folder: Path) -> None:
    """Two servers of one person see what the other stores."""
    one, other = store_in(folder), store_in(folder)
    assert run(one.get(A)) is None
    run(other.put(A, "token-1"))
    assert run(one.get(A)) == "token-1"
    run(other.put(A, "token-2"))
    assert run(one.get(A)) == "token-2"
    run(other.clear(A))
    assert run(one.get(A)) is None


def test_no_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a new token can't be written the old one stays, and no part of the new one."""

    def full(_: int) -> None:
        raise OSError("No space left on device")

    store = store_in(folder)
    run(store.put(A, "older-token"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(StoreError, match="unwritable"):
            run(store.put(A, "newer-token"))
    assert run(store.get(A)) == "older-token"
    assert copies(folder, "newer-token") == []


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
def test_damaged(folder: Path, content: str) -> None:
    """A damaged file is named and kept, until its owner clears it."""
    store = store_in(folder)
    run(store.put(A, "token-a"))
    (file,) = folder.iterdir()
    file.write_text(content)
    for refused in (store.get(A), store.put(A, "new")):
        with pytest.raises(StoreError, match="damaged"):
            run(refused)
    assert file.read_text() == content
    run(store.clear(A))
    run(store.put(A, "new"))
    assert run(store.get(A)) == "new"


def test_left_by_a_crash(folder: Path) -> None:
    """What a crash left half written is removed with the token."""
    store = store_in(folder)
    run(store.put(A, "token-a"))
    half, fresh = folder / ".new-crashed", folder / ".new-now"
    half.write_text("token-a")
    os.utime(half, (0, 0))
    fresh.write_text("of another server")
    run(store.clear(A))
    assert list(folder.iterdir()) == [fresh]
