"""Text as the rules compare it: without case, accents, invisible characters or punctuation.

Bounded here, and after Unicode's work too: one sign may stand for eighteen letters (U+FDFA), so that a
text which is bounded as it is written is not bounded as it is read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from bot.nlu.once import once

LONGEST = 2000
"""Characters of a text that are looked at, as it is written and as it is read."""

LONGEST_WORD = 64
"""Letters of a word that is compared with names; a longer one is cut, and is none."""

_WIDTH = 4
"""Signs that a letter of any language is taken apart into at most: itself and three accents."""

_REMEMBERED = 8192
"""Letters that are remembered; then all are looked up anew, as a stranger may send a million of them."""

_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_BETWEEN_CLAUSES = re.compile(r"[.!?,;\n]+")


class _Table(dict[int, str | None]):
    """What `str.translate` puts for a character; looked up in Unicode's tables at its first use."""

    def __init__(self, replace: Callable[[str], str | None]) -> None:
        super().__init__()
        self._replace = replace

    def __missing__(self, code: int) -> str | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        kept = self[code] = self._replace(chr(code))
        return kept


def _visible(mark: str) -> str | None:
    category = unicodedata.category(mark)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    return None if category in ("Cf", "Cs", "Co", "Cn", "Me") else mark


_VISIBLE = _Table(_visible)
_LIGATURES = {"œ": "oe", "æ": "ae"}
"""Letters that Unicode does not take apart, and that few people can type."""


def _unaccented(mark: str) -> str | None:
    if all(map(unicodedata.combining, unicodedata.normalize("NFKD", mark))):  # also U+0F73
        return None
    return _LIGATURES.get(mark, mark)


_UNACCENTED = _Table(_unaccented)


def clean(text: str) -> str:
    """Text without control and formatting characters (NUL, right-to-left marks, zalgo)."""
    return _seen(_with_few_accents(text[:LONGEST]))


def fold(text: str) -> str:
    """Lower case, no accents (ё is е, й is и), no apostrophes, one space for all punctuation."""
    return once(_folded, text)


def _folded(text: str) -> str:
    # A lone acute, which many type for an apostrophe, would be decomposed into a blank.
    letters = unaccented(text[:LONGEST].replace("´", "'"), LONGEST)
    return _BETWEEN_WORDS.sub(" ", _APOSTROPHES.sub("", _seen(letters))).strip()


CLAUSE = re.compile(r"[^.!?,;:…\n]+")
"""What stands between the punctuation marks of a text as it is written, each with its place."""


def without_marks(text: str) -> str:
    """A text without the marks and blanks that stood around what was taken out of it."""
    return " ".join(text.split()).strip(" .,;:…").lstrip("!? ")


def clauses(text: str) -> list[str]:
    """What stands between the punctuation marks of a text, each folded; may be empty ones."""
    return [fold(clause) for clause in _BETWEEN_CLAUSES.split(text)]


def unaccented(text: str, longest: int) -> str:
    """Letters in lower case without their accents.

    Args:
        text: bounded by whoever calls.
        longest: letters, each with its accents or the parts of its syllable, that are looked at.
    """
    # Accents of their own go first: to bring them into their order takes the square of their number.
    bare = text.translate(_UNACCENTED)
    decomposed = unicodedata.normalize("NFKD", bare)[: _WIDTH * longest]
    # Lower case only now: the capitals of other fonts (𝐇𝐄𝐋𝐏) have none before they are decomposed.
    return decomposed.lower().translate(_UNACCENTED)


def _with_few_accents(text: str) -> str:
    """Each letter with as many accents as any language writes: more are zalgo, and cost their square."""
    kept, accents = [], 0
    for mark in text:
        accents = accents + 1 if _UNACCENTED[ord(mark)] is None else 0
        if accents < _WIDTH:
            kept.append(mark)
    return "".join(kept)


def _seen(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text)[:LONGEST].translate(_VISIBLE).split())
