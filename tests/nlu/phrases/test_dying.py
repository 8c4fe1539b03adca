"""Who names dying, and who only cannot go on."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.dying import has_means, names_dying


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


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("думаю может таблетки выпить и уснуть", True),
        ("i feel calm now, got the pills here", True),
        ("ruhiger. die tabletten liegen da", True),
        ("better, i flushed the pills", False),
        ("besser, die tabletten sind weg", False),
        ("отпустило, таблетки выбросил", False),
        ("i slept, its better", False),
        ("i took the pills off the shelf, better", True),
        ("tabletten weg, alle geschluckt", True),
        ("on the bridge, far away from home", True),
    ],
)
def test_means_within_reach_are_no_relief(text: str, has: bool) -> None:
    assert has_means(fold(text)) is has
