"""The words of relatives, finders of a card and neighbours, and of others who use some of them."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.near_ones import (
    AD,
    AD_CALLS,
    BIN,
    KIN,
    LATER,
    LINE,
    OUT,
    PART,
    PRINT,
    SAY,
    asked_behind,
    asked_of_card,
    matter_told,
)


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("dad keeps forgetting, my dad is off to meet some woman", KIN),
        ("Mein Großvater ist dement und will zu einer Frau, die es nicht gibt", KIN),
        ("ma grand-mère perd la tête, elle a retiré 100 euros", KIN),
        ("mio suocero ha l'alzheimer e vuole uscire da una donna", KIN),
        ("mi suegro tiene demencia y va a ver a una mujer que no existe", KIN),
        ("у тестя деменция, тесть собрался к какой-то женщине", KIN),
        ("a leaflet with your code is on our front door", PRINT),
        ("Aufkleber mit QR-Code am Spielplatz", PRINT),
        ("a site has my phone number on an ad", AD),
        ("in einem Inserat steht meine Adresse", AD),
    ],
)
def test_what_is_told_outright_is_heard(text: str, matter: str) -> None:
    assert matter_told(fold(text)) == matter


@pytest.mark.parametrize(
    "text",
    [
        "my dad has dementia, i want a girl for tonight",
        "my dad wants to go to the pub",
        "my dad has dementia",
        "the door code is 1234",
        "girls are held behind a door with a sticker and a code",
        "he put my number in an ad",
        "mein Freund hat meine Nummer in eine Anzeige gestellt",
        "where is your address, your ad has none",
    ],
)
def test_others_who_use_such_words_are_not(text: str) -> None:
    assert not matter_told(fold(text))


def test_what_is_asked_behind_it_counts_by_its_matter() -> None:
    assert asked_behind(KIN, fold("he's gone out!")) == OUT
    assert asked_behind(KIN, fold("и что завтра?")) == LATER
    assert asked_behind(PRINT, fold("ist der von euch?")) == PRINT
    assert asked_behind(PRINT, fold("она только отсканировала, никто ей не пишет")) == PRINT
    assert not asked_behind(PRINT, fold("which pictures??"))
    assert not asked_behind(PRINT, fold("a man writes to her and wants photos"))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("can I throw the card away", BIN),
        ("mon nom va être mêlé à ça", PART),
        ("¿ese número es para mí o para ella?", LINE),
        ("как ей передать номер?", SAY),
    ],
)
def test_what_a_finder_of_a_card_asks_is_heard(text: str, asked: str) -> None:
    assert asked in asked_of_card(fold(text), is_witness=True)
    assert (asked in asked_of_card(fold(text), is_witness=False)) == (asked == BIN)


@pytest.mark.parametrize(
    "text",
    [
        "do i throw away the id card he gave back",
        "wegwerfen oder behalten, mein ausweis ist abgelaufen, die karte",
        "il garde ma carte bancaire",
        "la carta d'identità la tengo o la butto, quel biglietto",
        "guardo la tarjeta sanitaria o la tiro",
        "выбросить банковскую карту или оставить карточку",
    ],
)
def test_a_card_of_their_own_is_none_of_ours(text: str) -> None:
    assert asked_of_card(fold(text), is_witness=False) == ()


@pytest.mark.parametrize(
    "text",
    [
        "how do i stop the calls",
        "das handy klingelt die ganze nacht",
        "comment bloquer ces appels",
        "mi chiamano di continuo",
        "no paran de llamar, llaman a todas horas",
        "звонят всю ночь",
    ],
)
def test_whose_telephone_does_not_stand_still_is_heard(text: str) -> None:
    assert asked_behind(AD, fold(text)) == AD_CALLS
