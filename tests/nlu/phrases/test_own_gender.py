"""Who writes, by their own words: never by what a buyer says of others."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.own_gender import asks_for_men, own_gender, says_for_women


@pytest.mark.parametrize(
    "text",
    [
        "im a guy",
        "I'm a 21 yo gay man",
        "im not a woman",
        "jsuis un mec",
        "chuis un mec seul",
        "c'est pour les femmes, je suis un homme",
        "soy un tío",
        "soy un chico de 19",
        "no soy mujer",
        "sono un ragazzo di 21 anni",
        "non sono una donna",
        "ich bin n mann",
        "bin ja selber ein mann",
        "я парень",
        "я мужик вообще-то",
    ],
)
def test_a_man_says_that_he_is_one(text: str) -> None:
    assert own_gender(fold(text)) == "man"


@pytest.mark.parametrize(
    "text",
    [
        *("I'm a woman", "im pregnant", "je suis enceinte", "soy mujer", "sono una ragazza"),
        *("ich bin eine frau", "я девушка", "je suis pas un mec", "no soy un hombre"),
    ],
)
def test_a_woman_says_that_she_is_one(text: str) -> None:
    assert own_gender(fold(text)) == "woman"


@pytest.mark.parametrize(
    "text",
    [
        *("i'm with a woman", "im looking for a girl", "he is a man", "as a woman you earn well"),
        *("je suis avec une fille", "je cherche une femme", "avec moi un mec"),
        *("je suis pas un mec bien", "soy tio de una niña", "quiero una chica"),
        *("sono con una ragazza", "cerco una donna", "ich suche eine frau", "als frau geht das"),
        *("я девушку ищу", "она женщина", "im man enough"),
    ],
)
def test_talk_of_others_says_nothing_of_who_writes(text: str) -> None:
    assert own_gender(fold(text)) == ""


def test_the_last_word_counts() -> None:
    assert own_gender(fold("i'm not a woman, i'm a guy")) == "man"
    assert own_gender(fold("im a man, sorry, im a woman")) == "woman"


@pytest.mark.parametrize(
    "text",
    [
        *("is there anything for men", "what about men", "gibts da auch was für männer"),
        *("ya quoi pour les hommes", "un logement durgence pr un mec seul"),
        *("un posto anche per un uomo?", "y para hombres que hay", "есть что-то для мужчин"),
        "а для мужчин есть",
    ],
)
def test_what_there_is_for_men_is_asked_for(text: str) -> None:
    assert asks_for_men(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        *("3919 cest pour les femmes tu las ecrit toi meme!!", "that's for women"),
        *("das is doch für frauen", "eso es para mujeres", "è per le donne", "это для женщин"),
    ],
)
def test_a_line_is_said_to_be_for_women(text: str) -> None:
    assert says_for_women(fold(text))
    assert not asks_for_men(fold(text))
