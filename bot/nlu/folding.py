"""Text as the rules compare it: without case, accents, invisible characters or punctuation."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_BETWEEN_WORDS = re.compile(r"[^\w]+|_+")


def clean(text: str) -> str:
    """Text without control and formatting characters (NUL, right-to-left marks, zalgo)."""
    kept = (
        " " if unicodedata.category(mark) in ("Cc", "Zl", "Zp") else mark
        for mark in unicodedata.normalize("NFKC", text)
        if unicodedata.category(mark) not in ("Cf", "Cs", "Co", "Cn", "Me")
    )
    return " ".join("".join(kept).split())


def fold(text: str) -> str:
    """Lower case, no accents (ё is е, й is и), no apostrophes, one space for all punctuation."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    letters = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return _BETWEEN_WORDS.sub(" ", _APOSTROPHES.sub("", clean(letters))).strip()
