"""Keys under which a campaign recognises who writes again, each destroyed when its period is over.

A period lasts the `repeat_contact_days` of the campaign. With its key every mark made under it means
nothing any more: nobody can try out addresses against it.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import portalocker

from bot.logs import log_failure
from bot.message import ContactMark
from bot.privacy.key_files import alone, damaged, decode_key, new_key, replace_file, stamp_of
from bot.privacy.pseudonym import keyed_hash
from bot.settings import ConfigurationError

DAY = 24 * 3600

AGAIN_SECONDS = 60.0
"""Until keys that could not be read or written are tried again."""


@dataclass(frozen=True, slots=True)
class Period:
    """A key as hexadecimal digits, the second since 1970 at which it is destroyed, its whole days."""

    key: str
    until: int
    days: int

    def is_valid(self, days: int, now: float) -> bool:
        """Whether it is in use; a clock that was set back lengthens no life."""
        return days == self.days and now < self.until <= now + days * DAY


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
        self._file = folder / "contacts.json"
        self._days = days
        self._clock = clock
        self._periods: dict[str, Period] = {}
        self._seen: tuple[int, int] | None = None
        self._not_before = 0.0

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

    def read(self) -> Mapping[str, Period]:
        """The periods of this moment, after what is due: the end of a key, a new one.

        Raises:
            OSError, LockException: the disk refuses.
            ConfigurationError: the file is damaged.
        """
        if not self._days and not self._file.exists():
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

    def _advanced(self, periods: Mapping[str, Period]) -> dict[str, Period]:
        now = self._clock()
        return {
            name: periods[name]
            if name in periods and periods[name].is_valid(days, now)
            else Period(new_key().hex(), int(now) + days * DAY, days)
            for name, days in self._days.items()
        }

    def _load(self) -> dict[str, Period]:
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
