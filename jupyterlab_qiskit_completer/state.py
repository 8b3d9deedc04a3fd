"""What the interface shows about the server's side, and what it changes there.

All answer with the state as `GET <base URL>/jupyterlab-qiskit-completer/state` does, for the
service that the request names:

    {"version": "0.1.0",
     "service": "https://…",                the root that the request is about
     "settings": {"serviceUrl": "https://…", "model": "" or a name,
                  "transport": "" or "relay" or "direct"},    empty: left to the person
     "locked": [any of "serviceUrl", "model", "transport", "token"],
     "allowedServices": ["https://…"],      empty: any
     "token": {"source": "environment", "account", "typed", "administrator" or null,
               "lack": null, "none" or "otherService",        why there is no source
               "locked": false,             true: typed tokens and accounts are not used
               "environment": true,         whether QISKIT_IBM_TOKEN is set
               "accounts": {"names": [{"name": "…", "channel": "…"}],
                            "selected": a name or null,       chosen, or the one to use
                            "chosen": whether a person chose,
                            "missing": a chosen name that is no longer there, or null,
                            "problem": null, "unreadable", "notJson" or "noAccounts"},
               "typed": {"place": null, "file" or "keyring",
                         "problem": null, "damaged", "unreadable" or "keyring"},
               "administrator": false},     whether the administrator has set one
     "copyLeft": false}                     true: the keyring kept an older token; tell the person

- `PUT …/account` with `{"account": name}` chooses an account, with `{"account": null}` none of
  them; `DELETE …/account` forgets the choice. Errors: 404 `noAccount`.
- `PUT …/token` with `{"token": "…"}` stores a token for the service; `DELETE …/token` forgets it.
  Errors: 400 `badToken`, 403 `locked`, 409 `store` with `problem` (`damaged`, `unreadable`,
  `unwritable`): what was there is still there. `DELETE` also forgets a damaged one.
- A body that is not understood: 400 `badRequest`.

No answer has a token in it.
"""

import json
from typing import Any, NoReturn

from jupyter_server.auth.decorator import authorized
from tornado.web import authenticated

from ._version import __version__
from .accounts import NO_ACCOUNT
from .base import Handler
from .store import StoreError
from .values import is_token


class _StateHandler(Handler):
    async def answer_state(self, *, copy_left: bool = False) -> None:
        """Answer with the state as it is now."""
        config = self.parts.config
        root = self.root
        self.answer(
            {
                "version": __version__,
                "service": root,
                **config.told,
                "allowedServices": config.allowed_services,
                "token": await self.parts.tokens.describe(root),
                "copyLeft": copy_left,
            }
        )

    def field(self, name: str) -> Any:
        """A field of the request's body, which must be JSON. Nothing of it is logged."""
        try:
            return json.loads(self.body)[name]
        except (ValueError, RecursionError, LookupError, TypeError):
            self.refuse(400, "badRequest", f"The body must be JSON with “{name}”.")

    def refuse_locked(self) -> None:
        """End the request where tokens are the administrator's matter."""
        if self.parts.tokens.locked:
            self.refuse(403, "locked", "The administrator has set the token.")

    def refuse_unwritable(self, error: StoreError | OSError) -> NoReturn:
        """End the request because of a file."""
        problem = error.problem if isinstance(error, StoreError) else "unwritable"
        self.refuse(409, "store", "The file on the server cannot be used.", problem=problem)


class StateHandler(_StateHandler):
    """Tells the state."""

    @authenticated
    @authorized
    async def get(self) -> None:
        """Tell it."""
        await self.answer_state()


class AccountHandler(_StateHandler):
    """Chooses among the saved accounts."""

    @authenticated
    @authorized
    async def put(self) -> None:
        """Choose one by its name, or none."""
        name = self.field("account")
        if not (isinstance(name, str) or name is None):
            self.refuse(400, "badRequest", "The account must be a name or null.")
        self._choose(NO_ACCOUNT if name is None else name)
        await self.answer_state()

    @authenticated
    @authorized
    async def delete(self) -> None:
        """Forget the choice."""
        self._choose(None)
        await self.answer_state()

    def _choose(self, choice: str | None) -> None:
        self.refuse_locked()
        try:
            self.parts.tokens.choose(choice)
        except LookupError:
            self.refuse(404, "noAccount", "There is no account of this name.")
        except OSError as error:
            self.refuse_unwritable(error)


class TokenHandler(_StateHandler):
    """Keeps the token that a person typed for a service."""

    @authenticated
    @authorized
    async def put(self) -> None:
        """Keep it, instead of the one before."""
        root = self.root
        self.refuse_locked()
        token = self.field("token")
        token = token.strip() if isinstance(token, str) else ""
        if not is_token(token):
            self.refuse(400, "badToken", "A token is letters, digits and signs without blanks.")
        try:
            whole = await self.parts.tokens.store.put(root, token)
        except StoreError as error:
            self.refuse_unwritable(error)
        await self.answer_state(copy_left=not whole)

    @authenticated
    @authorized
    async def delete(self) -> None:
        """Forget it."""
        try:
            whole = await self.parts.tokens.store.clear(self.root)
        except StoreError as error:
            self.refuse_unwritable(error)
        await self.answer_state(copy_left=not whole)
