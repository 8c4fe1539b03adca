"""A yes to writing, and the question behind it."""

from __future__ import annotations

import pytest

from bot.dialogue.reading.yes_with_more import answer_with_more
from bot.dialogue.state.situation import Situation
from bot.message import Move, Understanding


@pytest.mark.parametrize(("share", "beside"), [(0.95, ["ask_human/my_language"]), (0.7, [])])
def test_a_question_of_its_own_behind_a_yes_is_answered(share: float, beside: list[str]) -> None:
    situation = Situation("ru", "web", "demo-ru", turns=1, asked="safe_to_write")
    reading = Understanding(
        "disclose_exploitation",
        1.0,
        "ru",
        topic="is_gone",
        second=Move("ask_human", "my_language", share),
        begins_with_yes=True,
    )
    moves = [move.key for move in answer_with_more(situation, reading)]
    assert moves == [*beside, "affirm"]
