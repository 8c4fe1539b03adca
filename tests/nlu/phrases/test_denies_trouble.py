"""Who says that nobody blackmails them, or that they were not caught."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.denies_trouble import denies_trouble


@pytest.mark.parametrize(
    "text",
    [
        "blackmail?? no one blackmails me",
        "i wasn't arrested",
        "mich erpresst doch keiner",
        "ich bin gar nicht erwischt worden",
        "personne ne me fait chanter",
        "je me suis pas fait arrêter",
        "nessuno mi ricatta",
        "non mi hanno fermato",
        "no me chantajea nadie eh",
        "no me han pillado",
        "Вы не поняли, меня никто не ловил",
        "меня не шантажируют",
        "каким шантажом, какие снимки? просто деньги взяли",
        "was für ne erpressung",
        "quel chantage, j'ai perdu 50 balles c'est tout",
        "ma che ricatto",
        "qué chantaje ni qué nada",
        "it's not blackmail",
    ],
)
def test_a_no_to_trouble_is_heard(text: str) -> None:
    assert denies_trouble(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "she blackmails me",
        "i was arrested yesterday",
        "nobody knows that i was arrested",
        "man erpresst mich",
        "on me fait chanter",
        "mi ricattano",
        "me pilló la policía",
        "меня поймали",
        "никто не знает, что меня шантажируют",
        "this is blackmail",
        "ist das erpressung?",
        "me hacen chantaje, qué hago",
    ],
)
def test_trouble_is_none(text: str) -> None:
    assert not denies_trouble(fold(text))


def test_nobody_loves_me_is_no_denial() -> None:
    assert not denies_trouble(fold("niemand hat mich lieb"))
