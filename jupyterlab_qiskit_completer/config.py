"""What an administrator sets, for one person or for all users of a hub."""

import os
from typing import Any

from traitlets import Bool, Enum, Float, Int, List, Set, TraitError, Unicode, default, validate
from traitlets.config import Configurable

from .service_url import HOSTED, BadUrlError, root_of

LOCKABLE = {
    "service_url": "serviceUrl",
    "model": "model",
    "transport": "transport",
    "token": "token",
}
"""What may be locked, and how the front end's settings call it."""


class QiskitCompleter(Configurable):
    """The server's part of the Qiskit Code Assistant.

    In `jupyter_server_config.py`: `c.QiskitCompleter.service_url = "…"`. The first four and
    `locked` can also be set in the server's environment, as `QISKIT_COMPLETER_` and the name in
    capitals; what the configuration says goes first.
    """

    service_url = Unicode(
        help="The service's address, with or without /v1; empty for the hosted one. "
        "Tokens of QISKIT_IBM_TOKEN and qiskit-ibm.json may be sent to it."
    ).tag(config=True)
    model = Unicode(help="The model's id; empty to leave it to the person.").tag(config=True)
    transport = Enum(
        ["", "relay", "direct"],
        help="How requests travel: through this server, or from the browser to the service; "
        "empty to leave it to the person.",
    ).tag(config=True)
    token = Unicode(
        help="A token for everyone who has none of their own; it is sent to service_url only."
    ).tag(config=True)
    locked = Set(
        Enum(list(LOCKABLE)),
        help="What a person can't change: any of service_url, model, transport and token.",
    ).tag(config=True)
    allowed_services = List(
        Unicode(),
        help="The addresses that a person may choose besides service_url; empty for any.",
    ).tag(config=True)
    accounts_file = Unicode(
        "~/.qiskit/qiskit-ibm.json", help="Where Qiskit's runtime client keeps its accounts."
    ).tag(config=True)
    use_keyring = Bool(
        True, help="Keep typed tokens in the system's keyring where there is one."
    ).tag(config=True)
    connect_timeout = Float(10, min=0.1, help="Seconds to wait for a connection.").tag(config=True)
    answer_timeout = Float(
        60, min=0.1, help="Seconds that a service may be silent, at first or between two pieces."
    ).tag(config=True)
    max_streams = Int(100, min=1, help="Requests that are forwarded at the same time.").tag(
        config=True
    )

    @property
    def configured(self) -> str:
        """The root of the service that this server is set up for."""
        return self.service_url or HOSTED

    @property
    def told(self) -> dict[str, Any]:
        """What pages are told: the values, empty where left to the person, and the locks."""
        return {
            "settings": {
                "serviceUrl": self.configured,
                "model": self.model,
                "transport": self.transport,
            },
            "locked": sorted(LOCKABLE[name] for name in self.locked),
        }

    def allows(self, root: str) -> bool:
        """Whether a person may point the relay at a service."""
        if root == self.configured:
            return True
        return "service_url" not in self.locked and (
            not self.allowed_services or root in self.allowed_services
        )

    @default("service_url")
    def _default_service_url(self) -> str:
        # Defaults are not validated by the function below.
        return _root(_environment("service_url"))

    @default("model")
    def _default_model(self) -> str:
        return _environment("model")

    @default("transport")
    def _default_transport(self) -> str:
        return _environment("transport")

    @default("token")
    def _default_token(self) -> str:
        return _environment("token")

    @default("locked")
    def _default_locked(self) -> set[str]:
        return {name.strip() for name in _environment("locked").split(",") if name.strip()}

    @validate("service_url")
    def _check_service_url(self, proposal: dict[str, Any]) -> str:
        return _root(proposal["value"])

    @validate("allowed_services")
    def _check_allowed_services(self, proposal: dict[str, Any]) -> list[str]:
        return [_root(url) for url in proposal["value"]]


def _environment(name: str) -> str:
    return os.environ.get(f"QISKIT_COMPLETER_{name.upper()}", "").strip()


def _root(url: str) -> str:
    try:
        return root_of(url) if url else ""
    except BadUrlError:
        # Without the text: a secret may be in it.
        raise TraitError("QiskitCompleter: a service's address is not an http(s) URL") from None
