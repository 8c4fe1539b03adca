"""Text for SMS: in the 7-bit alphabet where that loses nothing, because it costs half the segments.

The alphabets and the splitting are `smsutil`'s (3GPP TS 23.038).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

import smsutil

_PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2013": "-",
        "\u2014": "-",
        "\u2026": "...",
        "\u2192": "->",
        "\u00b7": "-",
    }
)

_SUPERSCRIPTS = {"º": "o", "ª": "a", "¹": "^1", "²": "^2", "³": "^3"}
"""In the plain alphabet; § 133¹ is another law than § 1331."""


def joined(parts: Iterable[str]) -> str:
    """The parts as they are, each on lines of its own."""
    return "\n".join(part.strip() for part in parts if part.strip())


def compose(parts: Iterable[str]) -> str:
    """One message of several parts, in plain letters if that makes it fit the 7-bit alphabet.

    Accents outside the alphabet are dropped only in Latin text in which nothing else is in the way;
    Cyrillic stays as it is.
    """
    text = joined(parts).translate(_PLAIN)
    if smsutil.is_valid_gsm(text):
        return text
    plain = "".join(map(_plain_letter, text))
    return plain if smsutil.is_valid_gsm(plain) else text


def segments(text: str) -> int:
    """Number of SMS segments that a text takes."""
    return len(smsutil.split(text).parts)


@cache
def _plain_letter(mark: str) -> str:
    """The character, without its accent where the alphabet lacks it; remembered, as there are few."""
    if smsutil.is_valid_gsm(mark):
        return mark
    if mark in _SUPERSCRIPTS:
        return _SUPERSCRIPTS[mark]
    # Not NFKD, which writes ¼ as 1⁄4 and an accent that stands alone as a blank.
    return "".join(
        part for part in unicodedata.normalize("NFD", mark) if not unicodedata.combining(part)
    )
