"""What operators do with their own account: another password, one-time codes, signing out everywhere."""

from __future__ import annotations

import segno
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from bot.console.accounts import Accounts, Role
from bot.console.codes import Codes
from bot.console.door import TOO_OLD, Form
from bot.console.locales import later
from bot.console.page import Visit
from bot.console.pages.entrance import NO_FIT
from bot.console.site import Done, Site, Values
from bot.settings import ConfigurationError

WRONG_CODE = later("This code does not fit; wait for the next one and try again.")


class OwnAccount:
    """The page of one's own account."""

    def __init__(self, accounts: Accounts, codes: Codes) -> None:
        self._accounts = accounts
        self._codes = codes

    def routes(self, site: Site) -> list[Route]:
        """Their addresses."""
        role, show = Role.VIEWER, site.show("account.html", self.build)

        async def password(visit: Visit, form: Form) -> Done:
            """Another password; it ends every other session."""
            await run_in_threadpool(self._change, visit, form)
            site.guard.end_all(visit.account.name)
            await site.guard.enter(visit.session, visit.account)
            return Done("/", "password")

        return [
            site.get("/account", role, show),
            site.post("/account/password", role, password, show),
            site.post("/account/codes", role, self.codes, show),
            site.post("/account/no-codes", role, self.no_codes, show),
        ]

    def build(self, visit: Visit) -> Values:
        """The page; a secret waits in the signed session until the operator has used it once."""
        account = visit.account
        if account.code_secret or not account.has_password:
            return {"secret": None}
        secret = visit.session.setdefault("secret", self._codes.new_secret())
        address = self._codes.address(secret, account.name)
        picture = segno.make(address, micro=False).svg_inline(
            scale=4, border=4, light="#fff", dark="#000"
        )
        return {"secret": secret, "picture": Markup(picture)}  # noqa: S704  ours

    def codes(self, visit: Visit, form: Form) -> Done:
        """Use one-time codes, once the operator has shown that the app works."""
        account, secret = visit.account, str(visit.session.get("secret", ""))
        if not secret or account.code_secret or not account.has_password:
            raise ConfigurationError(TOO_OLD)
        step = self._codes.step(secret, form.get("code", ""))
        if step is None:
            raise ConfigurationError(WRONG_CODE)
        visit.session.pop("secret")
        self._accounts.set_code(account.name, self._codes.seal(secret))
        self._accounts.use_step(account.name, step)
        return Done("/account", "codes")

    def no_codes(self, visit: Visit, form: Form) -> Done:
        """Use no one-time codes any more; asks for the password."""
        self._ask(visit, form)
        self._accounts.set_code(visit.account.name, None)
        return Done("/account", "no codes")

    def _change(self, visit: Visit, form: Form) -> None:
        self._ask(visit, form)
        self._accounts.set_password(visit.account.name, form.get("new", ""))

    def _ask(self, visit: Visit, form: Form) -> None:
        """Ask for the present password once more.

        Raises:
            ConfigurationError: it is another one.
        """
        if self._accounts.sign_in(visit.account.name, form.get("password", "")) is None:
            raise ConfigurationError(NO_FIT)
