"""Is anybody in danger: counts by kind, where, which numbers were shown, and which lack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.pages.content import Content
from bot.console.pages.topics import many_sheet
from bot.outcomes.measures import Measures


class Safety:
    """The page.

    Args:
        measures: the released figures.
        content: names of addresses, and the gaps among them.
    """

    def __init__(self, measures: Measures, content: Content) -> None:
        self._measures = measures
        self._content = content

    def page(self) -> Page:
        """The page."""
        return Page("safety", later("Safety"), self.build)

    def build(self, visit: Visit) -> Mapping[str, object]:
        """Kinds of danger now and in the period before, and what was offered."""
        selection = replace(visit.selection, only=None)  # danger is told in all only
        chosen = selection.filter()
        names = self._content.address_names()
        return {
            "selection": selection,
            "gaps": self._content.gaps(visit.language),
            "sheets": [
                many_sheet(self._measures, "danger", later("Kinds of danger"), chosen),
                many_sheet(
                    self._measures, "offered", later("Addresses that were shown"), chosen, names
                ),
                many_sheet(
                    self._measures, "opened", later("Links that were opened"), chosen, names
                ),
            ],
        }
