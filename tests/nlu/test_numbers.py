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


@pytest.mark.parametrize(
    "text", ["age:15", "around 15", "by 15 i was on the street", "в 15 меня продали", "ab 15"]
)
def test_an_age_is_a_number_whatever_stands_before_it(text: str) -> None:
    assert small_number(text) == 15


@pytest.mark.parametrize(
    "text", ["no. 11 o'clock", "um 11 uhr", "alle 11 di sera", "11pm", "в 11 часов"]
)
def test_a_time_of_day_is_no_age(text: str) -> None:
    assert small_number(text) is None
