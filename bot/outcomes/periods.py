"""The calendar of the figures: weeks, and months, quarters and years that are made of whole weeks.

Nobody chooses days freely: two periods that differ by a day would tell of whoever came on it. A week
belongs to the month, the quarter and the year of its Thursday, as ISO 8601 has it for years, so that
periods lie within each other and never overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

WEEK = timedelta(weeks=1)
DAY = timedelta(days=1)
FIRST, LAST = 2000, 2200
"""Years of which an address may speak."""

_NAME = re.compile(r"(?P<year>\d{4})(?:-(?P<part>W|Q|)(?P<number>\d{1,2}))?")


class Kind(StrEnum):
    """How long a period is."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    ALL = "all"


KINDS = tuple(Kind)
"""The short ones first: each is made of whole ones of the kind before it."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar, both days included.

    Args:
        kind: how long it is.
        since: its first day, a Monday.
        until: its last, a Sunday.
    """

    kind: Kind
    since: date
    until: date

    @classmethod
    def of(cls, kind: Kind, day: date) -> Self:
        """The period of a kind in which a day lies."""
        monday = day - timedelta(days=day.weekday())
        if kind is Kind.WEEK:
            return cls(kind, monday, monday + WEEK - DAY)
        if kind is Kind.ALL:
            return cls(kind, date(FIRST, 1, 3), date(LAST, 1, 5))
        thursday = monday + 3 * DAY
        months = {Kind.MONTH: 1, Kind.QUARTER: 3, Kind.YEAR: 12}[kind]
        month = (thursday.month - 1) // months * months + 1
        following = month + months
        begin = date(thursday.year, month, 1)
        end = date(thursday.year + following // 13, (following - 1) % 12 + 1, 1)
        return cls(kind, _monday_from(begin), _monday_from(end) - DAY)

    @classmethod
    def named(cls, name: str) -> Self | None:
        """The period of a name: `2026-W05`, `2026-01`, `2026-Q1`, `2026`, `all`; none has another."""
        if name == Kind.ALL:
            return cls.of(Kind.ALL, date(FIRST, 1, 3))
        found = _NAME.fullmatch(name)
        if found is None or not FIRST < int(found["year"]) < LAST:
            return None
        year, number = int(found["year"]), int(found["number"] or 1)
        try:
            if found["part"] == "W":
                made = cls.of(Kind.WEEK, date.fromisocalendar(year, number, 4))
            elif found["part"] == "Q":
                made = cls.of(Kind.QUARTER, date(year, 3 * number - 2, 15))
            elif found["number"]:
                made = cls.of(Kind.MONTH, date(year, number, 15))
            else:
                made = cls.of(Kind.YEAR, date(year, 6, 15))
        except ValueError:
            return None
        return made if made.name == name else None

    @classmethod
    def covering(cls, kind: Kind, since: date, until: date) -> Iterator[Self]:
        """The periods of a kind that lie on the days from one to another."""
        while since <= until:
            yield (part := cls.of(kind, since))
            since = part.until + DAY

    @classmethod
    def within(cls, since: date, until: date, kind: Kind | None = None) -> Iterator[Self]:
        """The longest periods that together make up some whole weeks.

        Args:
            since: a Monday.
            until: a Sunday.
            kind: the longest that is tried; years.
        """
        kind = kind or Kind.YEAR
        for part in cls.covering(kind, since, until):
            if since <= part.since and part.until <= until:
                yield part
            else:
                shorter = KINDS[KINDS.index(kind) - 1]
                yield from cls.within(max(since, part.since), min(until, part.until), shorter)

    @property
    def name(self) -> str:
        """As it stands in addresses and files."""
        thursday = self.since + 3 * DAY
        return {
            Kind.WEEK: f"{thursday:%G-W%V}",
            Kind.MONTH: f"{thursday:%Y-%m}",
            Kind.QUARTER: f"{thursday.year}-Q{(thursday.month + 2) // 3}",
            Kind.YEAR: f"{thursday.year}",
            Kind.ALL: "all",
        }[self.kind]

    def before(self) -> Self | None:
        """The period of the same kind that ended the day before; nothing lies before all."""
        return None if self.kind is Kind.ALL else self.of(self.kind, self.since - DAY)

    def parts(self) -> Iterator[Self]:
        """The periods of the kind below that it is made of; a week has none."""
        if self.kind is Kind.WEEK:
            return
        yield from self.covering(KINDS[KINDS.index(self.kind) - 1], self.since, self.until)

    def tiles(self, since: date, until: date) -> Iterator[Self]:
        """The longest periods that are over and together make up this one, as far as it is over.

        Args:
            since: the first day of which there are figures; before it nobody came.
            until: the last day of which there are figures.
        """
        if self.kind is not Kind.ALL and since <= self.until <= until:
            yield self
            return
        if self.kind is not Kind.WEEK:
            day, end = max(self.since, since), min(self.until, until)
            for part in self.covering(KINDS[KINDS.index(self.kind) - 1], day, end):
                yield from part.tiles(since, until)


def _monday_from(day: date) -> date:
    """The Monday of the first week whose Thursday is this day or a later one."""
    return day + (3 - day.weekday()) % 7 * DAY - 3 * DAY
