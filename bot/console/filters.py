"""What an operator looks at: period and filters, kept in the address so that a view can be shared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from bot.console.locales import later
from bot.outcomes.definitions import DIMENSIONS
from bot.outcomes.periods import Period
from bot.outcomes.question import ALWAYS, Filter

NOT_UNDERSTOOD = later("A filter in the address was not understood and is left out.")

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_./-]{0,63}")


@dataclass(frozen=True, slots=True)
class Selection:
    """A period of the calendar, a campaign, and one row of one dimension.

    Without a period it is the usual one, which the page finds out.
    """

    period: Period | None = None
    campaign: str | None = None
    only: tuple[str, str] | None = None
    is_demonstration: bool = False
    problem: str | None = None

    @property
    def chosen(self) -> str:
        """The row as it stands in the address: `language:fr`, or nothing."""
        return ":".join(self.only) if self.only else ""

    def filter(self) -> Filter:
        """As a question to the figures."""
        row = {self.only[0]: self.only[1]} if self.only else {}
        return Filter(
            period=self.period or ALWAYS,
            campaign=self.campaign,
            synthetic=self.is_demonstration,
            **row,
        )

    def before(self) -> Selection | None:
        """This selection for the period before, if there is one."""
        period = self.period.before() if self.period else None
        return self.of_period(period) if period else None

    def of_period(self, period: Period) -> Selection:
        """This selection for another period."""
        return replace(self, period=period)

    def of_campaign(self, campaign: str | None) -> Selection:
        """This selection for another campaign, or for all."""
        return replace(self, campaign=campaign)

    def of_row(self, dimension: str, row: str) -> Selection:
        """This selection for one row of a dimension."""
        return replace(self, only=(dimension, row))

    def of_demonstration(self, *, is_demonstration: bool) -> Selection:
        """This selection on real or on invented numbers."""
        return replace(
            self, is_demonstration=is_demonstration, period=None, campaign=None, only=None
        )

    def link(self) -> str:
        """This selection as the query of an address."""
        values = {"period": self.period.name} if self.period else {}
        values |= {"campaign": self.campaign} if self.campaign else {}
        values |= {"only": self.chosen} if self.only else {}
        values |= {"data": "demonstration"} if self.is_demonstration else {}
        return "?" + urlencode(values, safe=":/")


def read_selection(query: Mapping[str, str]) -> Selection:
    """The selection of an address; what cannot be understood is left out, and said."""
    name, campaign, only = (query.get(key) or None for key in ("period", "campaign", "only"))
    period = Period.named(name) if name else None
    row = _row(only) if only else None
    is_good = (period is not None or name is None) and (row is not None or only is None)
    is_good = is_good and "from" not in query and "to" not in query  # addresses of former versions
    if campaign is not None and not _CODE.fullmatch(campaign):
        campaign, is_good = None, False
    problem = None if is_good else NOT_UNDERSTOOD
    return Selection(period, campaign, row, query.get("data") == "demonstration", problem)


def _row(text: str) -> tuple[str, str] | None:
    dimension, _, row = text.partition(":")
    return (dimension, row) if dimension in DIMENSIONS and _CODE.fullmatch(row) else None
