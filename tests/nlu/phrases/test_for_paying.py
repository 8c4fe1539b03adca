"""Who asks whether one is punished for paying asks as a buyer; who tells of an arrest does not."""

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.for_paying import (
    asks_if_legal,
    asks_who_punishes,
    is_of_buyers,
    is_punished_for_paying,
)


@pytest.mark.parametrize(
    "text",
    [
        "would i get nicked for paying there?",
        "can you get arrested for just paying",
        "do they fine you for paying",
        "kann man fürs Bezahlen bestraft werden?",
        "on se fait arrêter pour avoir payé ?",
        "ti arrestano per aver pagato?",
        "te detienen por pagar?",
        "там сажают за то что платишь?",
    ],
)
def test_a_question_of_a_buyer(text: str) -> None:
    assert is_punished_for_paying(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "will they arrest me if i report him",
        "i was arrested last night and they took my phone",
        "mi arrestano se denuncio?",
        "he makes me work and they could arrest me",
        "wird man abgeschoben, wenn man zur Polizei geht?",
        "me van a detener por no tener papeles?",
        "меня посадят за то что я без документов?",
        "ils vont m'arrêter parce que je vends",
    ],
)
def test_none_of_one(text: str) -> None:
    assert not is_punished_for_paying(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "what happens to punters in bucharest",
        "if I pay in oslo do I get a record",
        "welche Regeln gelten in Luxemburg für Kunden",
        "quelles règles à Vilnius pour les clients",
        "che regole ci sono a Vilnius per chi compra",
        "¿persiguen a los clientes en Atenas?",
        "какой закон в Польше для тех, кто платит",
        "a Cipro si può pagare?",
    ],
)
def test_rules_for_buyers_are_asked_for(text: str) -> None:
    assert is_of_buyers(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "can i pay by card in zurich",
        "my boss says the rules are the rules",
        "if i pay him he says he will delete the video",
        "se pago lui cancella il video",
        "wenn ich zahle, lässt er mich in Ruhe",
        "the client hit me in milan",
    ],
)
def test_rules_for_buyers_are_not_asked_for(text: str) -> None:
    assert not is_of_buyers(fold(text))


def test_who_asks_whether_a_people_punishes() -> None:
    assert asks_who_punishes(fold("pure i finlandesi puniscono?"))
    assert not asks_who_punishes(fold("mi picchia se non pago"))


@pytest.mark.parametrize(
    ("text", "asks", "expected"),
    [
        ("someone told me belgium legalised it, did they?", True, True),
        ("lawful or unlawful in Vilnius", False, True),
        ("it is legal in Vilnius", False, False),
        ("should it be legal in Poland?", True, False),
    ],
)
def test_a_question_of_what_is_legal(text: str, asks: bool, expected: bool) -> None:
    assert asks_if_legal(fold(text), asks=asks) is expected
