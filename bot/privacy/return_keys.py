"""Keys that seal return codes; with a key every code that it sealed is waste paper.

A key seals codes in the first half of its life and is only read in the second, so that even its last
code is good for half the life.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.privacy.key_files import new_key
from bot.privacy.period_keys import DAY, Period, PeriodKeys, Periods


class ReturnKeys:
    """The keys of this installation, at most three at a time.

    Args:
        folder: where the file lies, beside the other keys.
        days: life of a key; 0 where no codes are given, and those given before are ended.
        clock: seconds since 1970.
    """

    def __init__(self, folder: Path, days: int, clock: Callable[[], float] = time.time) -> None:
        self._days = days
        self._periods = PeriodKeys(
            folder / "returns.json", self._advanced, clock, is_used=bool(days)
        )

    def read(self) -> Sequence[Period]:
        """The keys that open codes, the one that seals first.

        Raises:
            OSError, LockException: the disk refuses.
            ConfigurationError: the file is damaged.
        """
        return sorted(self._periods.read().values(), key=lambda period: -period.until)

    def _advanced(self, periods: Periods, now: float) -> dict[str, Period]:
        kept = {name: one for name, one in periods.items() if one.is_valid(self._days, now)}
        half = self._days * DAY / 2
        if self._days and not any(one.until - now > half for one in kept.values()):
            until = int(now) + self._days * DAY
            kept[str(until)] = Period(new_key().hex(), until, self._days)
        return kept
