"""Campaigns beside each other; one of them with its funnel, its files and what a result costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.campaigns.collection import Campaigns
from bot.console.filters import Selection
from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.pages.overview import funnel, headlines
from bot.console.pages.topics import return_sheets
from bot.console.pages.ways import Ways
from bot.console.sheets import Heading, Sheet, after_reveal_sheet, compared_sheet
from bot.outcomes.measures import Measures
from bot.outcomes.question import Share
from bot.settings import ConfigurationError

DEAREST = 1_000_000_000.0


def page(measures: Measures, load: Callable[[], Campaigns], ways: Ways) -> Page:
    """The page.

    Args:
        measures: the figures.
        load: the campaigns as they are now.
        ways: how people come to the campaigns of this installation.
    """

    def build(visit: Visit) -> Mapping[str, object]:
        """All campaigns, or one."""
        selection = visit.selection
        try:
            files = load()
        except ConfigurationError:
            files = None
        view = measures.view(selection.filter())
        sheets = [*return_sheets(view), _side_by_side(measures, selection)]
        one, chosen, cost = None, [], visit.query.get("cost", "")[:20]
        if selection.campaign:
            one = files.get(selection.campaign) if files else None
            chosen = headlines(measures, selection, view)
            sheets = [funnel(view), after_reveal_sheet(view), *sheets]
        return {
            "sheets": sheets,
            "one": one,
            # Nobody answers at the addresses of a demonstration.
            "ways": ways.to(one) if one and not selection.is_demonstration else [],
            "is_public": ways.is_public,
            "files": list(files) if files else [],
            "broken": files.problems if files else (),
            "headlines": chosen,
            "displayed": measures.displayed(selection.filter()),
            "cost": cost,
            "price": price(amount(cost), chosen[1].now) if chosen else None,
            "today": visit.today,
        }

    return Page("campaigns", later("Campaigns"), build)


def _side_by_side(measures: Measures, selection: Selection) -> Sheet:
    return compared_sheet(
        "campaigns",
        later("Campaigns side by side"),
        Heading(later("Campaign"), "words"),
        measures.by("campaign", selection.of_campaign(None).filter()),
        lambda name: "/campaigns" + selection.of_campaign(name).link(),
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
