"""What takes back what was heard of somebody."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.retraction import (
    says_it_was_only_words,
    says_only_that,
    says_unforced,
)


@pytest.mark.parametrize(
    "text",
    [
        "just kidding",
        "war nicht so gemeint",
        "c'est une façon de parler",
        "era un modo di dire",
        "es un decir",
        "да шучу я",
    ],
)
def test_it_was_only_words(text: str) -> None:
    assert says_it_was_only_words(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "yeah thats on me sorry. our kid gets called names now",
        "ja, tut mir leid",
        "il a posé le couteau dans la voiture",
        "va bene, ci penso",
        "sí, gracias",
        "ладно подумаю",
    ],
)
def test_a_mild_sentence_is_no_retraction(text: str) -> None:
    assert not says_it_was_only_words(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "me. im not exploited im pissed off",
        "mich zwingt keiner",
        "personne me force",
        "non sono una vittima",
        "no soy una explotada",
        "меня никто не заставляет",
    ],
)
def test_nobody_forces_them(text: str) -> None:
    assert says_unforced(fold(text))


@pytest.mark.parametrize(
    "text", ["I'm forced to", "ich werde gezwungen", "me obligan", "меня заставляют", "lavoro qui"]
)
def test_who_is_forced_says_no_such_thing(text: str) -> None:
    assert not says_unforced(fold(text))


@pytest.mark.parametrize(
    "text", ["i literally want to die", "i'm not joking", "das ist kein Witz", "это не шутка"]
)
def test_who_is_not_joking_takes_nothing_back(text: str) -> None:
    assert not says_it_was_only_words(fold(text))


def test_a_but_takes_it_back_again() -> None:
    assert says_it_was_only_words(fold("nur Spaß"))
    assert not says_unforced(fold("no one is forcing me, he just decides everything"))


@pytest.mark.parametrize(
    "text",
    [
        "nah, I was just saying",
        "ach, war nur so dahingesagt",
        "non, c'était une façon de parler",
        "dicevo così",
        "era un decir, tranquilo",
        "да просто ляпнул",
    ],
)
def test_who_says_no_more_than_that_it_was_only_said_takes_it_back(text: str) -> None:
    assert says_only_that(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "just saying goodbye to everyone",
        "nur so ein Gefühl, dass es bald vorbei ist",
        "je disais ça, mais je le ferai",
        "lo dije en serio",
        "просто устал жить",
        "lol",
    ],
)
def test_more_than_that_takes_nothing_back_by_itself(text: str) -> None:
    assert not says_only_that(fold(text))
