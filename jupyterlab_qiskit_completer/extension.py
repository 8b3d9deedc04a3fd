"""The server extension: creates the configuration, HTTP client and token sources of a server."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_core.paths import jupyter_data_dir
from jupyter_server.utils import url_path_join

from .accounts import AccountChoice, AccountsFile
from .config import QiskitCompleter
from .handler_base import EXTENSION_NAME, Dependencies
from .relay_handler import RelayHandler
from .service_client import ServiceClient
from .state_handlers import AccountHandler, StateHandler, TokenHandler
from .system_keyring import SystemKeyring, find_keyring
from .token_lookup import TokenSources
from .token_store import TokenStore

if TYPE_CHECKING:
    from jupyter_server.base.handlers import JupyterHandler
    from jupyter_server.serverapp import ServerApp

PageConfigHook = Callable[[Any, dict[str, Any]], dict[str, Any]]
"""A function by which a Jupyter server lets extensions change the configuration of a page."""

ROUTES: "list[tuple[str, type[JupyterHandler]]]" = [
    (r"/service(/.*)", RelayHandler),
    (r"/state", StateHandler),
    (r"/account", AccountHandler),
    (r"/token", TokenHandler),
]


def load(server: "ServerApp") -> None:
    """Adds the handlers to a server, which calls this function once before it listens."""
    dependencies = create_dependencies(QiskitCompleter(parent=server))
    # With this the page has the configuration at once, without a request. It contains no token.
    settings = server.web_app.settings
    previous_hook = settings.get("page_config_hook")
    settings["page_config_hook"] = create_page_config_hook(dependencies, previous_hook)
    base = url_path_join(server.base_url, EXTENSION_NAME)
    handlers = [(base + path, handler, {"dependencies": dependencies}) for path, handler in ROUTES]
    server.web_app.add_handlers(".*$", handlers)  # type: ignore[no-untyped-call]


def create_page_config_hook(
    dependencies: Dependencies, previous_hook: PageConfigHook | None
) -> PageConfigHook:
    """Returns a hook that adds our configuration to each page, after another extension's hook."""

    def add_page_config(handler: Any, page: dict[str, Any]) -> dict[str, Any]:
        page = previous_hook(handler, page) if previous_hook else page
        has_token = dependencies.tokens.has_hosted_token()
        page_config = {**dependencies.config.page_config, "hasToken": has_token}
        return {**page, "qiskitCompleter": page_config}

    return add_page_config


def create_dependencies(config: QiskitCompleter) -> Dependencies:
    """Returns the objects that the handlers share.

    Raises:
        TraitError: if the configuration is invalid.
    """
    # Evaluates the defaults, which are read from the environment and validated only then.
    config.trait_values()
    folder = Path(jupyter_data_dir()) / "jupyterlab_qiskit_completer"
    tokens = TokenSources(
        config,
        AccountsFile(Path(config.accounts_file).expanduser()),
        AccountChoice(folder / "account.json"),
        TokenStore(
            folder / "tokens",
            SystemKeyring(find_keyring if config.use_keyring else lambda: None),
        ),
    )
    client = ServiceClient(
        connect_timeout=config.connect_timeout,
        response_timeout=config.answer_timeout,
        max_requests=config.max_streams,
    )
    return Dependencies(config, tokens, client)
