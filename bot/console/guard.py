"""Who may see what: a stranger is sent to the sign-in, an operator sees what the role allows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.console.accounts import Account, Accounts, Role
from bot.console.audit import Action, Audit
from bot.console.frame import Frame
from bot.console.limits import Limits
from bot.console.sessions import Sessions

Session = MutableMapping[str, Any]
Handler = Callable[[Request, Account], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]

KEPT = ("language", "scheme")
"""Session values that outlive signing in and out: language and colours."""


class Guard:
    """Stands before every page that is not open to all."""

    def __init__(
        self, accounts: Accounts, sessions: Sessions, audit: Audit, frame: Frame, limits: Limits
    ) -> None:
        self._accounts = accounts
        self._sessions = sessions
        self._audit = audit
        self._frame = frame
        self._limits = limits

    def only(self, needed: Role, handler: Handler) -> Endpoint:
        """The handler for operators of this role or a higher one."""

        async def serve(request: Request) -> Response:
            account = await self._account(request)
            if account is None:
                return RedirectResponse("/sign-in", 303)
            if not account.role.may(needed) or (
                request.method == "POST"
                and not await run_in_threadpool(
                    self._limits.admits, account, needed, request.url.path
                )
            ):
                await self.note(account, Action.REFUSED, request.url.path)
                return self._frame.render(
                    request, "refused.html", {"needed": needed}, status=403, account=account
                )
            return await handler(request, account)

        return serve

    async def enter(self, session: Session, account: Account, way: str = "/sign-in") -> Response:
        """Begin a new session with a new id, which prevents session fixation."""
        self._forget(session)
        session["key"] = self._sessions.begin(account.name)
        await run_in_threadpool(self._accounts.entered, account.name)
        await self.note(account, Action.SIGNED_IN, way)
        return RedirectResponse("/", 303)

    async def leave(self, request: Request, account: Account, *, everywhere: bool) -> Response:
        """End the session, or all of this operator's."""
        if everywhere:
            self._sessions.end_all(account.name)
        self._forget(request.session)
        await self.note(account, Action.SIGNED_OUT, "everywhere" if everywhere else "here")
        return RedirectResponse("/sign-in", 303)

    def end_all(self, name: str) -> None:
        """End every session of a name, on whatever machine."""
        self._sessions.end_all(name)

    async def note(self, account: Account, action: Action, page: str, selection: str = "") -> None:
        """Write a line into the log."""
        await self.note_name(account.name, action, page, selection)

    async def note_name(self, name: str, action: Action, page: str, selection: str = "") -> None:
        """Write a line about somebody who has no account, or not yet."""
        await run_in_threadpool(self._audit.note, name, action, page, selection)

    async def _account(self, request: Request) -> Account | None:
        name = self._sessions.name(str(request.session.get("key", "")))
        return await run_in_threadpool(self._accounts.find, name) if name else None

    def _forget(self, session: Session) -> None:
        self._sessions.end(str(session.get("key", "")))
        kept = {name: session[name] for name in KEPT if name in session}
        session.clear()
        session.update(kept)
