"""Each service gets the token that is meant for it, and no other service gets it."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from support import run
from traitlets.config import Config

from jupyterlab_qiskit_completer.accounts import NO_ACCOUNT, AccountChoice, AccountsFile
from jupyterlab_qiskit_completer.config import QiskitCompleter
from jupyterlab_qiskit_completer.service_url import HOSTED
from jupyterlab_qiskit_completer.system_keyring import SystemKeyring
from jupyterlab_qiskit_completer.token_lookup import TokenLookup, TokenSources
from jupyterlab_qiskit_completer.token_store import TokenStore
from relay.test_state_handlers import SAVED_ACCOUNTS

OWN, OTHER = "https://own.example/v1", "https://other.example"
SAVED = json.dumps(SAVED_ACCOUNTS)


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No variable of ours is set before a test sets it."""
    for name in [name for name in os.environ if name.startswith("QISKIT_")]:
        monkeypatch.delenv(name)


class User:
    """A user's tokens on a server with some configuration."""

    def __init__(self, folder: Path, **config: Any) -> None:
        """Has no token yet."""
        self.accounts = folder / "qiskit-ibm.json"
        self.tokens = TokenSources(
            QiskitCompleter(config=Config(QiskitCompleter=config)),
            AccountsFile(self.accounts),
            AccountChoice(folder / "account.json"),
            TokenStore(folder / "tokens", SystemKeyring(lambda: None)),
        )

    def type(self, token: str, root: str) -> None:
        """Types a token for a service."""
        run(self.tokens.store.put(root, token))

    def sent_to(self, root: str) -> tuple[str | None, str]:
        """Returns source and value of the token that a service gets."""
        lookup = run(self.tokens.look_up(root))
        return lookup.source, lookup.token

    def reason(self, root: str) -> str | None:
        """Returns the reason why a service gets no token."""
        return run(self.tokens.look_up(root)).reason


@pytest.fixture
def user(tmp_path: Path) -> User:
    """A user on a server with nothing configured."""
    return User(tmp_path)


def test_order_of_sources(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment comes before the account, and the account before the typed token."""
    user.type("typed", HOSTED)
    assert user.sent_to(HOSTED) == ("typed", "typed")
    user.accounts.write_text('{"only": {"token": "token-only"}}')
    assert user.sent_to(HOSTED) == ("account", "token-only")
    monkeypatch.setenv("QISKIT_IBM_TOKEN", " from-environment ")
    assert user.sent_to(HOSTED) == ("environment", "from-environment")
    monkeypatch.setenv("QISKIT_IBM_TOKEN", "  ")
    assert user.sent_to(HOSTED) == ("account", "token-only")
    user.accounts.unlink()
    assert user.sent_to(HOSTED) == ("typed", "typed")


def test_has_hosted_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page learns whether there is a token for the hosted service, without the keyring."""
    user = User(tmp_path / "own")
    assert not user.tokens.has_hosted_token()
    user.type("typed", OTHER)
    assert not user.tokens.has_hosted_token()
    user.type("typed", HOSTED)
    assert user.tokens.has_hosted_token()
    locked = {"token": "everybodys", "locked": {"token"}}
    assert User(tmp_path / "one", **locked).tokens.has_hosted_token()
    managed = User(tmp_path, service_url=OTHER, **locked)
    managed.accounts.write_text(SAVED)
    assert not managed.tokens.has_hosted_token()
    monkeypatch.setenv("QISKIT_IBM_TOKEN", "token")
    assert managed.tokens.has_hosted_token()


def test_no_token(user: User) -> None:
    """Without any token none is sent, and the reason is given."""
    assert run(user.tokens.look_up(HOSTED)) == TokenLookup(None, reason="none")


@pytest.mark.parametrize(
    "foreign",
    [OTHER, "http://qiskit-code-assistant.quantum.ibm.com", f"{HOSTED}:8443", f"{HOSTED}/below"],
)
def test_token_is_bound_to_its_service(
    user: User, monkeypatch: pytest.MonkeyPatch, foreign: str
) -> None:
    """A token for the hosted service goes to no other address, and the reason is given."""
    monkeypatch.setenv("QISKIT_IBM_TOKEN", "from-environment")
    assert user.sent_to(foreign) == (None, "")
    assert user.reason(foreign) == "otherService"
    monkeypatch.delenv("QISKIT_IBM_TOKEN")
    user.accounts.write_text(SAVED)
    assert (user.sent_to(foreign), user.reason(foreign)) == ((None, ""), "otherService")
    user.accounts.unlink()
    user.type("typed", HOSTED)
    assert (user.sent_to(foreign), user.reason(foreign)) == ((None, ""), "otherService")
    user.type("typed-there", foreign)
    assert user.sent_to(foreign) == ("typed", "typed-there")
    assert user.sent_to(HOSTED) == ("typed", "typed")


def test_configured_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that was configured on the server gets the same token as the hosted one."""
    user = User(tmp_path, service_url=OWN)
    monkeypatch.setenv("QISKIT_IBM_TOKEN", "from-environment")
    assert user.sent_to("https://own.example") == ("environment", "from-environment")
    assert user.sent_to(HOSTED) == ("environment", "from-environment")
    assert user.sent_to(OTHER) == (None, "")


def test_administrators_token(tmp_path: Path) -> None:
    """It is for users who have none of their own, and for the configured service only."""
    user = User(tmp_path, service_url=OWN, token="of-all")
    root = "https://own.example"
    assert user.sent_to(root) == ("administrator", "of-all")
    assert user.sent_to(HOSTED) == (None, "")
    assert user.reason(HOSTED) == "otherService"
    user.type("typed", root)
    assert user.sent_to(root) == ("typed", "typed")


def test_locked_token(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A locked token is the only one that is used."""
    user = User(tmp_path, token="of-all", locked={"token"})
    user.type("typed", HOSTED)
    user.type("typed", OTHER)
    user.accounts.write_text(SAVED)
    monkeypatch.setenv("QISKIT_IBM_TOKEN", "from-environment")
    assert user.sent_to(HOSTED) == ("administrator", "of-all")
    assert user.sent_to(OTHER) == (None, "")


def test_selected_account(user: User) -> None:
    """It is the chosen account; without a choice the only or the default one, or else none."""
    user.accounts.write_text(SAVED)
    assert user.sent_to(HOSTED) == ("account", "token-two")
    user.tokens.choose_account("one")
    assert user.sent_to(HOSTED) == ("account", "token-one")
    user.tokens.choose_account(NO_ACCOUNT)
    assert user.sent_to(HOSTED) == (None, "")
    user.tokens.choose_account(None)
    user.accounts.write_text(SAVED.replace("true", "false"))
    assert user.sent_to(HOSTED) == (None, "")
    with pytest.raises(LookupError):
        user.tokens.choose_account("three")


def test_missing_account_is_not_replaced(user: User) -> None:
    """If the chosen account no longer exists, no other account is used."""
    user.accounts.write_text(SAVED)
    user.tokens.choose_account("one")
    user.accounts.write_text('{"two": {"token": "token-two"}}')
    assert user.sent_to(HOSTED) == (None, "")
    assert run(user.tokens.describe(HOSTED))["accounts"]["missing"] == "one"


def test_damaged_sources(user: User) -> None:
    """A source that cannot be read is reported, and the next one is used."""
    user.accounts.write_text("{")
    user.type("typed", HOSTED)
    assert user.sent_to(HOSTED) == ("typed", "typed")
    assert run(user.tokens.describe(HOSTED))["accounts"]["problem"] == "notJson"
    (file,) = (user.accounts.parent / "tokens").iterdir()
    file.write_text("{")
    assert user.sent_to(HOSTED) == (None, "")
    described = run(user.tokens.describe(HOSTED))
    assert described["typed"] == {"location": None, "problem": "damaged"}


def test_description_has_no_token(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """The description has the names of the accounts, but no token."""
    monkeypatch.setenv("QISKIT_IBM_TOKEN", "from-environment")
    user.accounts.write_text(SAVED)
    user.type("typed-value", HOSTED)
    text = str(run(user.tokens.describe(HOSTED))) + repr(run(user.tokens.look_up(HOSTED)))
    for token in ("from-environment", "token-one", "token-two", "typed-value"):
        assert token not in text
