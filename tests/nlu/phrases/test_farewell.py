"""Whoever says goodbye to us leaves."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.farewell import says_goodbye


@pytest.mark.parametrize(
    "text",
    [
        "nah its fine, bye then",
        "lächerlich. tschüss",
        "ya te lo he dicho. a ella. hasta luego",
        "jajaja felizmente casado. adios",
        "поняла. стыдоба какая) до свидания",
        "ok grazie ciao",
        "bon ben au revoir",
    ],
)
def test_a_message_that_ends_with_a_farewell_says_one(text: str) -> None:
    assert says_goodbye(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "goodbye world",
        "goodbye everyone im done",
        "ciao come stai",
        "пока не знаю",
        "she said bye and hung up on me",
    ],
)
def test_who_only_uses_the_word_or_leaves_life_says_none_to_us(text: str) -> None:
    assert not says_goodbye(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "она не отвечает пока",
        "я один пока",
        "i only get food when im off",
        "it won't hurt any more, good night",
    ],
)
def test_what_only_ends_with_such_a_word_is_no_farewell(text: str) -> None:
    assert not says_goodbye(fold(text))
