"""Tests for what cannot wait: somebody bleeds, is locked in, wants to be found, goes, or is with child."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.life_first import (
    BLEEDS,
    FOUND,
    LEAVES,
    PREGNANT,
    SHOWS_PLACE,
    YOUNG_AMONG,
    tells_locked_in,
    what_cannot_wait,
)

SAID = {
    BLEEDS: (
        "my friend is unconscious, send an ambulance",
        "eine von uns blutet stark und hat Fieber",
        "elle saigne beaucoup, il faut une ambulance",
        "una ragazza qui perde tanto sangue",
        "se desangra",
        "девочка вся в крови, нужна скорая",
    ),
    FOUND: (
        "can the police find us? we dont know the address",
        "findet uns die Polizei übers Handy",
        "on veut qu'ils nous trouvent",
        "il 112 vede dove sono col gps?",
        "quiero que nos encuentren, no sé la dirección",
        "тел по смс найдут?",
    ),
    LEAVES: (
        "he's awake, got to go",
        "er wacht auf, muss weg",
        "il se réveille, je dois y aller",
        "si sveglia ciao",
        "no hay nadie cerca. adiós",
        "всё, пока",
    ),
    SHOWS_PLACE: (
        "how do I send my location to somebody",
        "ich hab mein Standort im Handy. wie zeig ich den jemand",
        "comment j'envoie ma position",
        "come mando la posizione a qualcuno",
        "cómo comparto mi ubicación",
        "как скинуть геолокацию подруге",
    ),
    PREGNANT: (
        "I think I'm pregnant",
        "ich bin schwanger",
        "je suis enceinte de lui",
        "sono incinta",
        "estoy embarazada",
        "я беременна",
    ),
    YOUNG_AMONG: (
        "one of us is only 17",
        "eine von uns ist 16",
        "une de nous a 16 ans",
        "una di noi ha 17 anni",
        "una de nosotras es menor de edad",
        "одной из нас 15 лет",
    ),
}
"""What tells each of them, in six languages."""

UNSAID = {
    BLEEDS: (
        "she bleeds me dry",
        "meine Freundin hat ihre Tage, blutet stark",
        "elle saigne du nez beaucoup",
        "anni fa ho perso sangue",
        "hace años sangraba mucho",
        "кровь из носа сильно",
    ),
    FOUND: (
        "will he find me and my phone",
        "findet er uns mit dem Handy",
        "j'ai peur qu'on me trouve par le gps",
        "lui mi trova col telefono",
        "tengo miedo de que me encuentren",
        "он меня найдёт по телефону",
    ),
    LEAVES: ("ciao, siamo chiuse qui", "adiós a todo lo que era mío", "bye is all he ever says"),
}
"""What sounds like it."""


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, texts in SAID.items() for t in texts])
def test_what_cannot_wait_is_heard(code: str, text: str) -> None:
    assert code in what_cannot_wait(fold(text))


@pytest.mark.parametrize(("code", "text"), [(c, t) for c, texts in UNSAID.items() for t in texts])
def test_what_only_sounds_like_it_is_not(code: str, text: str) -> None:
    assert code not in what_cannot_wait(fold(text))


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("im in leicester, locked in", True),
        ("my neighbour keeps a girl locked in", False),
        ("im locked in, lost my keys", False),
        ("wir sind zu dritt hier eingesperrt", True),
        ("meine Nachbarin hat ein Mädchen eingesperrt", False),
        ("on est trois filles enfermées", True),
        ("une fille est enfermée à côté", False),
        ("siamo tre donne chiuse qui", True),
        ("una donna è chiusa a chiave dal vicino", False),
        ("somos cuatro mujeres aquí encerradas", True),
        ("hay una mujer encerrada al lado", False),
        ("нас четверо, нас заперли", True),
        ("он запер девушку, соседи слышали", False),
    ],
)
def test_who_is_locked_in_is_one_of_those_who_are(text: str, is_held: bool) -> None:
    assert tells_locked_in(fold(text)) is is_held


@pytest.mark.parametrize(
    "text",
    [
        "I rang the helpline, nobody is responding",
        "il numero 800 non risponde nessuno",
        "ho chiamato la linea ma nn risponde",
        "llamé a la línea y no responde nadie",
        "j'ai appelé, ça ne répond pas",
        "звоню на линию, никто не отвечает",
    ],
)
def test_a_line_that_does_not_answer_is_nobody_unconscious(text: str) -> None:
    assert BLEEDS not in what_cannot_wait(fold(text))
