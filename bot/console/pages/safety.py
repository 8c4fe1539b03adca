"""Is anybody in danger: counts by kind, where, which numbers were shown, and which lack."""

from __future__ import annotations

from collections.abc import Mapping

from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.pages.content import Content
from bot.console.pages.topics import many_sheet
from bot.console.weekly.lines import Weekly
from bot.outcomes.measures import Measures
from bot.vocabulary import DANGERS


class Safety:
    """The page.

    Args:
        measures: the figures.
        content: names of addresses, and the gaps among them.
        weekly: what the control chart says.
    """

    def __init__(self, measures: Measures, content: Content, weekly: Weekly) -> None:
        self._measures = measures
        self._weekly = weekly
        self._content = content

    def page(self) -> Page:
        """The page."""
        return Page("safety", later("Safety"), self.build)

    def build(self, visit: Visit) -> Mapping[str, object]:
        """Kinds of danger, from the first case on, and what was offered."""
        view = self._measures.view(visit.selection.filter())
        names = self._content.address_names()
        return {
            "lines": self._weekly.dangers(visit.language),
            "gaps": self._content.gaps(visit.language),
            "sheets": [
                many_sheet(view, "danger", later("Kinds of danger"), every=DANGERS),
                many_sheet(view, "offered", later("Addresses that were shown"), names),
                many_sheet(view, "opened", later("Links that were opened"), names),
            ],
        }
