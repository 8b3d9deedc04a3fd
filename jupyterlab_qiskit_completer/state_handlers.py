"""The handlers that show and change what the Jupyter server has stored: accounts and tokens.

Each of them responds with the state, like `GET <base URL>/jupyterlab-qiskit-completer/state`, for
the service that the request names:

    {"version": "0.1.0",
     "service": "https://…",                the root of the request's service
     "settings": {"serviceUrl": "https://…", "model": "" or a name,
                  "transport": "" or "relay" or "direct"},    empty: the user may choose
     "locked": [any of "serviceUrl", "model", "transport", "token"],
     "allowedServices": ["https://…"],      empty: any service is allowed
     "token": {"source": "environment", "account", "typed", "administrator" or null,
               "reason": null, "none" or "otherService",      why there is no source
               "locked": false,             true: typed tokens and accounts are not used
               "environment": true,         true: QISKIT_IBM_TOKEN is set
               "accounts": {"names": [{"name": "…", "channel": "…"}],
                            "selected": the chosen or the default account's name, or null,
                            "chosen": true if the user has made a choice,
                            "missing": a chosen name that no longer exists, or null,
                            "problem": null, "unreadable", "notJson" or "noAccounts"},
               "typed": {"location": null, "file" or "keyring",
                         "problem": null, "damaged", "unreadable" or "keyring"},
               "administrator": false},     true: the administrator has set a token
     "staleCopy": false}                    true: the keyring kept an older token; tell the user

- `PUT …/account` with `{"account": name}` chooses an account, with `{"account": null}` none of
  them; `DELETE …/account` forgets the choice. Errors: 404 `noAccount`.
- `PUT …/token` with `{"token": "…"}` stores a token for the service; `DELETE …/token` forgets it.
  Errors: 400 `badToken`, 403 `locked`, 409 `store` with `problem` (`damaged`, `unreadable`,
  `unwritable`), after which the stored token is unchanged. `DELETE` also forgets a damaged token.
- A body that cannot be parsed: 400 `badRequest`.

No response contains a token.
"""

import json
from typing import Any, NoReturn

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from ._version import __version__
from .accounts import NO_ACCOUNT
from .handler_base import ServiceHandler
from .token_format import clean_token
from .token_store import TokenStoreError


class _BaseStateHandler(ServiceHandler):
    async def respond_with_state(self, *, stale_copy: bool = False) -> None:
        """Responds with the current state."""
        config = self.dependencies.config
        root = self.require_service_root()
        self.respond(
            {
                "version": __version__,
                "service": root,
                **config.page_config,
                "allowedServices": config.allowed_services,
                "token": await self.dependencies.tokens.describe(root),
                "staleCopy": stale_copy,
            }
        )

    def require_field(self, name: str) -> Any:
        """Returns a field of the body; ends the request if there is none. Logs nothing of it."""
        try:
            return json.loads(self.body)[name]
        except (ValueError, RecursionError, LookupError, TypeError):
            self.abort(400, "badRequest", f"The body must be JSON with “{name}”.")

    def require_unlocked(self) -> None:
        """Ends the request if the administrator has locked the token."""
        if self.dependencies.tokens.is_locked:
            self.abort(403, "locked", "The administrator has set the token.")

    def abort_with_store_error(self, error: TokenStoreError | OSError) -> NoReturn:
        """Ends the request because a stored file cannot be read or written."""
        problem = error.problem if isinstance(error, TokenStoreError) else "unwritable"
        self.abort(409, "store", "The file on the server cannot be used.", problem=problem)


class StateHandler(_BaseStateHandler):
    """Shows the state."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Responds with the state."""
        await self.respond_with_state()


class AccountHandler(_BaseStateHandler):
    """Chooses among the saved accounts."""

    @authenticated
    @authorized
    async def put(self) -> None:
        """Chooses an account by its name, or none."""
        name = self.require_field("account")
        if not (isinstance(name, str) or name is None):
            self.abort(400, "badRequest", "The account must be a name or null.")
        self._choose(NO_ACCOUNT if name is None else name)
        await self.respond_with_state()

    @authenticated
    @authorized
    async def delete(self) -> None:
        """Forgets the choice."""
        self._choose(None)
        await self.respond_with_state()

    def _choose(self, choice: str | None) -> None:
        self.require_unlocked()
        try:
            self.dependencies.tokens.choose_account(choice)
        except LookupError:
            self.abort(404, "noAccount", "There is no account of this name.")
        except OSError as error:
            self.abort_with_store_error(error)


class TokenHandler(_BaseStateHandler):
    """Stores the token that the user typed for a service."""

    @authenticated
    @authorized
    async def put(self) -> None:
        """Stores a token and forgets the previous one."""
        root = self.require_service_root()
        self.require_unlocked()
        value = self.require_field("token")
        token = clean_token(value) if isinstance(value, str) else ""
        if not token:
            message = "A token consists of letters, digits and signs, without spaces."
            self.abort(400, "badToken", message)
        try:
            stale_copy = await self.dependencies.tokens.store.put(root, token)
        except TokenStoreError as error:
            self.abort_with_store_error(error)
        await self.respond_with_state(stale_copy=stale_copy)

    @authenticated
    @authorized
    async def delete(self) -> None:
        """Forgets the token."""
        root = self.require_service_root()
        try:
            stale_copy = await self.dependencies.tokens.store.clear(root)
        except TokenStoreError as error:
            self.abort_with_store_error(error)
        await self.respond_with_state(stale_copy=stale_copy)
