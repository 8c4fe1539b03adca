"""Tables as data: shown on a page, printed, and exported as CSV, from one description."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.console.goals import ANSWERS
from bot.console.locales import later
from bot.outcomes.definitions import EVERYBODY, UNKNOWN
from bot.outcomes.question import Share
from bot.outcomes.view import View
from bot.vocabulary import DANGERS

Kind = Literal[
    "words", "label", "language", "country", "day", "count", "of", "percent", "range", "bar"
]
Cell = str | int | dt.date | Share | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its title, and how its cells are written."""

    title: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Row:
    """A line; with a link, its first cell leads to more about it."""

    cells: tuple[Cell, ...]
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a name for the address, a title and a sentence that says how to read it."""

    name: str
    title: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    note: str = ""
    too_rare: tuple[str, ...] = ()
    """Labels of what none or very few conversations had."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.rows and not self.too_rare


def share_cells(share: Share) -> tuple[Cell, ...]:
    """The cells of a share: count, of how many, bar, percentage and its interval."""
    return (share.count, share, share, share, share)


def compared_cells(view: View) -> tuple[Cell, ...]:
    """What rows are compared by: percentage and interval of both headlines, and of who went on."""
    desist, helped = view.headline("desist"), view.headline("help")
    went_on = view.table("after_reveal")["went_on"]
    return (desist, desist, helped, helped, went_on, went_on)


COMPARED_HEADINGS = (
    Heading(later("Conversations"), "count"),
    Heading(later("Said they will stop"), "percent"),
    Heading(later("Likely range"), "range"),
    Heading(later("Turned to help"), "percent"),
    Heading(later("Likely range"), "range"),
    Heading(later("Went on to ask for paid sex"), "percent"),
    Heading(later("Likely range"), "range"),
)
"""Of a number of conversations and `compared_cells`."""

SHARE_HEADINGS = (
    Heading(later("Conversations"), "count"),
    Heading(later("out of"), "of"),
    Heading("", "bar"),
    Heading(later("Share"), "percent"),
    Heading(later("Likely range"), "range"),
)
"""The headings of `share_cells`."""


def compared_sheet(
    name: str,
    title: str,
    heading: Heading,
    views: Mapping[str, View],
    link: Callable[[str], str],
    note: str = "",
) -> Sheet:
    """A line for each view, by which they are compared; what is not known leads nowhere."""
    return Sheet(
        name,
        title,
        (heading, *COMPARED_HEADINGS),
        tuple(
            Row(
                (row, view.count(EVERYBODY), *compared_cells(view)),
                None if row == UNKNOWN else link(row),
            )
            for row, view in views.items()
        ),
        note,
    )


def table_sheet(view: View, measure: str, title: str) -> Sheet:
    """The answers to a measure, each with its share."""
    return share_sheet(measure, title, view.table(measure), ANSWERS.get(measure))


def after_reveal_sheet(view: View) -> Sheet:
    """What trials of such warnings count: who went on, stayed to talk, or left."""
    return table_sheet(view, "after_reveal", later("After being told what this is"))


def many_sheet(
    view: View,
    kind: str,
    title: str,
    names: Mapping[str, str] | None = None,
    every: Sequence[str] = (),
) -> Sheet:
    """What a conversation may have several of; the shares do not add up."""
    note = later("A conversation may have several.")
    return share_sheet(kind, title, view.many(kind, every), names, note)


def taken_back_sheet(view: View) -> Sheet:
    """The false alarms that visitors told of, each as a share of the alarms of its kind."""
    note = later(
        "The visitor said that it was a mistake or not so. These conversations stay in the counts of "
        "dangers: whoever is watched may have to take it back. Most who are misheard only leave, so that "
        "there are more false alarms than these."
    )
    shares = view.many("taken_back", DANGERS)
    return share_sheet("taken_back", later("Taken back by the visitor"), shares, note=note)


def share_sheet(
    name: str,
    title: str,
    shares: Mapping[str, Share],
    names: Mapping[str, str] | None = None,
    note: str = "",
) -> Sheet:
    """A line for each share; answers of none or very few people are named below."""
    known = {one: (names or {}).get(one, one) for one in shares}
    return Sheet(
        name,
        title,
        (Heading(title, "label"), *SHARE_HEADINGS),
        tuple(
            Row((known[one], *share_cells(share))) for one, share in shares.items() if share.count
        ),
        note,
        tuple(known[one] for one, share in shares.items() if share.of and share.count is None),
    )


def to_csv(sheet: Sheet) -> str:
    """The sheet as CSV with English headings; a number that is none or very small is an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_line(_title(heading) for heading in sheet.headings))
    for row in sheet.rows:
        pairs = zip(sheet.headings, row.cells, strict=True)
        writer.writerow(_line(_values(heading.kind, cell) for heading, cell in pairs))
    return text.getvalue()


def _title(heading: Heading) -> Sequence[str]:
    if heading.kind == "bar":
        return ()
    if heading.kind == "range":
        return (f"{heading.title} (low)", f"{heading.title} (high)")
    return (heading.title,)


def _values(kind: Kind, cell: Cell) -> Sequence[str]:
    if kind == "bar":
        return ()
    if isinstance(cell, Share):
        interval = cell.interval
        if kind == "of":
            return ("" if cell.of is None else str(cell.of),)
        if kind == "range":
            return (f"{interval.low:.4f}", f"{interval.high:.4f}") if interval else ("", "")
        known = cell.count is not None and cell.of
        return (f"{(cell.count or 0) / cell.of:.4f}",) if known and cell.of else ("",)
    if cell is None:
        return ("", "") if kind == "range" else ("",)
    return (_harmless(str(cell)),)


def _line(parts: Iterable[Sequence[str]]) -> list[str]:
    return [value for part in parts for value in part]


def _harmless(text: str) -> str:
    """What a spreadsheet would take for a formula, as plain text."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
