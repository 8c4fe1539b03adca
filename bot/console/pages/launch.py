"""`check --launch` as a page: what is decided and what is open, and names for what only people can do."""

from __future__ import annotations

import datetime as dt
import time
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.audit import Action
from bot.console.door import checked_form
from bot.console.frame import Frame
from bot.console.guard import Guard
from bot.console.launch import review, signed_points
from bot.console.launch_point import Point
from bot.console.locales import later
from bot.console.page import Listed
from bot.console.pages.entrance import TOO_OLD
from bot.console.signatures import Signature, Signatures, who_and_when
from bot.knowledge.readings import LONGEST_NAME
from bot.settings import ConfigurationError, Settings

FRESH_SECONDS = 600.0
"""All files are read for the list, which takes seconds; it is made anew after that long, or when asked."""

NAMES = {
    "operator": later("Your name"),
    "contact": later("Contact"),
    "address": later("Public address"),
    "campaigns": later("Campaigns"),
    "safeguards": later("Safeguards"),
    "keys": later("Keys"),
    "database": later("Database"),
    "retention": later("Old outcomes"),
    "accounts": later("Accounts"),
    "backups": later("Backups"),
    "numbers": later("Numbers checked"),
    "calls": later("Numbers called"),
    "words": later("Texts signed"),
    "laws": later("Laws signed"),
    "files": later("Files"),
    "facts": later("Facts"),
}


class Launch:
    """The page.

    Args:
        settings: of the installation.
    """

    def __init__(self, settings: Settings) -> None:
        self.page = Listed("launch", later("Before you launch"))
        self._settings = settings
        self._points: list[Point] = []
        self._made = 0.0
        self._one_at_a_time = Lock()

    def routes(self, guard: Guard, frame: Frame) -> list[Route]:
        """The list for all, signing for administrators."""

        async def page(request: Request, account: Account, problem: str = "") -> Response:
            is_fresh = "again" not in request.query_params
            points = await run_in_threadpool(self.points, may_be_kept=is_fresh)
            values = {
                "points": [point for point in points if not point.key],
                "by_people": [point for point in points if point.key],
                "left": sum(not point.is_done for point in points),
                "names": NAMES,
                "today": dt.datetime.now(dt.UTC).date(),
                "longest": LONGEST_NAME,
                "problem": problem or None,
            }
            status = 400 if problem else 200
            return frame.render(
                request, "launch.html", values, status=status, account=account, page=self.page
            )

        async def sign(request: Request, account: Account) -> Response:
            form = await checked_form(request)
            if form is None:
                return await page(request, account, TOO_OLD)
            try:
                changed = await run_in_threadpool(self.sign, form, account.name)
            except ConfigurationError as error:
                return await page(request, account, str(error))
            await guard.note(account, Action.CHANGED, f"launch {changed}")
            return RedirectResponse("/launch#people", 303)

        return [
            Route("/launch", guard.only(Role.VIEWER, page), methods=["GET"]),
            Route("/launch", guard.only(Role.ADMINISTRATOR, sign), methods=["POST"]),
        ]

    def points(self, *, may_be_kept: bool = True) -> list[Point]:
        """All points; what people signed always as it is now."""
        now = dt.datetime.now(dt.UTC)
        with self._one_at_a_time:
            if not (may_be_kept and self._points) or time.monotonic() - self._made > FRESH_SECONDS:
                self._points, self._made = review(self._settings, now), time.monotonic()
            kept = [point for point in self._points if not point.key]
        return [*kept, *signed_points(self._settings)]

    def sign(self, form: dict[str, str], account: str) -> str:
        """Write a signature down, or take it back; says what was changed.

        Raises:
            ConfigurationError: something is missing or wrong; says what to write.
        """
        key, today = form.get("key", ""), dt.datetime.now(dt.UTC).date()
        if key not in {point.key for point in signed_points(self._settings) if point.key}:
            raise ConfigurationError(TOO_OLD)
        home = self._settings.home
        with self._one_at_a_time:
            signatures = Signatures.load(home)
            if "undo" in form:
                signatures.without(key).save(home)
                return f"took back {key}"
            name, day = who_and_when(form, today)
            signed = Signature(key=key, name=name, day=day, noted_by=account)
            signatures.having(signed).save(home)
        return f"signed {key}"
