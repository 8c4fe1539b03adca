"""Who names dying, and who only cannot go on."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.dying import names_dying


@pytest.mark.parametrize(
    "text",
    [
        "I don't want to wake up tomorrow",
        "ich will nicht mehr leben",
        "je veux en finir",
        "voglio farla finita",
        "me quiero morir",
        "не хочу жить",
        "i took two boxes of tablets",
    ],
)
def test_dying_is_named(text: str) -> None:
    assert names_dying(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "ich heul seit zwei stunden im auto und weiß nicht weiter",
        "non reggo più niente, lavoro moglie e pure la denuncia",
        "I can't take any more of this",
        "j'en peux plus",
        "no aguanto más",
        "сил больше нет",
    ],
)
def test_who_only_cannot_go_on_does_not(text: str) -> None:
    assert not names_dying(fold(text))
