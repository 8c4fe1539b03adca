"""Money, durations, dates, lists and numbers as each language writes them, from Babel.

Unbreakable spaces become plain ones: in an SMS a single one of them doubles the price.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal

from babel import Locale
from babel.dates import format_date, format_timedelta
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

_YEAR = 12
_DECIMALS = re.compile(r"[.]0+")
_BEFORE_I = re.compile(r" y (?=h?i(?!e))")
_FIRST_OF_MONTH = re.compile(r"^1 ")
_CODE_BEFORE_DIGIT = re.compile(r"([A-Z]{3})(\d)")


def money(amount: float, currency: str, language: str) -> str:
    """An amount without cents: `€1,500`, `1 500 €`."""
    pattern = _DECIMALS.sub("", Locale.parse(language).currency_formats["standard"].pattern)
    written = format_currency(
        amount, currency, format=pattern, locale=language, currency_digits=False
    )
    return _CODE_BEFORE_DIGIT.sub(r"\1 \2", _plain(written))


def duration(months: int, language: str) -> str:
    """A term in years where it is whole years, else in months, in the nominative: `5 лет`."""
    if months % _YEAR == 0:
        span = format_timedelta(
            dt.timedelta(days=365 * (months // _YEAR)),
            granularity="year",
            threshold=10_000,
            locale=language,
        )
    else:
        span = format_timedelta(
            dt.timedelta(days=30 * months), granularity="month", threshold=10_000, locale=language
        )
    return _plain(span)


def day(date: dt.date, language: str) -> str:
    """A date in words: `24 November 2026`; the Russian `г.` is left out so that no dot doubles."""
    pattern = "d MMMM y" if language == "en" else "long"
    written = _plain(format_date(date, pattern, locale=language)).removesuffix(" г.")
    return _FIRST_OF_MONTH.sub("1er ", written) if language == "fr" else written


def part(date: str, language: str) -> str:
    """A date as precisely as it is known: `2015`, `January 2024`, `24 November 2026`."""
    pieces = [int(piece) for piece in date.split("-")]
    if len(pieces) == 1:
        return date
    if len(pieces) == 2:
        month = dt.date(pieces[0], pieces[1], 1)
        return _plain(format_date(month, "LLLL y", locale=language))
    return day(dt.date(*pieces), language)


def listing(items: Iterable[str], language: str) -> str:
    """Items joined as in a sentence: `a, b and c`."""
    joined = _plain(format_list(list(items), locale=language))
    if language == "es":  # "español e inglés"
        return _BEFORE_I.sub(" e ", joined)
    return joined.replace(", and ", " and ") if language == "en" else joined


def number(value: float, language: str) -> str:
    """A number with the separators of the language: `27,252`, `27 252`."""
    return _plain(format_decimal(value, locale=language))


def percent(value: float, language: str) -> str:
    """A percentage from the number of hundredths: 43.8 → `43.8%`, `43,8 %`."""
    share = Decimal(str(value)) / 100
    return _plain(format_percent(share, locale=language, decimal_quantization=False))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")
