"""When a service answers: typed hours, "open now" in the service's own time zone, and their text.

Only hours that were read with certainty are typed; all others stay as the sentence that was
recorded, for operators, and count as unknown.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, cached_property
from typing import Literal, Self
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from pydantic import Field, field_validator, model_validator

from bot.knowledge.schema import Entry

Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

DAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_DAY_MINUTES = 24 * 60
_WEEK_MINUTES = 7 * _DAY_MINUTES


class Span(Entry):
    """Some days with one opening and one closing time; closing before opening means past midnight."""

    days: tuple[Day, ...] = Field(min_length=1)
    opens: str = Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    closes: str = Field(pattern=r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$")

    @model_validator(mode="after")
    def _lasts(self) -> Self:
        if self.opens == self.closes:
            raise ValueError(
                "opening and closing time are the same; for day and night use 'always'"
            )
        return self

    @property
    def starts(self) -> int:
        """Minutes from midnight to the opening."""
        return _minutes(self.opens)

    @property
    def length(self) -> int:
        """Minutes between opening and closing, also past midnight."""
        return (_minutes(self.closes) - self.starts) % _DAY_MINUTES or _DAY_MINUTES


class Hours(Entry):
    """Hours of a service: day and night, a week of spans, or unknown."""

    always: bool = False
    weekly: tuple[Span, ...] = ()
    time_zone: str | None = None
    """IANA name, when it is not the one of the file."""
    recorded: str = ""
    """The hours as they were read, in English, for operators."""

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, value: str | None) -> str | None:
        return check_zone(value)

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if self.always and self.weekly:
            raise ValueError("write either 'always: true' or 'weekly', not both")
        return self

    @cached_property
    def known(self) -> bool:
        """Whether anything certain is recorded."""
        return self.always or bool(self.weekly)

    def is_open(self, now: dt.datetime, zone: str) -> bool | None:
        """Whether the service answers at a moment (`None` when its hours are unknown).

        Args:
            now: a moment with its time zone.
            zone: the IANA time zone of the file, used unless the hours have their own.
        """
        if now.tzinfo is None:
            raise ValueError("the moment needs a time zone")
        if not self.known:
            return None
        if self.always:
            return True
        local = now.astimezone(ZoneInfo(self.time_zone or zone))
        minute = local.weekday() * _DAY_MINUTES + local.hour * 60 + local.minute
        return any(
            (minute - DAYS.index(day) * _DAY_MINUTES - span.starts) % _WEEK_MINUTES < span.length
            for span in self.weekly
            for day in span.days
        )

    def text(self, language: str) -> str:
        """Hours in figures and the short names of days: `24/7`, `Mon–Fri 09:00–17:00`; or nothing."""
        if self.always:
            return "24/7"
        return ", ".join(
            f"{_days_text(span.days, language)}{span.opens}–{span.closes}" for span in self.weekly
        )


OFFICE_OPENS, OFFICE_CLOSES = 8, 18
"""Hours between which a line of unknown hours may be taken for one that answers."""


def is_office_time(now: dt.datetime, zone: str) -> bool:
    """Whether offices are open then and there: by day, from Monday to Friday."""
    local = now.astimezone(ZoneInfo(zone))
    return local.weekday() < DAYS.index("sat") and OFFICE_OPENS <= local.hour < OFFICE_CLOSES


def check_zone(value: str | None) -> str | None:
    """An IANA time zone, or an error that says what one looks like."""
    if value is not None and value not in _zones():
        raise ValueError(f"'{value}' is not a time zone; write for example Europe/Paris")
    return value


@cache
def _zones() -> frozenset[str]:
    """Looked up once: the system's folder of zones takes a hundredth of a second to read."""
    return frozenset(available_timezones())


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)


def _days_text(days: tuple[Day, ...], language: str) -> str:
    places = sorted(DAYS.index(day) for day in days)
    if len(places) == len(DAYS):
        return ""
    names = Locale.parse(language).days["format"]["abbreviated"]
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    parts = [
        names[run[0]] if len(run) == 1 else f"{names[run[0]]}–{names[run[-1]]}" for run in runs
    ]
    return ", ".join(parts) + " "
