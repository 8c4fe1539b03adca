"""The first page: are people reached, do they stay, do they stop, do they find help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.console import charts
from bot.console.filters import Selection
from bot.console.goals import DESIST, HELP, MEANINGS, TITLES
from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.sheets import SHARE_HEADINGS, Heading, Row, Sheet, share_cells
from bot.outcomes.measures import Measures
from bot.outcomes.question import Point, Share

HIGHER = later("More than before.")
LOWER = later("Less than before.")
UNCLEAR = later("No clear difference to before.")
LONGEST_BY_DAY = 45
"""Periods up to this many days are drawn by day, longer ones by week."""


@dataclass(frozen=True, slots=True)
class Headline:
    """One of the two numbers that matter, now and in the period before."""

    title: str
    meaning: str
    now: Share
    before: Share

    @property
    def verdict(self) -> str:
        """Whether it rose or fell; unclear as long as the two intervals overlap."""
        now, before = self.now.interval, self.before.interval
        if now is None or before is None:
            return ""
        if now.low > before.high:
            return HIGHER
        return LOWER if now.high < before.low else UNCLEAR


class Overview:
    """The page.

    Args:
        measures: the released figures.
    """

    def __init__(self, measures: Measures) -> None:
        self._measures = measures

    def page(self) -> Page:
        """The page."""
        return Page("overview", later("Overview"), self.build)

    def build(self, visit: Visit) -> Mapping[str, object]:
        """Funnel, headlines, and both over time."""
        selection = visit.selection
        chosen = selection.filter()
        unit = "day" if selection.days <= LONGEST_BY_DAY else "week"
        reach = self._measures.reach(chosen, unit)
        desist = self._measures.trend("desist", chosen)
        helped = self._measures.trend("help", chosen)
        return {
            "headlines": headlines(self._measures, selection),
            "sheets": [
                funnel(self._measures, selection),
                _reach_sheet(reach),
                trend_sheet("desist", DESIST, desist),
                trend_sheet("help", HELP, helped),
            ],
            "reach": charts.columns(reach),
            "desist": charts.shares(desist),
            "help": charts.shares(helped),
        }


def headlines(measures: Measures, selection: Selection) -> list[Headline]:
    """Desist and help, now and in the period before."""
    now, before = selection.filter(), selection.before().filter()
    return [
        Headline(
            title, MEANINGS[name], measures.headline(name, now), measures.headline(name, before)
        )
        for name, title in TITLES.items()
    ]


def funnel(measures: Measures, selection: Selection) -> Sheet:
    """How many came at least so far."""
    shares = measures.funnel(selection.filter())
    return Sheet(
        "funnel",
        later("How far conversations come"),
        (
            Heading(later("Stage"), "label"),
            *SHARE_HEADINGS,
        ),
        tuple(Row((stage, *share_cells(share))) for stage, share in shares.items() if share.of),
        later(
            "Each line counts everybody who came at least so far. Days with too few people to "
            "show are left out, so that lines may be out of different numbers."
        ),
    )


def trend_sheet(name: str, title: str, points: list[Point]) -> Sheet:
    """A headline over time."""
    return Sheet(
        name,
        title,
        (
            Heading(later("From"), "day"),
            Heading(later("To"), "day"),
            Heading(later("Conversations"), "count"),
            Heading(later("Share"), "percent"),
            Heading(later("Between"), "range"),
        ),
        tuple(
            Row((point.since, point.until, point.share.count, point.share, point.share))
            for point in points
        ),
        later("Of people who talked with the assistant."),
    )


def _reach_sheet(points: list[Point]) -> Sheet:
    return Sheet(
        "reach",
        later("Conversations over time"),
        (
            Heading(later("From"), "day"),
            Heading(later("To"), "day"),
            Heading(later("Conversations"), "count"),
        ),
        tuple(Row((point.since, point.until, point.share.count)) for point in points),
        later("Quiet days are put together."),
    )
