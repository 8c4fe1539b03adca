"""What can be asked of the figures, and the shape of the answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.outcomes.definitions import DIMENSIONS
from bot.outcomes.interval import Interval, share_interval
from bot.outcomes.noise import VARIANCE
from bot.outcomes.periods import Kind, Period

ALWAYS = Period.of(Kind.ALL, date.today())


class FilterError(ValueError):
    """A filter that is not answered; the text says in one sentence what can be asked instead."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which conversations: of a period, a campaign, and one row of one dimension."""

    period: Period = field(default=ALWAYS)
    campaign: str | None = None
    channel: str | None = None
    language: str | None = None
    country: str | None = None
    arm: str | None = None
    synthetic: bool = False

    @property
    def rows(self) -> dict[str, str]:
        """The dimensions and their rows that were chosen."""
        chosen = {name: getattr(self, name) for name in ("campaign", *DIMENSIONS)}
        return {name: row for name, row in chosen.items() if row is not None}


@dataclass(frozen=True, slots=True)
class Share:
    """A count and of how many, both with their noise.

    Args:
        count: `None` where it is nought, which may be none or very few.
        of: `None` likewise.
        parts: of how many sums each is made, every one with a noise of its own.
    """

    count: int | None
    of: int | None
    parts: int = 1

    @property
    def interval(self) -> Interval | None:
        """The 95 % interval of the share, of chance and noise together."""
        if not self.of:
            return None
        return share_interval(self.count or 0, self.of, VARIANCE * self.parts)


@dataclass(frozen=True, slots=True)
class Point:
    """A share in a time series."""

    period: Period
    share: Share
