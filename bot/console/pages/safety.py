"""Is anybody in danger: counts by kind, where, which numbers were shown, and which are missing."""

from __future__ import annotations

from collections.abc import Mapping

from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.pages.content import Content
from bot.console.sheets import many_sheet, table_sheet, taken_back_sheet
from bot.console.weekly.lines import Weekly
from bot.outcomes.measures import Measures
from bot.vocabulary import DANGERS


def page(measures: Measures, content: Content, weekly: Weekly) -> Page:
    """The page.

    Args:
        measures: the figures.
        content: names of addresses, and the gaps among them.
        weekly: what the control chart says.
    """

    def build(visit: Visit) -> Mapping[str, object]:
        """Kinds of danger, from the first case on, what was taken back, and what was offered."""
        view = measures.view(visit.selection.filter())
        names = content.address_names()
        return {
            "lines": weekly.dangers(visit.language),
            "gaps": content.gaps(visit.language),
            "sheets": [
                many_sheet(view, "danger", later("Kinds of danger"), every=DANGERS),
                table_sheet(view, "in_danger", later("A danger of any kind")),
                taken_back_sheet(view),
                many_sheet(view, "offered", later("Addresses that were shown"), names),
                many_sheet(view, "opened", later("Links that were opened"), names),
            ],
        }

    return Page("safety", later("Safety"), build)
