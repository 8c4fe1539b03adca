"""Text as the rules compare it: without case, accents, invisible characters or punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


class _Table(dict[int, str | None]):
    """What `str.translate` puts for a character; looked up in Unicode's tables at its first use."""

    def __init__(self, replace: Callable[[str], str | None]) -> None:
        super().__init__()
        self._replace = replace

    def __missing__(self, code: int) -> str | None:
        self[code] = self._replace(chr(code))
        return self[code]


def _visible(mark: str) -> str | None:
    category = unicodedata.category(mark)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    return None if category in ("Cf", "Cs", "Co", "Cn", "Me") else mark


_VISIBLE = _Table(_visible)
_UNACCENTED = _Table(lambda mark: None if unicodedata.combining(mark) else mark)


def clean(text: str) -> str:
    """Text without control and formatting characters (NUL, right-to-left marks, zalgo)."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(_VISIBLE).split())


def fold(text: str) -> str:
    """Lower case, no accents (ё is е, й is и), no apostrophes, one space for all punctuation."""
    # A lone acute, which many type for an apostrophe, would be decomposed into a blank.
    decomposed = unicodedata.normalize("NFKD", text.replace("´", "'"))
    # Lower case only now: the capitals of other fonts (𝐇𝐄𝐋𝐏) have none before they are decomposed.
    letters = decomposed.lower().translate(_UNACCENTED)
    return _BETWEEN_WORDS.sub(" ", _APOSTROPHES.sub("", clean(letters))).strip()
