"""What can be asked of the released figures, and the shape of the answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

from bot.outcomes.definitions import DIMENSIONS
from bot.outcomes.interval import Interval, wilson

EVERYBODY = "all"
"""The dimension of releases that are not broken down, and the name of their only row."""

REACH = "reach"
"""The dimension of releases that say only how many came, by the shortest periods."""

OTHER = "other"
"""The row of small rows together, and the category of small categories together."""

Cells = dict[str, int]
Rows = dict[str, Cells]


class FilterError(ValueError):
    """A filter that is not answered; the text says in one sentence what can be asked instead."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which conversations: of a period (both days included), a campaign, and one row of a dimension."""

    since: date | None = None
    until: date | None = None
    campaign: str | None = None
    channel: str | None = None
    language: str | None = None
    country: str | None = None
    arm: str | None = None
    synthetic: bool = False

    def __post_init__(self) -> None:
        if sum(getattr(self, name) is not None for name in DIMENSIONS) > 1:
            raise FilterError(
                "Choose one of channel, language, country and arm at a time; "
                "all of them together would single people out."
            )

    @property
    def row(self) -> tuple[str, str]:
        """The dimension and the row of it that were chosen."""
        for name in DIMENSIONS:
            value = getattr(self, name)
            if value is not None:
                return name, value
        return EVERYBODY, EVERYBODY

    def before(self) -> Self | None:
        """The period of the same length that ended the day before; none without both ends."""
        if self.since is None or self.until is None:
            return None
        days = self.until - self.since + timedelta(days=1)
        return replace(self, since=self.since - days, until=self.since - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Share:
    """A count and of how many; `None` is hidden or not known yet."""

    count: int | None
    of: int | None

    @property
    def interval(self) -> Interval | None:
        """Wilson's 95 % interval of the share."""
        return wilson(self.count, self.of) if self.count is not None and self.of else None


@dataclass(frozen=True, slots=True)
class Release:
    """One released table: a measure of one campaign and period, by one dimension."""

    campaign: str
    since: date
    until: date
    rows: Rows


@dataclass(frozen=True, slots=True)
class Table:
    """Shares by row and category, and what they rest on.

    Every share has its own denominator: the periods in which this category of this row was released
    by itself. `since` and `until` are the first and last day that any of it covers.
    """

    measure: str
    dimension: str
    rows: dict[str, dict[str, Share]]
    conversations: int
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Point:
    """A share in a time series."""

    since: date
    until: date
    share: Share
