"""The numbers in a text: a small one may be an age, one with a fraction is a figure that was told."""

from __future__ import annotations

import re

_SMALL = re.compile(r"(?<![\d.,])(?<!\d:)[1-9][0-9]?(?![\d.,:]?\d)")
_HOUR = re.compile(
    r"(?<!\w)[1-9][0-9]? ?(?:o ?clock|o'clock|[ap]\.?m|uhr|heures?|h(?!\w)|de la (?:noche|tarde)"
    r"|di (?:sera|notte)|часов|вечера|ночи|утра|minutes?|mins?|minuten|minuti|minutos|минут|hours?|hrs?"
    r"|stunden|ore|horas|часа)(?!\w)",
    re.IGNORECASE,
)
"""A time of day, or how long something takes."""

_AMOUNT = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?(?!\d)")


def small_number(text: str) -> int | None:
    """The first number from 1 to 99 that stands by itself and is no time of day."""
    found = _SMALL.search(_HOUR.sub(" ", text))
    return int(found[0]) if found else None


def first_amount(text: str) -> float | None:
    """The first number, with its fraction, however the language writes it."""
    found = _AMOUNT.search(text)
    return float(found[0].replace(",", ".")) if found else None
