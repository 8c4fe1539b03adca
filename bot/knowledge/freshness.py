"""How long a row of the directory is shown: a number that nobody checked lately goes out of sight."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

from bot.knowledge.needs import ANYWHERE
from bot.knowledge.resource_schema import Resource, ResourceFile

FRESH_DAYS = 90
"""A number is shown for so long after its source was read; then people have to call it."""

IsCalled = Callable[[Resource, dt.date], bool]
"""Whether enough people called the number of a row lately (`bot.knowledge.calls`)."""


def never_called(row: Resource, today: dt.date) -> bool:
    """Where nobody wrote a call down."""
    return False


class Freshness:
    """Judges rows.

    Args:
        files: the resource files, for the emergency numbers in them.
        is_called: whether people called a number lately.
    """

    def __init__(self, files: Iterable[ResourceFile], is_called: IsCalled) -> None:
        self._is_called = is_called
        self._days = FRESH_DAYS
        self._emergency = {file.country: emergency_numbers(file.resources) for file in files}

    def is_fresh(self, row: Resource, today: dt.date) -> bool:
        """Whether a row was checked or called lately enough to be shown.

        Emergency numbers, which nobody calls to try them, and mere addresses do not expire.
        """
        number = row.phone or row.sms
        country = row.id.partition("-")[0].upper()
        if number is None or any(
            number in self._emergency.get(place, ()) for place in (country, ANYWHERE)
        ):
            return True
        oldest = today - dt.timedelta(days=self._days)
        return row.verified_on >= oldest or self._is_called(row, today)


def emergency_numbers(rows: Iterable[Resource]) -> frozenset[str]:
    """Emergency numbers among some rows; a child line may have the same."""
    return frozenset(row.phone or row.sms or "" for row in rows if row.service is not None)
