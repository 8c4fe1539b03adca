"""Who says that they are a partner, a neighbour or a cleaner, in six languages."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.bystander import PARTNER, WITNESS, tells_who_writes


@pytest.mark.parametrize(
    "text",
    [
        "I'm the wife, I saw this",
        "this number's on my husband's phone bill",
        "found your page on my girlfriend's phone",
        "ich bin seine Frau",
        "die Nummer steht auf der Handyrechnung von meinem Mann",
        "je suis sa femme",
        "ce numéro est sur la facture de mon mari",
        "sono la moglie, di chi è questo numero",
        "è nel telefono di mio marito",
        "soy su mujer",
        "sale en el móvil de mi marido",
        "я жена",
        "это вы в телефоне моего мужа",
    ],
)
def test_a_partner_says_so(text: str) -> None:
    assert tells_who_writes(fold(text)) == PARTNER


@pytest.mark.parametrize(
    "text",
    [
        "I'm her neighbour",
        "im the cleaner here",
        "bin die Nachbarin",
        "ich bin nur die Putzfrau",
        "je suis la voisine",
        "sono la vicina di casa",
        "soy el vecino",
        "я соседка снизу",
    ],
)
def test_a_neighbour_or_a_cleaner_says_so(text: str) -> None:
    assert tells_who_writes(fold(text)) == WITNESS


@pytest.mark.parametrize(
    "text",
    [
        "will it show on my wife's phone bill?",
        "my wife can't know",
        "I'm a cleaner and lonely",
        "I'm writing from my boyfriend's phone",
        "sieht meine Frau das auf meinem Handy",
        "je suis la femme de ménage de personne",
        "ma femme va le voir",
        "mia moglie lo scopre?",
        "se va a enterar mi mujer",
        "жена узнает?",
        "I'm the one who pays",
    ],
)
def test_who_buys_or_is_held_is_no_partner(text: str) -> None:
    assert tells_who_writes(fold(text)) != PARTNER
