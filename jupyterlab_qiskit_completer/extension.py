"""Puts the parts together: one configuration, HTTP client and set of tokens for each server."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_core.paths import jupyter_data_dir
from jupyter_server.utils import url_path_join

from .accounts import AccountChoice, AccountsFile
from .base import Parts
from .config import QiskitCompleter
from .relay import RelayHandler
from .state import AccountHandler, StateHandler, TokenHandler
from .store import TokenStore
from .system_keyring import SystemKeyring, find_keyring
from .tokens import Tokens
from .upstream import Upstream

if TYPE_CHECKING:
    from jupyter_server.base.handlers import JupyterHandler
    from jupyter_server.serverapp import ServerApp

NAME = "jupyterlab-qiskit-completer"
"""The first part of the handlers' paths, below the server's base URL."""

Hook = Callable[[Any, dict[str, Any]], dict[str, Any]]
"""What a Jupyter server lets change the configuration of a page."""

ROUTES: "list[tuple[str, type[JupyterHandler]]]" = [
    (r"/service(/.*)", RelayHandler),
    (r"/state", StateHandler),
    (r"/account", AccountHandler),
    (r"/token", TokenHandler),
]


def load(server: "ServerApp") -> None:
    """Make the parts and add the handlers; called once by the server, before it listens."""
    parts = make_parts(QiskitCompleter(parent=server))
    # So that a page knows it at once, without asking; there is no token in it.
    settings = server.web_app.settings
    settings["page_config_hook"] = telling(parts, settings.get("page_config_hook"))
    base = url_path_join(server.base_url, NAME)
    handlers = [(base + path, handler, {"parts": parts}) for path, handler in ROUTES]
    server.web_app.add_handlers(".*$", handlers)  # type: ignore[no-untyped-call]


def telling(parts: Parts, before: Hook | None) -> Hook:
    """What tells each page, when it is loaded, after what another extension tells it."""

    def tell(handler: Any, page: dict[str, Any]) -> dict[str, Any]:
        page = before(handler, page) if before else page
        has_token = parts.tokens.any_for_hosted()
        return {**page, "qiskitCompleter": {**parts.config.told, "hasToken": has_token}}

    return tell


def make_parts(config: QiskitCompleter) -> Parts:
    """What the handlers share. Raises TraitError for a configuration that is wrong."""
    config.trait_values()
    folder = Path(jupyter_data_dir()) / "jupyterlab_qiskit_completer"
    tokens = Tokens(
        config,
        AccountsFile(Path(config.accounts_file).expanduser()),
        AccountChoice(folder / "account.json"),
        TokenStore(
            folder / "tokens",
            SystemKeyring(find_keyring if config.use_keyring else lambda: None),
        ),
    )
    upstream = Upstream(config.connect_timeout, config.answer_timeout, config.max_streams)
    return Parts(config, tokens, upstream)
