"""`check --launch` as a page: what is decided and what is open, and names for what only people can do."""

from __future__ import annotations

import datetime as dt
import time
from threading import Lock

from starlette.routing import Route

from bot.console.accounts import Role
from bot.console.door import TOO_OLD, Form
from bot.console.launch import review, signed_points
from bot.console.launch_point import TEXTS, Point
from bot.console.locales import later
from bot.console.page import Listed, Visit
from bot.console.signatures import Signature, Signatures, who_and_when
from bot.console.site import Done, Site
from bot.knowledge.readings import LONGEST_NAME
from bot.settings import ConfigurationError, Settings

FRESH_SECONDS = 600.0
"""All files are read for the list, which takes seconds; it is made anew after that long, or when asked."""


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

    def routes(self, site: Site) -> list[Route]:
        """The list for all, signing for administrators."""
        show = site.show("launch.html", self.build, self.page)
        return [
            site.get("/launch", Role.VIEWER, show),
            site.post("/launch", Role.ADMINISTRATOR, self.sign, show),
        ]

    def build(self, visit: Visit) -> dict[str, object]:
        """What is decided and what is open."""
        points = self.points(may_be_kept="again" not in visit.query)
        return {
            "points": [point for point in points if not point.key],
            "by_people": [point for point in points if point.key],
            "left": sum(not point.is_done for point in points),
            "titles": {name: one.get("title", name) for name, one in TEXTS.items()},
            "today": visit.today,
            "longest": LONGEST_NAME,
        }

    def points(self, *, may_be_kept: bool = True) -> list[Point]:
        """All points; what people signed always as it is now."""
        now = dt.datetime.now(dt.UTC)
        with self._one_at_a_time:
            if not (may_be_kept and self._points) or time.monotonic() - self._made > FRESH_SECONDS:
                self._points, self._made = review(self._settings, now), time.monotonic()
            kept = [point for point in self._points if not point.key]
        return [*kept, *signed_points(self._settings)]

    def sign(self, visit: Visit, form: Form) -> Done:
        """Write a signature down, or take it back.

        Raises:
            ConfigurationError: something is missing or wrong; says what to write.
        """
        key, home = form.get("key", ""), self._settings.home
        if key not in {point.key for point in signed_points(self._settings) if point.key}:
            raise ConfigurationError(TOO_OLD)
        with self._one_at_a_time:
            signatures = Signatures.load(home)
            if "undo" in form:
                signatures.without(key).save(home)
                return Done("/launch#people", f"launch took back {key}")
            name, day = who_and_when(form, visit.today)
            signed = Signature(key=key, name=name, day=day, noted_by=visit.account.name)
            signatures.having(signed).save(home)
        return Done("/launch#people", f"launch signed {key}")
