"""A child that may go to the one who threatens it."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.meeting import asks_to_go


@pytest.mark.parametrize(
    "text",
    [
        "should i go",
        "he says meet him saturday and he deletes it all",
        "soll ich da hin",
        "je dois y aller ?",
        "devo andarci?",
        "y si voy una vez y ya",
        "может съездить один раз и все?",
    ],
)
def test_a_child_that_may_go_is_heard(text: str) -> None:
    assert asks_to_go(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "ok i wont go",
        "soll ich zur polizei gehen",
        "voy al ospital sola?",
        "не поеду, но маме не могу",
    ],
)
def test_a_child_that_stays_or_goes_to_others_is_not(text: str) -> None:
    assert not asks_to_go(fold(text))
