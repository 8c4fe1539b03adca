"""The numbers in a text: a small one may be an age, one with a fraction is a figure that was told."""

from __future__ import annotations

import re

_SMALL = re.compile(r"(?<![\d.,])[1-9][0-9]?(?![\d.,]?\d)")
_AMOUNT = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?(?!\d)")


def small_number(text: str) -> int | None:
    """The first number from 1 to 99 that stands by itself."""
    found = _SMALL.search(text)
    return int(found[0]) if found else None


def first_amount(text: str) -> float | None:
    """The first number, with its fraction, however the language writes it."""
    found = _AMOUNT.search(text)
    return float(found[0].replace(",", ".")) if found else None
