"""The hour that somebody says it is: "it's 2 am here", "es ist drei Uhr nachts", "3 часа ночи".

Only what says the present hour is read: "at 2 am" is an appointment or a question. A line that the
server's clock takes for open may be closed where the visitor is.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.nlu.folding import fold


class _Clock(NamedTuple):
    """How a language tells the hour, in folded text.

    `now` stands before a present hour, `then` before another one; `night`, `morning` and `later`
    (after noon and in the evening) say which half of the day is meant; `oclock` may stand between.
    """

    now: str
    then: str
    oclock: str
    night: str
    morning: str
    later: str
    numbers: str
    deep: str


_CLOCKS = {
    "en": _Clock(
        "its|it is|now|already|almost|nearly|like",
        "at|by|from|until|till|before|after|between|to|around|every",
        "oclock",
        "at night",
        "am|a m|in the morning",
        "pm|p m|in the afternoon|in the evening",
        "one two three four five six seven eight nine ten eleven twelve",
        "(its|it is) the middle of the night",
    ),
    "de": _Clock(
        "es ist|ist|jetzt|schon|fast|gerade",
        "um|ab|bis|von|vor|nach|gegen|zwischen|jeden",
        "uhr",
        "nachts|in der nacht",
        "fruh|morgens|am morgen|in der fruh",
        "nachmittags|abends|am abend",
        "eins|ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf",
        "(es )?ist (jetzt )?mitten in der nacht",
    ),
    "fr": _Clock(
        "il est|deja|presque|maintenant",
        "a|vers|des|jusqu|jusqua|avant|apres|entre|de",
        "h|heure|heures",
        "de la nuit",
        "du mat|du matin",
        "du soir|de l apres midi|de lapres midi",
        "une deux trois quatre cinq six sept huit neuf dix onze douze",
        "(c est|cest|on est) (en pleine nuit|le milieu de la nuit|au milieu de la nuit)",
    ),
    "it": _Clock(
        "sono le|sono gia le|e l|e|ormai le|quasi le",
        "alle|all|dalle|dall|fino alle|prima delle|dopo le|verso le",
        "ore",
        "di notte",
        "del mattino|di mattina",
        "di sera|del pomeriggio",
        "una due tre quattro cinque sei sette otto nove dieci undici dodici",
        "(e|siamo) (nel cuore della notte|piena notte|notte fonda)",
    ),
    "es": _Clock(
        "son las|son ya las|es la|ya son las|casi las",
        "a las|a la|desde las|hasta las|antes de las|despues de las|sobre las",
        "horas",
        "de la noche",
        "de la madrugada|de la manana",
        "de la tarde|de la noche",
        "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
        "(es|estamos) (plena noche|de madrugada|en plena noche)",
    ),
    "ru": _Clock(
        "сеичас|уже|время|на часах|почти",
        "в|с|до|к|после|около|каждыи",
        "час|часа|часов",
        "ночи",
        "утра",
        "дня|вечера",
        "час|один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
        "(сеичас |тут |у нас )(глубокая ночь|середина ночи|ночь на дворе)",
    ),
}

DEEP_NIGHT = 3
"""The hour that "the middle of the night" is taken for."""


_OPEN = {
    "en": (r"its|it is", "already|almost|nearly|only|just", "here|now|and|already"),
    "de": (r"es ist|ist es", "jetzt|schon|fast|erst|gerade", "hier|und|jetzt"),
    "fr": (r"il est", "deja|presque|a peine", "ici|et|la"),
    "it": (r"sono(?: gia)? le|e l", "ormai|quasi", "qui|e|qua|ormai"),
    "es": (r"son(?: ya)? las|es la", "casi|ya", "aqui|y|aca|ya"),
    "ru": (r"сеичас|на часах", "уже|почти|только", "тут|здесь|и|уже"),
}
"""Before an hour of which nobody says whether it is at night, between, and after it, in folded text."""

_AMOUNTS = frozenset({"one", "ein", "один"})
"""Numbers that say an amount more often than an hour."""


FAR = 2
"""Hours between a stated hour and the clock from which the clock is not believed."""

LAST_OF_NIGHT = 6
"""From the next hour on, an open hour of the other half of the day is in the evening."""


def open_hour(text: str, language: str) -> int | None:
    """The present hour, from 1 to 12, of which a text leaves open in which half of the day: "it's 3".

    Args:
        text: as written.
        language: its ISO 639-1 code.
    """
    if language not in _OPEN or stated_hour(text, language) is not None:
        return None
    clock, (before, between, after) = _CLOCKS[language], _OPEN[language]
    found = re.search(
        rf"\b(?:{before})(?: (?:{between}))? (?P<hour>1[0-2]|[1-9]|{clock.numbers.replace(' ', '|')})"
        rf"(?: ?[0-5]\d)?(?: ?(?:{clock.oclock}))?(?: (?:{after})\b|$)",
        fold(text).strip(),
    )
    if found is None or found["hour"] in _AMOUNTS:
        return None
    return _number(found["hour"], clock)


def nearest(hour: int, local: int) -> int:
    """Of the two hours that an open one may mean, the one nearer to the hour of a clock, from 0 to 23.

    Where both are far from it, the clock is not theirs: the one at night, when fewer lines answer.

    Args:
        hour: from 1 to 12.
        local: the hour of the server's clock where somebody is, from 0 to 23.
    """
    far = {h: min((h - local) % 24, (local - h) % 24) for h in (hour % 12, hour % 12 + 12)}
    if min(far.values()) > FAR:
        return _when_fewer_answer(hour)
    return min(far, key=lambda h: far[h])


def stated_hour(text: str, language: str) -> int | None:
    """The present hour that a text states, from 0 to 23; none where it states none or leaves it open.

    Args:
        text: as written.
        language: its ISO 639-1 code.
    """
    clock = _CLOCKS.get(language)
    if clock is None:
        return None
    folded = fold(text)
    if re.search(rf"\b{clock.deep}\b", folded):
        return DEEP_NIGHT
    for found in _pattern(clock).finditer(folded):
        if found["then"] is None and (hour := _hour(found, clock)) is not None:
            return hour
    return None


def asked_hour(text: str, language: str) -> int | None:
    """The hour that a text names and does not say it is, from 0 to 23: "who answers at 3 tonight?".

    Where it leaves the half of the day open, the half in which fewer lines answer; "at night" alone is
    the middle of it.

    Args:
        text: as written.
        language: its ISO 639-1 code.
    """
    clock = _CLOCKS.get(language)
    if clock is None:
        return None
    folded = fold(text)
    is_night = re.search(rf"\b(?:{_AT_NIGHT[language]})\b", folded) is not None
    for found in _pattern(clock).finditer(folded):
        hour = _number(found["hour"], clock)
        half = found["night"] or found["morning"] or found["later"]
        if not found["then"] and (found["now"] or not (half or found["oclock"])):
            continue
        if hour > 12 or (half and _hour(found, clock) is not None):
            return hour if hour > 12 else _hour(found, clock)
        return _when_fewer_answer(hour)
    return DEEP_NIGHT if is_night else None


def _when_fewer_answer(hour: int) -> int:
    """An hour from 1 to 12 in the half of the day in which fewer lines answer, from 0 to 23."""
    return hour % 12 if hour % 12 <= LAST_OF_NIGHT else hour % 12 + 12


_AT_NIGHT = {
    "en": r"at night|tonight|during the night|overnight|in the night|all night",
    "de": r"nachts|heut\w* nacht|in der nacht|nacht uber|die ganze nacht",
    "fr": r"la nuit|cette nuit|de nuit|en pleine nuit",
    "it": r"di notte|stanotte|questa notte|la notte|a notte fonda",
    "es": r"de noche|esta noche|por la noche|de madrugada|toda la noche",
    "ru": r"ночью|по ночам|этои ночью|среди ночи",
}
"""Words for the night as a whole, in folded text."""


def _pattern(clock: _Clock) -> re.Pattern[str]:
    numbers = clock.numbers.replace(" ", "|")
    return re.compile(
        rf"(?:\b(?P<now>{clock.now}) )?(?:\b(?P<then>{clock.then}) )?(?:le |las )?"
        rf"\b(?P<hour>[01]?\d|2[0-3]|{numbers})(?: ?(?P<minute>[0-5]\d))?"
        rf"(?: ?(?P<oclock>{clock.oclock}))?(?: ?[0-5]\d)?"
        rf"(?: ?(?:(?P<night>{clock.night})|(?P<morning>{clock.morning})|(?P<later>{clock.later})))?\b"
    )


def _hour(found: re.Match[str], clock: _Clock) -> int | None:
    hour = _number(found["hour"], clock)
    if hour > 12:
        return hour if found["now"] and (found["oclock"] or found["minute"]) else None
    if found["night"]:
        return {12: 0}.get(hour, hour + 12 if hour > 6 else hour)
    if found["morning"]:
        return hour % 12
    if found["later"]:
        return hour % 12 + 12
    return None


def _number(written: str, clock: _Clock) -> int:
    if written.isdigit():
        return int(written)
    words = [word.split("|") for word in clock.numbers.split()]
    return next(at for at, forms in enumerate(words, start=1) if written in forms)
