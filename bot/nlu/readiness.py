"""The number with which a visitor answers how ready he is: `7/10`, `eher drei`, `на троечку`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from num2words import num2words

from bot.nlu.places.text import Token, key, romanised, tokens

MOST = 10
"""The top of the ruler."""

NOUNS = Path(__file__).parent / "number_nouns.yml"

_DIGITS = re.compile(r"(?<![\d.,])(\d{1,3})(?:[.,]\d+)?\s*(%)?(?!\d)", re.ASCII)

_COUNTED = re.compile(
    r"\s*(?:[€$£]|(?:h|k|y|yo|am|pm|uhr|st|eur|euros?|quid|bucks|dollars?|pounds?|rub|руб\w*|тыс\w*)\b"
    r"|(?:min|sec|sek|hour|day|week|month|year|yr|time|stund|tag|woche|monat|jahr|mal\b"
    r"|heure|jour|semaine|mois|ans?\b|fois|or[ae]\b|giorn|settiman|mes[ei]\b|ann[io]\b|volt[ae]"
    r"|hora|d[ií]a|semana|meses|año|anos?\b|vec|vez|дн|ден|недел|мес|год|лет|час|раз\b|мин)\w*)",
    re.IGNORECASE,
)
"""What stands behind a number that counts something: "4 yrs ago", "10 min"."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number from 0 to 10 in a text, and where it stands."""

    value: int
    start: int
    end: int


def readiness(text: str, language: str) -> Number | None:
    """The answer to the readiness question; None if no number is named.

    Of several numbers the first counts (`8 or 9`), but not the article (`un dix`) and not the scale
    (`von zehn? zwei`).

    Args:
        text: as written.
        language: whose number words are tried first.
    """
    found = list(_digits(text))
    if not found:
        spelt = [(_form(token.folded), token) for token in tokens(text)]
        languages = (language, *_ruler_languages())
        found = next(filter(None, (_words(spelt, numbers_of(code)) for code in languages)), [])
    between = [number for number in found if number.value not in (1, MOST)]
    if between or not found:
        return between[0] if between else None
    article = len(found) > 1 and found[0].value == 1 and found[1].start - found[0].end == 1
    return found[1] if article else found[0]


def numeral(text: str) -> int | None:
    """The first number from 0 to 10 in digits that counts nothing; none where there is no such number."""
    within = (int(m[1]) for m in _DIGITS.finditer(text) if not _counts(text, m))
    return next((value for value in within if value <= MOST), None)


def spelt_out(clause: str, language: str) -> int | None:
    """The number from 0 to 10 that a clause is nothing but the word for; none where it says anything else."""
    return numbers_of(language).get(_form(key(clause)))


@cache
def numbers_of(language: str) -> dict[str, int]:
    """The number words of a language: its numerals (num2words) and its reviewed nouns."""
    words = {}
    for value in range(MOST + 1):
        try:
            words[_form(key(num2words(value, lang=language)))] = value
        except NotImplementedError:
            break
    for noun, value in _nouns().get(language, {}).items():
        words[_form(key(noun))] = value
    return words


@cache
def _nouns() -> dict[str, dict[str, int]]:
    nouns: dict[str, dict[str, int]] = yaml.safe_load(NOUNS.read_text(encoding="utf-8"))
    return nouns


def _ruler_languages() -> Iterable[str]:
    return _nouns()


def _form(folded: str) -> str:
    return romanised(folded)


def _digits(text: str) -> Iterable[Number]:
    for match in _DIGITS.finditer(text):
        if _counts(text, match):
            continue
        value = int(match[1])
        if match[2]:
            value = round(value / 10)
        yield Number(min(value, MOST), match.start(1), match.end(1))


def _counts(text: str, digits: re.Match[str]) -> bool:
    return not digits[2] and _COUNTED.match(text, digits.end()) is not None


def _words(spelt: Sequence[tuple[str, Token]], numbers: dict[str, int]) -> list[Number]:
    return [
        Number(numbers[form], token.start, token.end) for form, token in spelt if form in numbers
    ]
