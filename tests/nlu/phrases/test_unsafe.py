"""Who cannot write safely, and who only has a "no" in what they tell."""

from __future__ import annotations

import pytest

from bot.nlu.phrases.unsafe import says_unsafe


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "not really",
        "no, he's next door",
        "nein, jetzt nicht",
        "eher nicht",
        "non",
        "pas trop",
        "non è sicuro",
        "no puedo escribir",
        "ahora no",
        "нет",
        "небезопасно",
        "er kommt gleich",
    ],
)
def test_who_cannot_is_heard(text: str) -> None:
    assert says_unsafe(text)


@pytest.mark.parametrize(
    "text",
    [
        "he took my passport and the money",
        "i have no credit to call",
        "ich habe keine papiere",
        "non ho più credito per chiamare",
        "no tengo papeles",
        "je n'ai pas d'argent",
        "у меня нет документов",
        "i don't know what to do",
    ],
)
def test_who_tells_on_is_not_silenced(text: str) -> None:
    assert not says_unsafe(text)
