"""Who is lent to men, or watched at work; and who only tells of a jealous or a hard-working man."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.controlled import is_controlled


@pytest.mark.parametrize(
    "text",
    [
        "my boyfriend wants me to sleep with his mates for money",
        "er will das ich für geld mit seim kumpel schlaf",
        "mein freund will dass ich mich mit einem anderen treffe",
        "il veut que je couche avec ses potes",
        "vuole che vada a letto con i suoi amici",
        "quiere que me acueste con sus amigos",
        "он хочет чтобы я переспала с его другом",
        "i clean and massage in a house. boss watch everything",
        "ich arbeite da und die chefin kontrolliert alles",
        "работаю в салоне, хозяйка следит за нами",
        "he makes me see punters",
        "ich muss für einen mann anschaffen",
        "je dois faire des passes pour lui",
        "mi fa stare in strada",
        "tengo que hacer la calle para mi novio",
        "заставляет меня стоять на трассе",
    ],
)
def test_control_is_heard(text: str) -> None:
    assert is_controlled(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "he wants me to come with his mother",
        "my boss watches everything i sell in the shop window",
        "er will dass ich mit ihm schlafe",
        "il veut que je vienne avec lui",
        "vuole che vada da sua madre",
        "он хочет чтобы я приехала",
        "she watches everything on netflix",
        "i have to see a man about a dog",
        "ich muss mir was neues anschaffen",
        "devo battere il record",
    ],
)
def test_what_is_no_control_is_not(text: str) -> None:
    assert not is_controlled(fold(text))
