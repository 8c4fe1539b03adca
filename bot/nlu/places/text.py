"""How names and messages are made alike: words without case, accents or punctuation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.nlu.folding import LONGEST, LONGEST_WORD, unaccented

CLAUSE_END = re.compile(r"[.,;:!?\n]")
"""A mark behind which another clause of a message begins."""

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f\u0483-\u0487]*)+")
_PLAIN = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_CYRILLIC = dict(
    zip(
        "абвгдежзиклмнопрстуфхцчшщъыьэюяіїєґў",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "zh",
            "z",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "c",
            "ch",
            "sh",
            "sh",
            "",
            "i",
            "",
            "e",
            "iu",
            "ia",
            "i",
            "i",
            "e",
            "g",
            "u",
        ],
        strict=True,
    )
)
_LATIN = {
    "shch": "sh", "sch": "sh", "kh": "h", "ts": "c", "tz": "c", "yu": "iu", "ju": "iu",
    "ya": "ia", "ja": "ia", "yo": "e", "jo": "e", "ye": "e", "je": "e", "y": "i", "j": "i",
    "w": "v", "x": "h",
}  # fmt: skip
_LATIN_PATTERN = re.compile("|".join(sorted(_LATIN, key=len, reverse=True)))
_LONGEST_WRITTEN = 4 * LONGEST_WORD
"""Characters of a word as written; some hang many accents on a letter."""

_MOST_TOKENS = 400
"""Words of a text that are compared with names: as many as the longest text has of ordinary ones."""

_REPEATED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a message: as folded, as written, and where it stands."""

    folded: str
    written: str
    start: int
    end: int


def fold(word: str) -> str:
    """Lower case without accents: `Österreich` → `osterreich`, `Йёна` → `иена`."""
    if word.isascii():
        return word[:LONGEST_WORD].lower()
    return unaccented(word[:_LONGEST_WRITTEN], LONGEST_WORD).translate(_PLAIN)[:LONGEST_WORD]


def tokens(text: str) -> list[Token]:
    """The words of a text; apostrophes and hyphens divide them (`l'Italie` → `l`, `italie`)."""
    found: list[Token] = []
    left = 3 * LONGEST  # a syllable of Korean is three
    for word in _WORD.finditer(text[:LONGEST]):
        folded = fold(word.group())
        left -= len(folded)
        if left < 0 or len(found) == _MOST_TOKENS:  # signs of many letters each, or letters apart
            break
        found.append(Token(folded, word.group(), word.start(), word.end()))
    return found


def key(name: str) -> str:
    """The form under which a name is stored and looked up: folded words joined by spaces."""
    return " ".join(token.folded for token in tokens(name))


def romanised(folded: str) -> str:
    """One spelling for Russian in either alphabet: `москве` and `moskve`, `я` and `ya`.

    People romanise in many ways (`ya`, `ja`, `ia`; `kh`, `h`, `x`), so both sides are brought to
    a coarse form that is never shown to anybody.
    """
    if folded.isascii():
        coarse = _LATIN_PATTERN.sub(lambda found: _LATIN[found.group()], folded)
    else:
        coarse = "".join(_CYRILLIC.get(letter, letter) for letter in folded)
    return _REPEATED.sub(r"\1", coarse)
