"""With a keyring typed tokens are there, and moving to it or away leaves no copy behind."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from jupyterlab_qiskit_completer.store import StoreError
from jupyterlab_qiskit_completer.system_keyring import find_keyring
from relay.test_store import A, copies, run, store_in


class Keyring:
    """A keyring that can be made to fail, with the functions of the package `keyring`."""

    def __init__(self) -> None:
        """Nothing is in it, and nothing fails."""
        self.kept: dict[tuple[str, str], str] = {}
        self.refuses: set[str] = set()

    def get_password(self, service: str, name: str) -> str | None:
        """Read."""
        self._refuse("get")
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, secret: str) -> None:
        """Write."""
        self._refuse("set")
        self.kept[service, name] = secret

    def delete_password(self, service: str, name: str) -> None:
        """Remove; it must be there."""
        self._refuse("delete")
        del self.kept[service, name]

    def _refuse(self, what: str) -> None:
        if what in self.refuses:
            raise RuntimeError(f"{what} is refused, and the secret is {self.kept}")


class Backend:
    """What the package `keyring` has chosen."""

    def __init__(self, priority: float, *backends: "Backend") -> None:
        """A chain has backends."""
        self.priority = priority
        if backends:
            self.backends = backends


@pytest.mark.parametrize(
    ("backend", "usable"),
    [
        (Backend(5), True),
        (Backend(0), False),
        (Backend(0.5), False),
        (Backend(10, Backend(0.5), Backend(0.1)), False),
        (Backend(10, Backend(5), Backend(0.1)), True),
        (None, False),
    ],
)
def test_plain_text_is_no_keyring(
    monkeypatch: pytest.MonkeyPatch, backend: Backend | None, usable: bool
) -> None:
    """A backend that only fails, or keeps plain text, is as good as none."""
    module = SimpleNamespace(get_keyring=lambda: backend)
    monkeypatch.setitem(sys.modules, "keyring", module if backend else None)
    assert (find_keyring() is module) is usable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the store is; it is not there yet."""
    return tmp_path / "data" / "tokens"


def test_keyring(folder: Path) -> None:
    """With a keyring the token is there, and nowhere in a file."""
    keyring = Keyring()
    store = store_in(folder, keyring)
    assert run(store.put(A, "token-a"))
    assert list(keyring.kept.values()) == ["token-a"]
    assert copies(folder, "token-a") == []
    for each in (store, store_in(folder, keyring)):
        assert each.place(A) == "keyring"
        assert run(each.get(A)) == "token-a"
    assert run(store.clear(A))
    assert keyring.kept == {}
    assert list(folder.iterdir()) == []


def test_from_the_file_to_the_keyring_and_back(folder: Path) -> None:
    """Where the next token goes, the last one does not stay behind."""
    keyring = Keyring()
    run(store_in(folder).put(A, "token-1"))
    assert run(store_in(folder, keyring).put(A, "token-2"))
    assert copies(folder, "token-1") == []
    keyring.refuses = {"set"}
    assert run(store_in(folder, keyring).put(A, "token-3"))
    assert keyring.kept == {}
    assert run(store_in(folder).get(A)) == "token-3"


@pytest.mark.parametrize("gone", [False, True])
def test_keyring_refuses(folder: Path, gone: bool) -> None:
    """A keyring that is locked, or no longer there, is named; what it may have kept is told."""
    keyring = Keyring()
    run(store_in(folder, keyring).put(A, "token-1"))
    keyring.refuses = {"get", "set", "delete"}
    store = store_in(folder, None if gone else keyring)
    with pytest.raises(StoreError, match="keyring") as raised:
        run(store.get(A))
    assert "token-1" not in repr(raised.value.__context__)
    assert store.place(A) == "keyring"
    assert run(store.put(A, "token-2")) is False
    assert run(store.get(A)) == "token-2"


def test_keyring_is_unlocked(folder: Path) -> None:
    """A keyring that refused is asked again on demand only."""
    keyring = Keyring()
    run(store_in(folder, keyring).put(A, "token-1"))
    store = store_in(folder, keyring)
    keyring.refuses = {"get"}
    with pytest.raises(StoreError):
        run(store.get(A))
    keyring.refuses = set()
    with pytest.raises(StoreError):
        run(store.get(A))
    assert run(store.get(A, ask_again=True)) == "token-1"
    assert run(store.get(A)) == "token-1"


def test_clear_with_a_locked_keyring(folder: Path) -> None:
    """The token is forgotten, and that a copy may be left is told."""
    keyring = Keyring()
    store = store_in(folder, keyring)
    run(store.put(A, "token-1"))
    keyring.refuses = {"delete"}
    assert run(store.clear(A)) is False
    assert run(store.get(A)) is None
