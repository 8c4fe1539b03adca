"""For administrators: who has an account, invitations, and the log of who saw and exported what."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import INVITATION_HOURS, Account, AccountError, Accounts, Role
from bot.console.audit import Action, Audit
from bot.console.door import checked_form
from bot.console.frame import Frame
from bot.console.guard import Guard
from bot.console.invitations import Invitations
from bot.console.pages.entrance import TOO_OLD


class Operators:
    """The page of accounts and of the log."""

    def __init__(
        self,
        accounts: Accounts,
        invitations: Invitations,
        audit: Audit,
        guard: Guard,
        frame: Frame,
        address: str,
    ) -> None:
        self._invitations = invitations
        self._address = address
        self._accounts = accounts
        self._audit = audit
        self._guard = guard
        self._frame = frame

    def routes(self) -> list[Route]:
        """Their addresses."""
        only = self._guard.only
        return [
            Route("/operators", only(Role.ADMINISTRATOR, self.show)),
            Route("/operators/invite", only(Role.ADMINISTRATOR, self.invite), methods=["POST"]),
            Route("/operators/withdraw", only(Role.ADMINISTRATOR, self.withdraw), methods=["POST"]),
            Route("/operators/remove", only(Role.ADMINISTRATOR, self.remove), methods=["POST"]),
        ]

    async def show(self, request: Request, account: Account) -> Response:
        """Accounts and log."""
        return await self._page(request, account)

    async def invite(self, request: Request, account: Account) -> Response:
        """Make a link that makes one account."""
        form = await checked_form(request)
        if form is None or form.get("role") not in set(Role):
            return await self._page(request, account, problem=TOO_OLD)
        role = Role(form["role"])
        token = await run_in_threadpool(self._accounts.invite, role, account.name)
        await self._guard.note(account, Action.CHANGED, f"invited {role}")
        # The address that was configured, never the one that a request names.
        link = f"{self._address}/welcome/{token}"
        return await self._page(request, account, link=link, role=role)

    async def withdraw(self, request: Request, account: Account) -> Response:
        """Make an invitation useless."""
        form = await checked_form(request)
        if form is None:
            return await self._page(request, account, problem=TOO_OLD)
        if await run_in_threadpool(self._invitations.withdraw, form.get("token", "")):
            await self._guard.note(account, Action.CHANGED, "withdrew an invitation")
        return RedirectResponse("/operators", 303)

    async def remove(self, request: Request, account: Account) -> Response:
        """Take an account away, and end its sessions."""
        form = await checked_form(request)
        if form is None:
            return await self._page(request, account, problem=TOO_OLD)
        name = form.get("name", "")
        try:
            removed = await run_in_threadpool(self._accounts.remove, name)
        except AccountError as error:
            return await self._page(request, account, problem=str(error))
        if removed:
            self._guard.end_all(name)
            await self._guard.note(account, Action.CHANGED, f"removed {name}")
        return RedirectResponse("/operators", 303)

    async def _page(
        self,
        request: Request,
        account: Account,
        *,
        problem: str | None = None,
        link: str | None = None,
        role: Role | None = None,
    ) -> Response:
        values = {
            "operators": await run_in_threadpool(self._accounts.all),
            "invitations": await run_in_threadpool(self._invitations.pending),
            "refused": await run_in_threadpool(self._audit.refused),
            "log": await run_in_threadpool(self._audit.newest),
            "roles": list(Role),
            "link": link,
            "role": role,
            "hours": INVITATION_HOURS,
            "problem": problem,
        }
        status = 400 if problem else 200
        return self._frame.render(request, "operators.html", values, status=status, account=account)
