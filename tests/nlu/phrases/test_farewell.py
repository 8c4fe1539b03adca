"""Whoever says goodbye to us leaves."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.farewell import goes_to_bed, lets_go, says_goodbye


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


@pytest.mark.parametrize(
    "text",
    [
        "then ill let you go love",
        "ok, I'll leave you to it",
        "right ill let you get on",
        "na dann lass ich dich mal in Ruhe",
        "ok will Sie nicht länger aufhalten",
        "bon je vous laisse",
        "allez jte laisse tranquille",
        "ti lascio",
        "allora la lascio andare, grazie",
        "bueno te dejo guapa",
        "los dejo ya",
        "ладно отпускаю вас",
        "не буду вас больше отвлекать",
    ],
)
def test_who_lets_us_go_says_goodbye(text: str) -> None:
    assert lets_go(text)


@pytest.mark.parametrize(
    "text",
    [
        "i'll let you all go, world",
        "ill leave you in peace forever",
        "he won't let you go",
        "lass mich in ruhe",
        "je te laisse mon numéro",
        "la lascio",
        "la dejo",
        "te dejo mis cosas, me quiero morir",
        "не отпускаю её",
    ],
)
def test_who_leaves_life_or_speaks_of_others_does_not_let_us_go(text: str) -> None:
    assert not lets_go(text)


@pytest.mark.parametrize(
    "text",
    [
        "?? off to bed",
        "ok. geh jetzt schlafen",
        "bon je vais me coucher",
        "vado a dormire",
        "me voy a la cama",
        "я спать",
    ],
)
def test_who_goes_to_bed_takes_leave(text: str) -> None:
    assert goes_to_bed(text)


@pytest.mark.parametrize(
    "text",
    [
        "going to bed with her",
        "cant go to sleep",
        "he goes to bed late",
        "ich geh schlafen und nie mehr hoch, die tabletten liegen da",
        "non riesco a dormire",
        "спать не могу",
    ],
)
def test_who_speaks_of_sleep_takes_none(text: str) -> None:
    assert not goes_to_bed(text)
