"""What people talk about, where conversations end, and what the assistant does not understand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.readiness import READINESS, TABLES
from bot.console.sheets import SHARE_HEADINGS, Heading, Row, Sheet, share_cells
from bot.outcomes.measures import Measures
from bot.outcomes.question import Filter, Share

MISSES = {
    "0": later("Everything was understood"),
    "1": later("One message was not"),
    "2_or_more": later("Two or more were not"),
}
TURNS = {
    "1": later("1 message"),
    "2-3": later("2 or 3 messages"),
    "4-6": later("4 to 6 messages"),
    "7_or_more": later("7 messages or more"),
}


class Topics:
    """The page.

    Args:
        measures: the released figures.
    """

    def __init__(self, measures: Measures) -> None:
        self._measures = measures

    def page(self) -> Page:
        """The page."""
        return Page("topics", later("Topics and gaps"), self.build)

    def build(self, visit: Visit) -> Mapping[str, object]:
        """Topics, gaps and endings; no text of anybody is kept, so none is shown."""
        selection = replace(visit.selection, only=None)  # most of this is told in all only
        chosen = selection.filter()
        return {
            "selection": selection,
            "sheets": [
                many_sheet(self._measures, "topic", later("What people talk about"), chosen),
                self._sheet("not_understood", later("Understood or not"), chosen, MISSES),
                self._understood(chosen),
                self._sheet("stage", later("Where conversations end"), chosen),
                self._sheet("ending", later("How conversations end"), chosen),
                self._sheet("turns", later("How long people stay"), chosen, TURNS),
                self._sheet("readiness", TABLES["before"], chosen, READINESS),
                self._sheet("readiness_change", TABLES["change"], chosen, READINESS),
            ],
        }

    def _understood(self, chosen: Filter) -> Sheet:
        table = self._measures.table("not_understood", chosen, by="language")
        return Sheet(
            "understood_by_language",
            later("Everything was understood, by language"),
            (Heading(later("Language"), "language"), *SHARE_HEADINGS),
            tuple(
                Row((language, *share_cells(cells["0"])))
                for language, cells in table.rows.items()
                if cells["0"].count
            ),
        )

    def _sheet(
        self, measure: str, title: str, chosen: Filter, names: Mapping[str, str] | None = None
    ) -> Sheet:
        return table_sheet(self._measures, measure, title, chosen, names)


def table_sheet(
    measures: Measures,
    measure: str,
    title: str,
    chosen: Filter,
    names: Mapping[str, str] | None = None,
) -> Sheet:
    """The categories of a measure, each with its share; rare ones were put together."""
    table = measures.table(measure, chosen)
    shares = {name: share for cells in table.rows.values() for name, share in cells.items()}
    return share_sheet(measure, title, shares, names)


def many_sheet(
    measures: Measures,
    kind: str,
    title: str,
    chosen: Filter,
    names: Mapping[str, str] | None = None,
) -> Sheet:
    """What a conversation may have several of; the shares do not add up."""
    shares = measures.many(kind, chosen)
    if kind in ("offered", "opened"):
        return count_sheet(kind, title, shares, names)
    note = later("A conversation may have several.")
    return share_sheet(kind, title, shares, names, note)


def count_sheet(
    name: str, title: str, shares: Mapping[str, Share], names: Mapping[str, str] | None
) -> Sheet:
    """Counts of which it is not told out of how many."""
    known = names or {}
    return Sheet(
        name,
        title,
        (Heading(title, "label"), Heading(later("Conversations"), "count")),
        tuple(Row((known.get(one, one), share.count)) for one, share in shares.items()),
        later("Counted where there were many."),
    )


def share_sheet(
    name: str,
    title: str,
    shares: Mapping[str, Share],
    names: Mapping[str, str] | None = None,
    note: str = "",
) -> Sheet:
    """A line for each share that can be shown; the others are named below."""
    known = {one: _together(one, names or {}) for one in shares}
    return Sheet(
        name,
        title,
        (Heading(title, "label"), *SHARE_HEADINGS),
        tuple(
            Row((known[one], *share_cells(share))) for one, share in shares.items() if share.count
        ),
        note,
        tuple(known[one] for one, share in shares.items() if share.count is None),
    )


def _together(categories: str, names: Mapping[str, str]) -> str:
    """Names of categories that were put together; `+` stays between them."""
    if categories in names:
        return names[categories]
    return "+".join(names.get(one, one) for one in categories.split("+"))
