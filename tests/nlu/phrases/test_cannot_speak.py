"""Who would be heard, and needs a way that takes no voice."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.cannot_speak import cannot_speak


@pytest.mark.parametrize(
    "text",
    [
        "can i write them, not call? she hears me",
        "i can ring but i can't talk, he'd hear me",
        "ich kann anrufen aber nicht reden, er hört mich",
        "je peux appeler mais pas parler, il m'entend. sans parler ça marche ?",
        "posso chiamare ma non posso parlare, mi sente",
        "puedo llamar pero no puedo hablar, me oye",
        "позвонить могу, но говорить нельзя, он услышит. не могу говорить",
    ],
)
def test_who_would_be_heard_on_the_telephone(text: str) -> None:
    assert cannot_speak(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "he's coming, can't talk",
        "kann nicht reden er kommt, ruf später an",
        "i called and nobody picked up",
        "il m'entend",
        "no puedo hablar ahora",
        "can i call you",
    ],
)
def test_who_is_interrupted_or_only_calls_does_not_say_it(text: str) -> None:
    assert not cannot_speak(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "can't talk, he's right here looking at my phone",
        "kann nicht reden, er sitzt neben mir und schaut auf mein telefon",
        "не могу говорить, он рядом, смотрит в телефон",
        "no puedo hablar, está aquí mirando mi teléfono",
        "non posso parlare, è qui e mi guarda il telefono",
    ],
)
def test_a_telephone_that_another_looks_at_is_no_line(text: str) -> None:
    assert not cannot_speak(fold(text))
