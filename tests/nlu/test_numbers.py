"""Numbers in a text."""

from __future__ import annotations

import pytest

from bot.nlu.numbers import first_amount, small_number


@pytest.mark.parametrize(
    ("text", "number", "amount"),
    [
        ("im 15", 15, 15.0),
        ("die 6,3 Mio", None, 6.3),
        ("the 6.3 million", None, 6.3),
        ("42% of them", 42, 42.0),
        ("none", None, None),
    ],
)
def test_a_number_is_an_age_or_an_amount(
    text: str, number: int | None, amount: float | None
) -> None:
    assert (small_number(text), first_amount(text)) == (number, amount)
