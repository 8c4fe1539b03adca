"""Keys under which a campaign recognises who writes again, each destroyed when its period is over.

A period lasts the `repeat_contact_days` of the campaign. With its key every mark made under it means
nothing any more: nobody can try out addresses against it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path

import portalocker

from bot.logs import log_failure
from bot.message import ContactMark
from bot.privacy.key_files import new_key
from bot.privacy.period_keys import DAY, Period, PeriodKeys, Periods
from bot.privacy.pseudonym import keyed_hash
from bot.settings import ConfigurationError

AGAIN_SECONDS = 60.0
"""Until keys that could not be read or written are tried again."""


class ContactKeys:
    """The keys of the campaigns that count repeat contact; of all others there is none.

    Args:
        folder: where the file lies, beside the other keys.
        days: campaign → days of a period.
        clock: seconds since 1970.
    """

    def __init__(
        self, folder: Path, days: Mapping[str, int], clock: Callable[[], float] = time.time
    ) -> None:
        self._days = days
        self._periods = PeriodKeys(
            folder / "contacts.json", self._advanced, clock, is_used=bool(days)
        )
        self._not_before = 0.0

    def count(self, days: Mapping[str, int]) -> None:
        """From now on count for these campaigns."""
        self._days = days
        self._periods.is_used = bool(days)

    def marks(self, channel: str, address: str) -> dict[str, ContactMark]:
        """The mark of an address for each campaign; none where keys fail, because people come first."""
        if not self._days or time.monotonic() < self._not_before:
            return {}
        try:
            periods = self.read()
        except (OSError, portalocker.LockException, ConfigurationError) as error:
            log_failure("the keys of repeat contact cannot be used", error)
            self._not_before = time.monotonic() + AGAIN_SECONDS
            return {}
        return {
            campaign: ContactMark(
                keyed_hash(bytes.fromhex(period.key), campaign, channel, address),
                period.until,
                period.days,
            )
            for campaign, period in periods.items()
        }

    def read(self) -> Periods:
        """The periods of this moment by campaign.

        Raises:
            OSError, LockException: the disk refuses.
            ConfigurationError: the file is damaged.
        """
        return self._periods.read()

    def _advanced(self, periods: Periods, now: float) -> dict[str, Period]:
        return {
            name: periods[name]
            if name in periods and periods[name].is_valid(days, now)
            else Period(new_key().hex(), int(now) + days * DAY, days)
            for name, days in self._days.items()
        }
