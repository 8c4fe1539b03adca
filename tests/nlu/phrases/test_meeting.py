"""A child that may go to the one who threatens it."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.meeting import asks_to_go


@pytest.mark.parametrize(
    "text",
    [
        "should i go",
        "he says i must go to him saturday",
        "soll ich da hin",
        "je dois y aller ?",
        "devo andarci?",
        "y si voy una vez y ya",
        "может съездить один раз и все?",
        "should i go to him, mom doesnt know",
        "can i just not go",
        "do i have to go",
        "what if i dont show up",
        "muss ich da hin",
        "kann ich einfach nicht hingehen?",
        "je suis obligée d'y aller ?",
        "je peux juste pas y aller ?",
        "posso non andarci?",
        "e se non ci vado",
        "¿puedo no ir?",
        "а можно просто не ходить завтра? он злится когда я не прихожу",
        "ну так можно не ходить или нет",
    ],
)
def test_a_child_that_may_go_is_heard(text: str) -> None:
    assert asks_to_go(fold(text), is_lured=True)


@pytest.mark.parametrize(
    "text",
    [
        "ok i wont go to him",
        "soll ich zur polizei gehen",
        "voy al ospital sola?",
        "не поеду к нему",
        "posso andarmene di casa?",
        "devo andare da mia nonna?",
        "can i go home",
        "can i go to my grandma",
        "voy a ir con mi abuela",
        "can i go to sleep now",
        "do i have to tell my mum",
        "muss ich zur polizei",
        "devo andare a scuola domani",
        "надо идти в школу завтра",
    ],
)
def test_a_child_that_stays_or_goes_to_others_is_not(text: str) -> None:
    assert not asks_to_go(fold(text), is_lured=True)


def test_a_meeting_in_the_same_message_is_where_it_would_go() -> None:
    assert asks_to_go(fold("he wants to meet me tomorrow, do i have to go?"), is_lured=False)
    assert asks_to_go(fold("il veut me voir demain, je suis obligée d'y aller ?"), is_lured=False)
    assert asks_to_go(fold("er holt mich um 8 ab, muss ich hin?"), is_lured=False)
    assert asks_to_go(fold("он ждёт меня завтра, можно не ходить?"), is_lured=False)


def test_there_is_nowhere_where_nobody_lured() -> None:
    assert not asks_to_go(fold("can i just not go"), is_lured=False)
    assert not asks_to_go(fold("should i go"), is_lured=False)
