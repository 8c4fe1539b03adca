"""Campaigns beside each other; one of them with its funnel, its files and what a result costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.campaigns.collection import Campaigns
from bot.console.filters import Selection
from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.pages.overview import funnel, headlines
from bot.console.pages.returns import return_sheets
from bot.console.pages.ways import Ways
from bot.console.sheets import COMPARED_HEADINGS, Heading, Row, Sheet, compared_cells
from bot.outcomes.definitions import EVERYBODY
from bot.outcomes.measures import Measures
from bot.outcomes.question import Share
from bot.settings import ConfigurationError

DEAREST = 1_000_000_000.0


class CampaignsPage:
    """The page.

    Args:
        measures: the figures.
        load: the campaigns as they are now.
        ways: how people come to the campaigns of this installation.
    """

    def __init__(self, measures: Measures, load: Callable[[], Campaigns], ways: Ways) -> None:
        self._measures = measures
        self._load = load
        self._ways = ways

    def page(self) -> Page:
        """The page."""
        return Page("campaigns", later("Campaigns"), self.build)

    def build(self, visit: Visit) -> Mapping[str, object]:
        """All campaigns, or one."""
        selection = visit.selection
        files = self._files()
        sheet = self._sheet(selection)
        view = self._measures.view(selection.filter())
        values: dict[str, object] = {
            "sheets": [*return_sheets(view), sheet],
            "one": None,
            "ways": [],
            "is_public": self._ways.is_public,
            "files": list(files) if files else [],
            "broken": files.problems if files else (),
            "headlines": [],
            "displayed": self._measures.displayed(selection.filter()),
            "cost": "",
            "price": None,
            "today": visit.today,
        }
        if selection.campaign:
            chosen = headlines(self._measures, selection, view)
            cost = amount(visit.query.get("cost", ""))
            one = files.get(selection.campaign) if files else None
            values |= {
                "sheets": [funnel(view), *return_sheets(view), sheet],
                "one": one,
                # Nobody answers at the addresses of a demonstration.
                "ways": self._ways.to(one) if one and not selection.is_demonstration else [],
                "headlines": chosen,
                "cost": visit.query.get("cost", "")[:20],
                "price": price(cost, chosen[1].now),
            }
        return values

    def _files(self) -> Campaigns | None:
        try:
            return self._load()
        except ConfigurationError:
            return None

    def _sheet(self, selection: Selection) -> Sheet:
        views = self._measures.by("campaign", selection.of_campaign(None).filter())
        return Sheet(
            "campaigns",
            later("Campaigns side by side"),
            (
                Heading(later("Campaign"), "words"),
                *COMPARED_HEADINGS,
            ),
            tuple(
                Row(
                    (
                        name,
                        view.count(EVERYBODY),
                        *compared_cells(view),
                    ),
                    "/campaigns" + selection.of_campaign(name).link(),
                )
                for name, view in views.items()
            ),
            later(
                "Shares are of people who talked with the assistant. "
                "Where ranges overlap, a difference may be chance."
            ),
        )


def price(cost: float | None, helped: Share) -> float | None:
    """What one person who turned to help has cost; nothing while that number is hidden or none."""
    return cost / helped.count if cost and helped.count else None


def amount(text: str) -> float | None:
    """A cost as somebody writes it; nothing where it is none."""
    try:
        written = float(text.replace(",", ".").replace(" ", ""))
    except ValueError:
        return None
    return written if 0 < written < DEAREST else None
