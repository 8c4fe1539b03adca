"""What operators do with their own account: another password, one-time codes, signing out everywhere."""

from __future__ import annotations

import segno
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import Account, AccountError, Accounts, Role
from bot.console.audit import Action
from bot.console.codes import Codes
from bot.console.door import TOO_OLD, Form, checked_form
from bot.console.frame import Frame
from bot.console.guard import Guard
from bot.console.locales import later
from bot.console.pages.entrance import NO_FIT

WRONG_CODE = later("This code does not fit; wait for the next one and try again.")


class OwnAccount:
    """The page of one's own account."""

    def __init__(self, accounts: Accounts, codes: Codes, guard: Guard, frame: Frame) -> None:
        self._accounts = accounts
        self._codes = codes
        self._guard = guard
        self._frame = frame

    def routes(self) -> list[Route]:
        """Their addresses."""
        only = self._guard.only
        return [
            Route("/account", only(Role.VIEWER, self.show)),
            Route("/account/password", only(Role.VIEWER, self.password), methods=["POST"]),
            Route("/account/codes", only(Role.VIEWER, self.codes), methods=["POST"]),
            Route("/account/no-codes", only(Role.VIEWER, self.no_codes), methods=["POST"]),
        ]

    async def show(self, request: Request, account: Account) -> Response:
        """The page."""
        return self._page(request, account)

    async def password(self, request: Request, account: Account) -> Response:
        """Another password; it ends every other session."""
        form = await checked_form(request)
        if form is None:
            return self._page(request, account, TOO_OLD)
        fits = await run_in_threadpool(
            self._accounts.sign_in, account.name, form.get("password", "")
        )
        if fits is None:
            return self._page(request, account, NO_FIT)
        try:
            new = form.get("new", "")
            await run_in_threadpool(self._accounts.set_password, account.name, new)
        except AccountError as error:
            return self._page(request, account, str(error))
        self._guard.end_all(account.name)
        await self._guard.note(account, Action.CHANGED, "password")
        return await self._guard.enter(request, account)

    async def codes(self, request: Request, account: Account) -> Response:
        """Use one-time codes, once the operator has shown that the app works."""
        form = await checked_form(request)
        secret = str(request.session.get("secret", ""))
        if form is None or not secret or account.code_secret or not account.has_password:
            return self._page(request, account, TOO_OLD)
        step = self._codes.step(secret, form.get("code", ""))
        if step is None:
            return self._page(request, account, WRONG_CODE)
        request.session.pop("secret")
        sealed = self._codes.seal(secret)
        await run_in_threadpool(self._accounts.set_code, account.name, sealed)
        await run_in_threadpool(self._accounts.use_step, account.name, step)
        await self._guard.note(account, Action.CHANGED, "codes")
        return RedirectResponse("/account", 303)

    async def no_codes(self, request: Request, account: Account) -> Response:
        """Use no one-time codes any more; asks for the password."""
        form = await checked_form(request) or Form()
        fits = await run_in_threadpool(
            self._accounts.sign_in, account.name, form.get("password", "")
        )
        if fits is None:
            return self._page(request, account, NO_FIT)
        await run_in_threadpool(self._accounts.set_code, account.name, None)
        await self._guard.note(account, Action.CHANGED, "no codes")
        return RedirectResponse("/account", 303)

    def _page(self, request: Request, account: Account, problem: str | None = None) -> Response:
        values: dict[str, object] = {"problem": problem, "secret": None}
        if account.code_secret is None and account.has_password:
            # The secret waits in the signed session until the operator has used it once.
            secret = request.session.setdefault("secret", self._codes.new_secret())
            address = self._codes.address(secret, account.name)
            picture = segno.make(address, micro=False).svg_inline(
                scale=4, border=4, light="#fff", dark="#000"
            )
            values |= {"secret": secret, "picture": Markup(picture)}  # noqa: S704  ours
        status = 400 if problem else 200
        return self._frame.render(request, "account.html", values, status=status, account=account)
