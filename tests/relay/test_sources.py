"""Where a token comes from, and that it goes nowhere else."""

import os
from pathlib import Path
from typing import Any

import pytest
from traitlets.config import Config

from jupyterlab_qiskit_completer.accounts import NO_ACCOUNT, AccountChoice, AccountsFile
from jupyterlab_qiskit_completer.config import QiskitCompleter
from jupyterlab_qiskit_completer.service_url import HOSTED
from jupyterlab_qiskit_completer.store import TokenStore
from jupyterlab_qiskit_completer.system_keyring import SystemKeyring
from jupyterlab_qiskit_completer.tokens import Found, Tokens
from relay.test_store import run

OWN, OTHER = "https://own.example/v1", "https://other.example"
SAVED = '{"one": {"token": "token-one"}, "two": {"token": "token-two", "is_default_account": true}}'


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is set, until a test sets it."""
    for name in [name for name in os.environ if name.startswith("QISKIT_")]:
        monkeypatch.delenv(name)


class Person:
    """Somebody's tokens on a server with some configuration."""

    def __init__(self, folder: Path, **config: Any) -> None:
        """Nothing is there yet."""
        self.accounts = folder / "qiskit-ibm.json"
        self.tokens = Tokens(
            QiskitCompleter(config=Config(QiskitCompleter=config)),
            AccountsFile(self.accounts),
            AccountChoice(folder / "account.json"),
            TokenStore(folder / "tokens", SystemKeyring(lambda: None)),
        )

    def type(self, token: str, root: str) -> None:
        """Type a token for a service."""
        run(self.tokens.store.put(root, token))

    def sent_to(self, root: str) -> tuple[str | None, str]:
        """Source and value of the token that a service gets."""
        found = run(self.tokens.find(root))
        return found.source, found.token

    def lack(self, root: str) -> str | None:
        """Why a service gets none."""
        return run(self.tokens.find(root)).lack


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """A person on a server of their own."""
    return Person(tmp_path)


def test_order(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first place that has one: the environment, the account, what was typed."""
    person.type("typed", HOSTED)
    assert person.sent_to(HOSTED) == ("typed", "typed")
    person.accounts.write_text('{"only": {"token": "token-only"}}')
    assert person.sent_to(HOSTED) == ("account", "token-only")
    monkeypatch.setenv("QISKIT_IBM_TOKEN", " from-environment ")
    assert person.sent_to(HOSTED) == ("environment", "from-environment")
    monkeypatch.setenv("QISKIT_IBM_TOKEN", "  ")
    assert person.sent_to(HOSTED) == ("account", "token-only")
    person.accounts.unlink()
    assert person.sent_to(HOSTED) == ("typed", "typed")


def test_any_for_hosted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is told whether there is a token at all, without a look into a keyring."""
    person = Person(tmp_path / "own")
    assert not person.tokens.any_for_hosted()
    person.type("typed", OTHER)
    assert not person.tokens.any_for_hosted()
    person.type("typed", HOSTED)
    assert person.tokens.any_for_hosted()
    locked = {"token": "everybodys", "locked": {"token"}}
    assert Person(tmp_path / "one", **locked).tokens.any_for_hosted()
    managed = Person(tmp_path, service_url=OTHER, **locked)
    managed.accounts.write_text(SAVED)
    assert not managed.tokens.any_for_hosted()
    monkeypatch.setenv("QISKIT_IBM_TOKEN", "token")
    assert managed.tokens.any_for_hosted()


def test_none(person: Person) -> None:
    """Without any token none is sent, and that is said."""
    assert run(person.tokens.find(HOSTED)) == Found(None, lack="none")


@pytest.mark.parametrize(
    "foreign",
    [OTHER, "http://qiskit-code-assistant.quantum.ibm.com", f"{HOSTED}:8443", f"{HOSTED}/below"],
)
def test_bound(person: Person, monkeypatch: pytest.MonkeyPatch, foreign: str) -> None:
    """What was given for the hosted service goes to no other address, and it is said why."""
    monkeypatch.setenv("QISKIT_IBM_TOKEN", "from-environment")
    assert person.sent_to(foreign) == (None, "")
    assert person.lack(foreign) == "otherService"
    monkeypatch.delenv("QISKIT_IBM_TOKEN")
    person.accounts.write_text(SAVED)
    assert (person.sent_to(foreign), person.lack(foreign)) == ((None, ""), "otherService")
    person.accounts.unlink()
    person.type("typed", HOSTED)
    assert (person.sent_to(foreign), person.lack(foreign)) == ((None, ""), "otherService")
    person.type("typed-there", foreign)
    assert person.sent_to(foreign) == ("typed", "typed-there")
    assert person.sent_to(HOSTED) == ("typed", "typed")


def test_configured_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that was configured on the server gets what the hosted one would."""
    person = Person(tmp_path, service_url=OWN)
    monkeypatch.setenv("QISKIT_IBM_TOKEN", "from-environment")
    assert person.sent_to("https://own.example") == ("environment", "from-environment")
    assert person.sent_to(HOSTED) == ("environment", "from-environment")
    assert person.sent_to(OTHER) == (None, "")


def test_administrators_token(tmp_path: Path) -> None:
    """It is for those who have none of their own, and for the configured service only."""
    person = Person(tmp_path, service_url=OWN, token="of-all")
    root = "https://own.example"
    assert person.sent_to(root) == ("administrator", "of-all")
    assert person.sent_to(HOSTED) == (None, "")
    assert person.lack(HOSTED) == "otherService"
    person.type("typed", root)
    assert person.sent_to(root) == ("typed", "typed")


def test_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A locked token is the only one."""
    person = Person(tmp_path, token="of-all", locked={"token"})
    person.type("typed", HOSTED)
    person.type("typed", OTHER)
    person.accounts.write_text(SAVED)
    monkeypatch.setenv("QISKIT_IBM_TOKEN", "from-environment")
    assert person.sent_to(HOSTED) == ("administrator", "of-all")
    assert person.sent_to(OTHER) == (None, "")


def test_which_account(person: Person) -> None:
    """The chosen one; without a choice the only one, or the default; never just any."""
    person.accounts.write_text(SAVED)
    assert person.sent_to(HOSTED) == ("account", "token-two")
    person.tokens.choose("one")
    assert person.sent_to(HOSTED) == ("account", "token-one")
    person.tokens.choose(NO_ACCOUNT)
    assert person.sent_to(HOSTED) == (None, "")
    person.tokens.choose(None)
    person.accounts.write_text(SAVED.replace("true", "false"))
    assert person.sent_to(HOSTED) == (None, "")
    with pytest.raises(LookupError):
        person.tokens.choose("three")


def test_chosen_account_is_gone(person: Person) -> None:
    """Another account is not used instead of the chosen one."""
    person.accounts.write_text(SAVED)
    person.tokens.choose("one")
    person.accounts.write_text('{"two": {"token": "token-two"}}')
    assert person.sent_to(HOSTED) == (None, "")
    assert run(person.tokens.describe(HOSTED))["accounts"]["missing"] == "one"


def test_damaged_places(person: Person) -> None:
    """A place that can't be read is told, and the next one is used."""
    person.accounts.write_text("{")
    person.type("typed", HOSTED)
    assert person.sent_to(HOSTED) == ("typed", "typed")
    assert run(person.tokens.describe(HOSTED))["accounts"]["problem"] == "notJson"
    (file,) = (person.accounts.parent / "tokens").iterdir()
    file.write_text("{")
    assert person.sent_to(HOSTED) == (None, "")
    described = run(person.tokens.describe(HOSTED))
    assert described["typed"] == {"place": None, "problem": "damaged"}


def test_description_has_no_token(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are told, values are not."""
    monkeypatch.setenv("QISKIT_IBM_TOKEN", "from-environment")
    person.accounts.write_text(SAVED)
    person.type("typed-value", HOSTED)
    said = str(run(person.tokens.describe(HOSTED))) + repr(run(person.tokens.find(HOSTED)))
    for token in ("from-environment", "token-one", "token-two", "typed-value"):
        assert token not in said
