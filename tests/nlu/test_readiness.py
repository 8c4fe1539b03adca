"""Numbers on the readiness ruler, as people write them."""

from __future__ import annotations

import pytest

from bot.nlu.readiness import numeral, readiness

CASES = [
    ("7/10", "en", 7),
    ("7 von 10", "de", 7),
    ("10!", "ru", 10),
    ("50%", "en", 5),
    ("7,5", "fr", 7),
    ("one out of ten", "en", 1),
    ("un sept", "fr", 7),
    ("un dix", "fr", 10),
    ("dix sur dix", "fr", 10),
    ("von zehn? zwei", "de", 2),
    ("tra quattro e cinque", "it", 4),
    ("на троечку", "ru", 3),
    ("pyaterka", "ru", 5),
    ("none at all", "en", 0),
    ("sieben", "en", 7),
    ("elf 11", "de", 10),
    ("lost her 4 years ago", "en", None),
    ("in den 10 Min", "de", None),
    ("vielleicht", "de", None),
    ("", "xx", None),
]


@pytest.mark.parametrize(("text", "language", "value"), CASES)
def test_reads_the_number(text: str, language: str, value: int | None) -> None:
    found = readiness(text, language)
    assert (found.value if found else None) == value


def test_place_in_the_text() -> None:
    found = readiness("about a four", "en")
    assert found
    assert "about a four"[found.start : found.end] == "four"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a 3 or so, my wife died", 3),
        ("so 7 würd ich sagen", 7),
        ("4 yrs since she went", None),
        ("dans les 10 min", None),
        ("per 2 ore", None),
        ("я тут 5 лет", None),
        ("50€", None),
        ("3 times, so I'd say 8", 8),
        ("since 2019", None),
        ("no idea", None),
    ],
)
def test_a_number_that_counts_something_is_none_on_the_ruler(text: str, value: int | None) -> None:
    assert numeral(text) == value
