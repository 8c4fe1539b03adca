"""Who is hurt in the body."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.injured import names_injury


@pytest.mark.parametrize(
    "text",
    [
        "i think my wrist is broken",
        "my nose wont stop bleeding",
        "mein arm is glaub ich gebrochen",
        "der arm is ganz geschwollen und tut weh",
        "que ago con el brazo?? esta inchado",
        "me duele el brazo no lo puedo mover casi",
        "j'ai le poignet tout gonflé",
        "ho il polso gonfio",
        "рука опухла и болит",
    ],
)
def test_a_broken_or_swollen_part_is_an_injury(text: str) -> None:
    assert names_injury(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "she broke my heart",
        "i cut my arm and its bleeding",
        "hab mir den arm geritzt, er blutet",
        "broke my leg years ago",
        "costs an arm and a leg",
        "mir tut alles weh",
    ],
)
def test_a_broken_heart_an_old_wound_and_ones_own_cut_are_none(text: str) -> None:
    assert not names_injury(fold(text))
