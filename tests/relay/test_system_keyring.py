"""With a keyring, typed tokens are kept there, and moving a token leaves no copy behind."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from support import files_containing, run

from jupyterlab_qiskit_completer.system_keyring import find_keyring
from jupyterlab_qiskit_completer.token_store import TokenStoreError
from relay.test_token_store import A, open_store


class Keyring:
    """A keyring that can be made to fail, with the functions of the module `keyring`."""

    def __init__(self) -> None:
        """Contains nothing, and does not fail."""
        self.secrets: dict[tuple[str, str], str] = {}
        self.failing: set[str] = set()

    def get_password(self, service: str, name: str) -> str | None:
        """Returns a secret."""
        self._fail_if_set("get")
        return self.secrets.get((service, name))

    def set_password(self, service: str, name: str, secret: str) -> None:
        """Keeps a secret."""
        self._fail_if_set("set")
        self.secrets[service, name] = secret

    def delete_password(self, service: str, name: str) -> None:
        """Removes a secret, which must exist."""
        self._fail_if_set("delete")
        del self.secrets[service, name]

    def _fail_if_set(self, operation: str) -> None:
        if operation in self.failing:
            raise RuntimeError(f"{operation} fails, and the secret is {self.secrets}")


class Backend:
    """A backend of the module `keyring`."""

    def __init__(self, priority: float, *backends: "Backend") -> None:
        """Is a chain if it has backends."""
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
def test_insecure_backend_is_not_used(
    monkeypatch: pytest.MonkeyPatch, backend: Backend | None, usable: bool
) -> None:
    """A backend that only fails, or keeps plain text, counts as no keyring."""
    module = SimpleNamespace(get_keyring=lambda: backend)
    monkeypatch.setitem(sys.modules, "keyring", module if backend else None)
    assert (find_keyring() is module) is usable


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the store, which does not exist yet."""
    return tmp_path / "data" / "tokens"


def test_token_is_kept_in_the_keyring(folder: Path) -> None:
    """With a keyring, the token is there and in no file."""
    keyring = Keyring()
    store = open_store(folder, keyring)
    assert run(store.put(A, "token-a")) is False
    assert list(keyring.secrets.values()) == ["token-a"]
    assert files_containing(folder, "token-a") == []
    for each in (store, open_store(folder, keyring)):
        assert each.get_location(A) == "keyring"
        assert run(each.get(A)) == "token-a"
    assert run(store.clear(A)) is False
    assert keyring.secrets == {}
    assert list(folder.iterdir()) == []


def test_from_the_file_to_the_keyring_and_back(folder: Path) -> None:
    """When the token's location changes, no copy is left at the old one."""
    keyring = Keyring()
    run(open_store(folder).put(A, "token-1"))
    assert run(open_store(folder, keyring).put(A, "token-2")) is False
    assert files_containing(folder, "token-1") == []
    keyring.failing = {"set"}
    assert run(open_store(folder, keyring).put(A, "token-3")) is False
    assert keyring.secrets == {}
    assert run(open_store(folder).get(A)) == "token-3"


@pytest.mark.parametrize("gone", [False, True])
def test_keyring_fails(folder: Path, gone: bool) -> None:
    """A locked or missing keyring is the named problem, and a possible stale copy is reported."""
    keyring = Keyring()
    run(open_store(folder, keyring).put(A, "token-1"))
    keyring.failing = {"get", "set", "delete"}
    store = open_store(folder, None if gone else keyring)
    with pytest.raises(TokenStoreError, match="keyring") as raised:
        run(store.get(A))
    assert "token-1" not in repr(raised.value.__context__)
    assert store.get_location(A) == "keyring"
    assert run(store.put(A, "token-2")) is True
    assert run(store.get(A)) == "token-2"


def test_keyring_is_unlocked(folder: Path) -> None:
    """A keyring that failed is called again only on request."""
    keyring = Keyring()
    run(open_store(folder, keyring).put(A, "token-1"))
    store = open_store(folder, keyring)
    keyring.failing = {"get"}
    with pytest.raises(TokenStoreError):
        run(store.get(A))
    keyring.failing = set()
    with pytest.raises(TokenStoreError):
        run(store.get(A))
    assert run(store.get(A, retry_keyring=True)) == "token-1"
    assert run(store.get(A)) == "token-1"


def test_clear_with_a_locked_keyring(folder: Path) -> None:
    """The token is forgotten, and a possible stale copy is reported."""
    keyring = Keyring()
    store = open_store(folder, keyring)
    run(store.put(A, "token-1"))
    keyring.failing = {"delete"}
    assert run(store.clear(A)) is True
    assert run(store.get(A)) is None
