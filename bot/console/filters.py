"""What an operator looks at: period and filters, kept in the address so that a view can be shared."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from bot.console.locales import later
from bot.outcomes.definitions import DIMENSIONS
from bot.outcomes.question import Filter

USUAL_DAYS = 91
PERIODS = (28, 91, 364)
"""Whole weeks, so that two periods hold the same days of the week."""

NOT_UNDERSTOOD = later("A filter in the address was not understood and is left out.")
TURNED_ROUND = later("The first day was after the last; they are exchanged.")

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]{0,63}")


@dataclass(frozen=True, slots=True)
class Selection:
    """A period of whole days, both included, a campaign, and one row of one dimension.

    Only one dimension at a time: all of them together would single people out.
    """

    start: dt.date
    end: dt.date
    campaign: str | None = None
    only: tuple[str, str] | None = None
    is_demonstration: bool = False
    problem: str | None = None

    @property
    def days(self) -> int:
        """Length of the period."""
        return (self.end - self.start).days + 1

    @property
    def chosen(self) -> str:
        """The row as it stands in the address: `language:fr`, or nothing."""
        return ":".join(self.only) if self.only else ""

    def filter(self) -> Filter:
        """As a question to the released figures."""
        row = {self.only[0]: self.only[1]} if self.only else {}
        return Filter(
            since=self.start,
            until=self.end,
            campaign=self.campaign,
            synthetic=self.is_demonstration,
            **row,
        )

    def before(self) -> Selection:
        """The same for the period of the same length just before."""
        length = dt.timedelta(days=self.days)
        return replace(self, start=self.start - length, end=self.end - length)

    def of_days(self, days: int) -> Selection:
        """The same for the last so many days."""
        return replace(self, start=self.end - dt.timedelta(days=days - 1))

    def of_campaign(self, campaign: str | None) -> Selection:
        """The same for another campaign, or for all."""
        return replace(self, campaign=campaign)

    def of_row(self, dimension: str, row: str) -> Selection:
        """The same for one row of a dimension."""
        return replace(self, only=(dimension, row))

    def of_demonstration(self, *, is_demonstration: bool) -> Selection:
        """The same on real or on invented numbers."""
        return replace(self, is_demonstration=is_demonstration, campaign=None, only=None)

    def link(self) -> str:
        """The query of an address that shows the same."""
        values = {"from": self.start.isoformat(), "to": self.end.isoformat()}
        values |= {"campaign": self.campaign} if self.campaign else {}
        values |= {"only": self.chosen} if self.only else {}
        values |= {"data": "demonstration"} if self.is_demonstration else {}
        return "?" + urlencode(values, safe=":/")


def read_selection(query: Mapping[str, str], today: dt.date) -> Selection:
    """The selection of an address; what cannot be understood is left out, and said.

    A period ends yesterday at the latest: a day that still grows would change under the reader.
    """
    newest = today - dt.timedelta(days=1)
    end, end_is_good = _day(query.get("to", ""), newest)
    end = min(end, newest)
    start, start_is_good = _day(query.get("from", ""), end - dt.timedelta(days=USUAL_DAYS - 1))
    campaign, only = query.get("campaign") or None, query.get("only") or None
    row = _row(only) if only else None
    is_good = start_is_good and end_is_good and (row is not None or only is None)
    if campaign is not None and not _CODE.fullmatch(campaign):
        campaign, is_good = None, False
    problem = None if is_good else NOT_UNDERSTOOD
    if start > end:
        start, end, problem = end, min(start, newest), TURNED_ROUND
    is_demonstration = query.get("data") == "demonstration"
    return Selection(start, end, campaign, row, is_demonstration, problem)


def _row(text: str) -> tuple[str, str] | None:
    dimension, _, row = text.partition(":")
    return (dimension, row) if dimension in DIMENSIONS and _CODE.fullmatch(row) else None


def _day(text: str, usual: dt.date) -> tuple[dt.date, bool]:
    if not text:
        return usual, True
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return usual, False
    return (day, True) if 2000 <= day.year <= 2200 else (usual, False)
