"""`check --launch` as a page: what is decided and what is open, and names for what only people can do."""

from __future__ import annotations

import datetime as dt
import time
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from starlette.routing import Route

from bot.campaigns.collection import ARCHIVED
from bot.console.accounts import Role
from bot.console.door import TOO_OLD, Form
from bot.console.editing.campaign_editor import CampaignEditor
from bot.console.editing.material import Material
from bot.console.launch import DEMONSTRATION, review, signed_points
from bot.console.launch_point import TEXTS, Point
from bot.console.locales import later
from bot.console.page import Listed, Visit
from bot.console.signatures import Signature, Signatures, who_and_when
from bot.console.site import NO_SUCH, Done, Given, Site, attached
from bot.knowledge.readings import LONGEST_NAME
from bot.settings import PROJECT, ConfigurationError, Settings

FRESH_SECONDS = 600.0
"""All files are read for the list, which takes seconds; it is made anew after that long, or when asked."""


PATIENCE = 10.0
"""Seconds after which the page says that the list is still being made."""


ASSESSMENT = PROJECT / "docs" / "dpia.md"
"""The data-protection impact assessment as a draft, where it was installed."""


def give_assessment(visit: Visit) -> Given:
    """The draft as a file, to be filled in and adopted."""
    if not ASSESSMENT.is_file():
        raise ConfigurationError(NO_SUCH)
    return Given(
        attached(
            "data-protection-impact-assessment.md",
            ASSESSMENT.read_bytes(),
            "text/markdown; charset=utf-8",
        )
    )


class Launch:
    """The page.

    Args:
        settings: of the installation.
        material: with the campaigns.
    """

    def __init__(self, settings: Settings, material: Material) -> None:
        self._material = material
        self.page = Listed("launch", later("Before you launch"))
        self._settings = settings
        self._made = 0.0
        self._making: Future[list[Point]] | None = None
        self._maker = ThreadPoolExecutor(1, "launch")
        self._one_at_a_time = Lock()

    def routes(self, site: Site) -> list[Route]:
        """The list for all, signing for administrators."""
        show = site.show("launch.html", self.build, self.page)
        return [
            site.get("/launch", Role.VIEWER, show),
            site.post("/launch", Role.ADMINISTRATOR, self.sign, show),
            site.file("/launch/assessment.md", Role.VIEWER, give_assessment),
            site.post("/launch/archive", Role.WRITER, self.archive, show),
        ]

    def build(self, visit: Visit) -> dict[str, object]:
        """What is decided and what is open."""
        points = self.points(may_be_kept="again" not in visit.query)
        return {
            "is_ready": points is not None,
            "has_assessment": ASSESSMENT.is_file(),
            **self._shown(points or list(signed_points(self._settings))),
            "titles": {name: one.get("title", name) for name, one in TEXTS.items()},
            "today": visit.today,
            "longest": LONGEST_NAME,
        }

    def _shown(self, points: list[Point]) -> dict[str, object]:
        return {
            "points": [point for point in points if not point.key],
            "by_people": [point for point in points if point.key],
            "left": sum(not point.is_done for point in points),
        }

    def points(self, *, may_be_kept: bool = True) -> list[Point] | None:
        """All points; what people signed always as it is now. Nothing while the list is being made."""
        with self._one_at_a_time:
            is_old = time.monotonic() - self._made > FRESH_SECONDS
            is_over = self._making is None or self._making.done()
            if self._making is None or (is_over and (is_old or not may_be_kept)):
                self._made = time.monotonic()
                now = dt.datetime.now(dt.UTC)
                self._making = self._maker.submit(review, self._settings, now)
            making = self._making
        try:
            found = making.result(PATIENCE)
        except TimeoutError:
            return None
        except Exception:
            self._made = 0.0  # tried again at the next look
            raise
        return [*(one for one in found if not one.key), *signed_points(self._settings)]

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

    def archive(self, visit: Visit, form: Form) -> Done:
        """A draft for each campaign that came as a demonstration, by which it is over."""
        editor, changes = CampaignEditor(self._material), self._material.changes
        drafted = {draft.key for draft in changes.drafts() if draft.kind == "campaign"}
        names = [
            one.id
            for one in self._material.campaigns()
            if one.id.startswith(DEMONSTRATION) and one.id not in drafted
        ]
        for name in names:
            over = {**editor.product(name), ARCHIVED: True}
            changes.save("campaign", name, over, visit.account.name)
        return Done("/edit?part=waiting", *(f"draft campaign {name}" for name in names))
