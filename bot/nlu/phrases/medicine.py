"""What a pharmacy gives against a pregnancy or HIV, under a name in which no rule hears a means to die.

"Pills" are what somebody may die by, and the safety net hears an overdose in the morning-after pill. It is
called emergency contraception instead before anything reads the text: what else stands there is heard as it
is written. Beside a quantity nothing is renamed: whoever took all of them took too many.
"""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path

from bot.nlu.phrases.expressions import content_of

NAMES = {
    "after": "emergency contraception",
    "against": "contraception",
    "hiv": "HIV prevention",
}
"""What each is called from then on, in every language; in Cyrillic the same in its letters."""

IN_CYRILLIC = {
    "after": "экстренная контрацепция",
    "against": "контрацепция",
    "hiv": "защита от ВИЧ",
}

NEAR = 24
"""Characters before the word in which a quantity counts."""

_RUSSIAN = re.compile("[а-яё]", re.IGNORECASE)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    """By name: languages together, as which one is spoken may be guessed wrongly."""
    content = content_of(Path(__file__).with_suffix(".yml"))
    rows = {name: [row for of in spoken.values() for row in of] for name, spoken in content.items()}
    return {
        name: re.compile(rf"(?<!\w)(?:{'|'.join(of)})(?!\w)", re.IGNORECASE)
        for name, of in rows.items()
    }


def with_medicine_named(text: str, *, is_told: bool = False) -> str:
    """The text with such a medicine called what it is for.

    Args:
        text: as written.
        is_told: whether the talk was about it already, so that "the pill" means it.
    """
    words = _words()
    is_told |= any(words[name].search(text) for name in ("after", "hiv", "broke"))
    for name in ("after", "hiv", "pill", "against") if is_told else NAMES:
        text = words[name].sub(partial(_named, name), text)
    return text


def _named(name: str, found: re.Match[str]) -> str:
    """What is written in the place of a match: itself beside a quantity."""
    before = found.string[max(0, found.start() - NEAR) : found.start()]
    if _words()["many"].search(before):
        return found.group()
    names = IN_CYRILLIC if _RUSSIAN.search(found.group()) else NAMES
    return names["after" if name == "pill" else name]
