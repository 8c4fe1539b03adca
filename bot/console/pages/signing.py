"""Sign-off: natives sign texts and lawyers laws, by name and day; what changes later is open again."""

from __future__ import annotations

import datetime as dt
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.audit import Action
from bot.console.door import checked_form, checked_pairs
from bot.console.editing.material import Material
from bot.console.editing.sign_off import MOST, SignOffs
from bot.console.filters import read_selection
from bot.console.frame import Frame, language_of
from bot.console.guard import Guard
from bot.console.locales import later
from bot.console.page import Visit
from bot.console.pages.entrance import TOO_OLD
from bot.settings import ConfigurationError

LARGEST = 32 * 1024
TOLD = {
    "signed": later("Written down."),
    "changed": later("What was changed meanwhile is not signed; read it again."),
    "back": later("Taken back."),
}
SHOWN = ("part", "language", "which", "state", "search", "begin")
"""What of the address says which texts are shown."""


class Signing:
    """The page and its actions.

    Args:
        material: what visitors are told.
        guard: who may.
        frame: of the pages.
    """

    def __init__(self, material: Material, guard: Guard, frame: Frame) -> None:
        self._sign_offs = SignOffs(material)
        self._guard = guard
        self._frame = frame

    def routes(self) -> list[Route]:
        """Their addresses."""
        only = self._guard.only
        return [
            Route("/signing", only(Role.VIEWER, self.show), methods=["GET"]),
            Route("/signing", only(Role.REVIEWER, self.sign), methods=["POST"]),
            Route("/signing/back", only(Role.REVIEWER, self.take_back), methods=["POST"]),
        ]

    async def show(self, request: Request, account: Account, problem: str = "") -> Response:
        """The texts of a language or the laws of a State, with what was signed."""
        today = dt.datetime.now(dt.UTC).date()
        query = request.query_params
        visit = Visit(account, language_of(request), read_selection(query), query, today)
        values = await run_in_threadpool(self._sign_offs.build, visit)
        values |= {
            "told": TOLD.get(query.get("told", "")),
            "may_sign": account.role.may(Role.REVIEWER),
            "problem": problem or None,
            "shown": urlencode({name: query[name] for name in SHOWN if name in query}),
        }
        status = 400 if problem else 200
        return self._frame.render(request, "signing.html", values, status=status, account=account)

    async def sign(self, request: Request, account: Account) -> Response:
        """Write down who signed what."""
        pairs = await checked_pairs(request, LARGEST, MOST + 10)
        if pairs is None:
            return await self.show(request, account, TOO_OLD)
        ticked = [value for name, value in pairs if name == "read"]
        try:
            signed, late = await run_in_threadpool(
                self._sign_offs.sign, dict(pairs), ticked, account.name
            )
        except ConfigurationError as error:
            return await self.show(request, account, str(error))
        for key in signed:
            await self._guard.note(account, Action.CHANGED, f"signed {key}"[:64])
        return self._back_to(request, "changed" if late else "signed")

    async def take_back(self, request: Request, account: Account) -> Response:
        """Give a signature up."""
        form = await checked_form(request)
        if form is None:
            return await self.show(request, account, TOO_OLD)
        key = form.get("key", "")
        if await run_in_threadpool(self._sign_offs.take_back, key, account.name):
            await self._guard.note(account, Action.CHANGED, f"took back {key}"[:64])
        return self._back_to(request, "back")

    def _back_to(self, request: Request, told: str) -> Response:
        query = {name: request.query_params[name] for name in SHOWN if name in request.query_params}
        return RedirectResponse(f"/signing?{urlencode({**query, 'told': told})}", 303)
