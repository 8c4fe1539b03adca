"""Opening hours as people write them: `Mon-Fri 9-17, Sat 10:00–14:00`, `lun–ven 9h–17h`, `24/7`."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from bot.knowledge.hours import DAYS, Day, Hours, Span
from bot.nlu.folding import fold

LONGEST = 300
"""Characters of hours that are read."""

ALWAYS = ("24/7", "24h/24", "24 h", "24h", "24 / 7")
WEEKDAYS: tuple[Day, ...] = DAYS[:5]
GROUPS: dict[tuple[Day, ...], tuple[str, ...]] = {
    DAYS: (
        *("daily", "every day", "all days", "7 days", "taglich", "jeden tag", "todos los dias"),
        *("diario", "tous les jours", "7j/7", "ogni giorno", "tutti i giorni", "ежедневно"),
    ),
    WEEKDAYS: (
        *("weekdays", "werktags", "wochentags", "dias laborables", "en semaine", "giorni feriali"),
        *("будни", "по будням"),
    ),
    DAYS[5:]: ("weekend", "weekends", "wochenende", "fin de semana", "week-end", "fine settimana"),
}
_TIME = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:h|uhr|ч)?\s*(am|pm)?"
_RANGE = re.compile(rf"{_TIME}\s*(?:-|to|bis|a|до|until)\s*{_TIME}")
_DASHES = re.compile(r"\s*[-–—−]\s*")


class HoursError(ValueError):
    """Hours that nobody can be sure of; the text is the part that was not understood."""


def read_hours(text: str, languages: tuple[str, ...]) -> Hours:
    """The hours that a text means, days by their names in any of the languages.

    A part without days is for the days named before it, or for every day. Times are of 24 hours, or with
    am and pm; `9-5` is refused, because it may mean the night.

    Raises:
        HoursError: a part is not understood.
    """
    plain = _DASHES.sub("-", text.strip().casefold())[:LONGEST]
    if not plain:
        return Hours()
    if plain.rstrip(".") in ALWAYS:
        return Hours(always=True)
    spans, days = [], DAYS
    waiting: tuple[Day, ...] = ()
    for part in re.split(r"[,;\n]| und | and | et | e | y | и ", plain):
        named, opens, closes = _part(part.strip(" ."), languages)
        if opens is None or closes is None:
            waiting = (*waiting, *named)
            continue
        days = (*waiting, *named) or days
        waiting = ()
        spans.append(Span(days=days, opens=opens, closes=closes))
    if waiting or not spans:
        raise HoursError(text.strip())
    return Hours(weekly=tuple(spans))


def _part(part: str, languages: tuple[str, ...]) -> tuple[tuple[Day, ...], str | None, str | None]:
    """The days of a part, and when it opens and closes if it says so."""
    found = _RANGE.search(part)
    before = part[: found.start()] if found else part
    days = _days(before.strip(" :."), languages) if before.strip(" :.") else ()
    if found is None:
        if not days:
            raise HoursError(part)
        return days, None, None
    if part[found.end() :].strip(" .h"):
        raise HoursError(part)
    first, second = found.groups()[:3], found.groups()[3:]
    opens = _clock(*first, half=first[2] or "", part=part)
    closes = _clock(*second, half=second[2] or "", part=part, closing=True)
    halves = {bool(first[2]), bool(second[2])}
    if opens == closes or (
        True not in halves
        and int(first[0]) > int(second[0]) >= 1
        and int(first[0]) <= 12
        and int(second[0]) < 12
    ):
        raise HoursError(part)
    return days, opens, closes


def _clock(
    hour: str, minute: str | None, _: str | None, *, half: str, part: str, closing: bool = False
) -> str:
    number = int(hour)
    if half:
        if not 1 <= number <= 12:
            raise HoursError(part)
        number = number % 12 + (12 if half == "pm" else 0)
    if number > 24 or int(minute or 0) > 59 or (number == 24 and (int(minute or 0) or not closing)):
        raise HoursError(part)
    return f"{number:02}:{int(minute or 0):02}"


def _days(text: str, languages: tuple[str, ...]) -> tuple[Day, ...]:
    for days, names in GROUPS.items():
        if fold(text) in {fold(name) for name in names}:
            return days
    named = _names(languages)
    first, dash, last = text.partition("-")
    start, end = named.get(_name(first)), named.get(_name(last))
    if not dash and start is None and " " in text:
        # "mo di mi", days beside each other.
        each = [named.get(_name(word)) for word in text.split()]
        if None not in each:
            return tuple(day for day in each if day is not None)
    if start is None or (dash and end is None):
        raise HoursError(text)
    if end is None:
        return (start,)
    run = (DAYS.index(end) - DAYS.index(start)) % len(DAYS) + 1
    return tuple(DAYS[(DAYS.index(start) + step) % len(DAYS)] for step in range(run))


def _name(text: str) -> str:
    return fold(text).strip(" .:")


@cache
def _names(languages: tuple[str, ...]) -> dict[str, Day]:
    """Days by their short and long names; a name that means two days in two languages is of the first."""
    names: dict[str, Day] = {}
    for language in languages:
        formats = Locale.parse(language).days
        for kind in ("format", "stand-alone"):
            for width in ("wide", "abbreviated", "short"):
                for number, name in formats[kind].get(width, {}).items():
                    names.setdefault(_name(str(name)), DAYS[number])
    return names
