"""Keys that are destroyed when their period is over, in one private file that processes share."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.privacy.key_files import alone, damaged, decode_key, replace_file, stamp_of

DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Period:
    """A key as hexadecimal digits, the second since 1970 at which it is destroyed, its whole days."""

    key: str
    until: int
    days: int

    def is_valid(self, days: int, now: float) -> bool:
        """Whether it is in use; a clock that was set back lengthens no life."""
        return days == self.days and now < self.until <= now + days * DAY


Periods = Mapping[str, Period]
"""Periods by name."""


class PeriodKeys:
    """The periods of one purpose.

    Args:
        file: where they lie; made when the first is needed.
        advance: what stands at a time in the place of what stood before: without the keys that are
            over, with those that are needed.
        clock: seconds since 1970.
        is_used: whether any key is needed at all; without, a file that is still there is emptied.
    """

    def __init__(
        self,
        file: Path,
        advance: Callable[[Periods, float], Periods],
        clock: Callable[[], float],
        *,
        is_used: bool,
    ) -> None:
        self._file = file
        self._advance = advance
        self._clock = clock
        self.is_used = is_used
        self._periods: Periods = {}
        self._seen: tuple[int, int] | None = None

    def read(self) -> Periods:
        """The periods of this moment, after what is due: the end of a key, a new one.

        Raises:
            OSError, LockException: the disk refuses.
            ConfigurationError: the file is damaged.
        """
        if not self.is_used and not self._file.exists():
            return {}
        if self._seen is None or stamp_of(self._file) != self._seen or self._is_due():
            with alone(self._file):
                found = self._load()
                self._periods = self._advanced(found)
                if self._periods != found:
                    held = {name: asdict(period) for name, period in self._periods.items()}
                    replace_file(self._file, json.dumps(held))
                self._seen = stamp_of(self._file)
        return self._periods

    def _is_due(self) -> bool:
        return self._advanced(self._periods) != self._periods

    def _advanced(self, periods: Periods) -> Periods:
        return self._advance(periods, self._clock())

    def _load(self) -> Periods:
        try:
            held = json.loads(self._file.read_text(encoding="ascii"))
            periods = {
                name: Period(str(entry["key"]), int(entry["until"]), int(entry["days"]))
                for name, entry in held.items()
            }
        except FileNotFoundError:
            return {}
        except (ValueError, KeyError, TypeError, AttributeError):
            raise damaged(self._file) from None
        for period in periods.values():
            decode_key(period.key, self._file)
        return periods
