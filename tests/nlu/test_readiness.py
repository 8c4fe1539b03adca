"""Numbers on the readiness ruler, as people write them."""

from __future__ import annotations

import pytest

from bot.nlu.readiness import readiness

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
