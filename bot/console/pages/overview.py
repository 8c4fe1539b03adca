"""The first page: are people reached, do they stay, do they stop, do they find help."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.console import charts
from bot.console.filters import Selection
from bot.console.goals import MEANINGS, TITLES
from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.sheets import (
    SHARE_HEADINGS,
    Heading,
    Row,
    Sheet,
    after_reveal_sheet,
    share_cells,
)
from bot.console.weekly.lines import HIGHER, LOWER, UNCLEAR, Weekly
from bot.outcomes.definitions import EVERYBODY
from bot.outcomes.measures import Measures
from bot.outcomes.question import Point, Share
from bot.outcomes.view import View


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


def page(measures: Measures, weekly: Weekly, mailed_to: tuple[str, ...] = ()) -> Page:
    """The page.

    Args:
        measures: the figures.
        weekly: what changed, and what is to be done.
        mailed_to: to whom the same is mailed.
    """

    def build(visit: Visit) -> Mapping[str, object]:
        """What is new, headlines, funnel, who went on, and the headlines over time."""
        chosen = visit.selection.filter()
        series = measures.series(chosen)
        reach = [Point(period, view.share(EVERYBODY)) for period, view in series]
        trends = {
            name: [Point(period, view.headline(name)) for period, view in series] for name in TITLES
        }
        view = measures.view(chosen)
        return {
            "lines": weekly.lines(visit.language, visit.today),
            "mailed_to": mailed_to,
            "headlines": headlines(measures, visit.selection, view),
            "sheets": [
                funnel(view),
                after_reveal_sheet(view),
                _reach_sheet(reach),
                *(_trend_sheet(name, title, trends[name]) for name, title in TITLES.items()),
            ],
            "displayed": measures.displayed(chosen),
            "reach": charts.columns(reach),
            "desist": charts.shares(trends["desist"]),
            "help": charts.shares(trends["help"]),
        }

    return Page("overview", later("Overview"), build)


def headlines(measures: Measures, selection: Selection, now: View) -> list[Headline]:
    """Desist and help, now and in the period before."""
    earlier = selection.before()
    before = measures.view(earlier.filter()) if earlier else View([])
    return [
        Headline(title, MEANINGS[name], now.headline(name), before.headline(name))
        for name, title in TITLES.items()
    ]


def funnel(view: View) -> Sheet:
    """How many came at least so far."""
    return Sheet(
        "funnel",
        later("How far conversations come"),
        (Heading(later("Stage"), "label"), *SHARE_HEADINGS),
        tuple(Row((stage, *share_cells(s))) for stage, s in view.funnel().items() if s.of),
        later("Each line counts everybody who came at least so far, out of all conversations."),
    )


DAYS = (Heading(later("From"), "day"), Heading(later("To"), "day"))


def _trend_sheet(name: str, title: str, points: Sequence[Point]) -> Sheet:
    """A headline over time."""
    rows = tuple(
        Row((one.period.since, one.period.until, *share_cells(one.share))) for one in points
    )
    note = later("Of people who talked with the assistant.")
    return Sheet(name, title, (*DAYS, *SHARE_HEADINGS), rows, note)


def _reach_sheet(points: Sequence[Point]) -> Sheet:
    headings = (*DAYS, Heading(later("Conversations"), "count"))
    rows = tuple(Row((one.period.since, one.period.until, one.share.count)) for one in points)
    return Sheet("reach", later("Conversations over time"), headings, rows)
