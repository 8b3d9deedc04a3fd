"""The settings of an administrator, for a single user or for all users of a hub."""

import os
from typing import Any

from traitlets import Bool, Enum, Float, Int, List, Set, TraitError, Unicode, default, validate
from traitlets.config import Configurable

from .service_url import HOSTED, InvalidServiceUrlError, parse_service_root

LOCKABLE_SETTINGS = {
    "service_url": "serviceUrl",
    "model": "model",
    "transport": "transport",
    "token": "token",
}
"""The traits that can be locked, each with the name of the setting in the extension."""


class QiskitCompleter(Configurable):
    """The Jupyter server's side of the Qiskit Code Assistant.

    In `jupyter_server_config.py`: `c.QiskitCompleter.service_url = "…"`. The first four traits and
    `locked` can also be set in the server's environment, as `QISKIT_COMPLETER_` followed by the
    name in capitals. The configuration takes precedence over the environment.
    """

    service_url = Unicode(
        help="The URL of the service, with or without /v1; empty for the hosted service. "
        "Tokens from QISKIT_IBM_TOKEN and qiskit-ibm.json may be sent to it."
    ).tag(config=True)
    model = Unicode(help="The id of the model; empty to let the user choose.").tag(config=True)
    transport = Enum(
        ["", "relay", "direct"],
        help="How requests travel: through this server (relay) or from the browser to the service "
        "(direct); empty to let the user choose.",
    ).tag(config=True)
    token = Unicode(
        help="A token for users who have none of their own; it is sent to service_url only."
    ).tag(config=True)
    locked = Set(
        Enum(list(LOCKABLE_SETTINGS)),
        help="The settings that users cannot change: any of service_url, model, transport, token.",
    ).tag(config=True)
    allowed_services = List(
        Unicode(),
        help="The URLs that users may choose besides service_url; empty to allow any.",
    ).tag(config=True)
    accounts_file = Unicode(
        "~/.qiskit/qiskit-ibm.json",
        help="The file in which Qiskit's runtime client saves accounts.",
    ).tag(config=True)
    use_keyring = Bool(
        True, help="Keep typed tokens in the system's keyring, if there is one."
    ).tag(config=True)
    connect_timeout = Float(10, min=0.1, help="Seconds to wait for a connection.").tag(config=True)
    answer_timeout = Float(
        60,
        min=0.1,
        help="Seconds to wait for a response, and for each further chunk of it.",
    ).tag(config=True)
    max_streams = Int(100, min=1, help="The number of requests forwarded at the same time.").tag(
        config=True
    )

    @property
    def configured_root(self) -> str:
        """The root of the service that this server is configured for."""
        return self.service_url or HOSTED

    @property
    def page_config(self) -> dict[str, Any]:
        """The values and locks for the page; a value is empty if the user may choose it."""
        return {
            "settings": {
                "serviceUrl": self.configured_root,
                "model": self.model,
                "transport": self.transport,
            },
            "locked": sorted(LOCKABLE_SETTINGS[name] for name in self.locked),
        }

    @property
    def is_direct_only(self) -> bool:
        """True if the transport is locked to `direct`, so that nothing may be forwarded."""
        return self.transport == "direct" and "transport" in self.locked

    def is_allowed(self, root: str) -> bool:
        """Returns whether a user may choose a service for the relay."""
        if root == self.configured_root:
            return True
        return "service_url" not in self.locked and (
            not self.allowed_services or root in self.allowed_services
        )

    @default("service_url")
    def _default_service_url(self) -> str:
        # The validation functions below are not called for defaults.
        return _parse_root(_read_environment("service_url"))

    @default("model")
    def _default_model(self) -> str:
        return _read_environment("model")

    @default("transport")
    def _default_transport(self) -> str:
        return _read_environment("transport")

    @default("token")
    def _default_token(self) -> str:
        return _read_environment("token")

    @default("locked")
    def _default_locked(self) -> set[str]:
        return {name.strip() for name in _read_environment("locked").split(",") if name.strip()}

    @validate("service_url")
    def _check_service_url(self, proposal: dict[str, Any]) -> str:
        return _parse_root(proposal["value"])

    @validate("allowed_services")
    def _check_allowed_services(self, proposal: dict[str, Any]) -> list[str]:
        return [_parse_root(url) for url in proposal["value"]]


def _read_environment(name: str) -> str:
    return os.environ.get(f"QISKIT_COMPLETER_{name.upper()}", "").strip()


def _parse_root(url: str) -> str:
    try:
        return parse_service_root(url) if url else ""
    except InvalidServiceUrlError:
        # The message does not repeat the text, which may contain a secret.
        raise TraitError(
            "QiskitCompleter: the URL of a service must be a plain http(s) URL"
        ) from None
