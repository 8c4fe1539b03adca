"""Pages for whoever is not signed in yet: sign-in, invitation; and how one leaves again."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import USED_UP, Account, AccountError, Accounts, Role
from bot.console.audit import Action
from bot.console.codes import Codes
from bot.console.door import TOO_OLD, Form, Patience, checked_form
from bot.console.frame import SCHEMES
from bot.console.known_browsers import KnownBrowsers
from bot.console.locales import interface_languages, later
from bot.console.names import tidied
from bot.console.site import Site

TOO_MANY = later("Too many tries; wait a minute.")
NO_FIT = later("Name and password do not fit.")


class Entrance:
    """Signing in and out, and how the interface looks."""

    def __init__(self, accounts: Accounts, codes: Codes, site: Site, known: KnownBrowsers) -> None:
        self._known = known
        self._accounts = accounts
        self._codes = codes
        self._guard = site.guard
        self._site = site
        self._patience = Patience()

    def routes(self) -> list[Route]:
        """Their addresses."""
        leave = self._guard.only(Role.VIEWER, self.sign_out)
        return [
            Route("/sign-in", self.sign_in, methods=["GET", "POST"]),
            Route("/sign-out", leave, methods=["POST"]),
            Route("/welcome/{token}", self.welcome, methods=["GET", "POST"]),
            Route("/appearance", self.appearance, methods=["POST"]),
        ]

    async def sign_in(self, request: Request) -> Response:
        """Name and password; too many tries from one address or for one name have to wait.

        What strangers try does not count against a browser from which this operator came in before.
        """
        if request.method == "GET":
            return self._site.frame.render(request, "sign_in.html", {})
        form = await checked_form(request)
        if form is None:
            return self._site.sign_in(request, TOO_OLD, 400)
        name = tidied(form.get("name", ""))
        browser = self._known.read(request, name)
        patient = (
            self._patience.admits_known(browser)
            if browser
            else self._patience.admits(request, name)
        )
        if not patient:
            return self._site.sign_in(request, TOO_MANY, 429)
        account = await run_in_threadpool(
            self._check, name, form.get("password", ""), form.get("code", ""), browser is not None
        )
        if account is not None:
            answer = await self._guard.enter(request.session, account)
            self._known.remember(answer, account.name)
            return answer
        known = await run_in_threadpool(self._accounts.find, name)
        if known:  # what is no name may be a password in the wrong field
            await self._guard.note(known, Action.REFUSED, "/sign-in")
        return self._site.sign_in(request, NO_FIT, 403)

    async def sign_out(self, request: Request, account: Account) -> Response:
        """End the session, here or everywhere."""
        form = await checked_form(request)
        if form is None:
            return RedirectResponse("/sign-in", 303)
        return await self._guard.leave(request, account, everywhere="everywhere" in form)

    async def welcome(self, request: Request) -> Response:
        """An invitation: choose a name and a password."""
        token = request.path_params["token"]
        role = await run_in_threadpool(self._accounts.invited_role, token)
        if role is None:
            return self._site.sign_in(request, USED_UP, 410)
        if request.method == "GET":
            return self._site.frame.render(request, "welcome.html", {"role": role})
        form = await checked_form(request)
        try:
            if form is None:
                raise AccountError(TOO_OLD)
            name, password = form.get("name", ""), form.get("password", "")
            account = await run_in_threadpool(self._accounts.accept, token, name, password)
        except AccountError as error:
            values = {"role": role, "problem": str(error)}
            return self._site.frame.render(request, "welcome.html", values, status=400)
        answer = await self._guard.enter(request.session, account)
        self._known.remember(answer, account.name)
        return answer

    async def appearance(self, request: Request) -> Response:
        """Language and colours of the interface, then back to the page."""
        form = await checked_form(request) or Form()
        if form.get("language") in interface_languages():
            request.session["language"] = form["language"]
        if form.get("scheme") in SCHEMES:
            request.session["scheme"] = form["scheme"]
        return RedirectResponse(own_path(form.get("here", "/")), 303)

    def _check(self, name: str, password: str, code: str, known: bool) -> Account | None:
        account = self._accounts.sign_in(name, password, known=known)
        if account is None or account.code_secret is None:
            return account
        step = self._codes.sealed_step(account.code_secret, code)
        if step is not None and self._accounts.use_step(name, step):
            return account
        if not known:
            self._accounts.failed(name)
        return None


def own_path(address: str) -> str:
    """A path of ours to go back to, never another site's."""
    is_own = address.startswith("/") and not address.startswith("//")
    return address if is_own and address.isprintable() and "\\" not in address else "/"
