"""The words of relatives, finders of a card and neighbours, and of others who use some of them."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.near_ones import (
    AD,
    AD_CALLS,
    AD_SIM,
    BIN,
    HANDSET,
    KIN,
    LATER,
    LINE,
    NUMBER,
    OUT,
    PAGE,
    PART,
    PRINT,
    SAY,
    asked_behind,
    asked_of_card,
    is_written_to,
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


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("im the librarian, a boy left this site up on a public pc", PAGE),
        ("bin Erzieher im Hort, ein Kind hat eure Anzeige am Tablet angeklickt", PAGE),
        ("au collège un élève est tombé sur votre page", PAGE),
        ("a scuola una ragazzina ha aperto la vostra pagina", PAGE),
        ("en la ludoteca un niño dejó esto abierto", PAGE),
        ("в библиотеке подросток оставил открытой вашу страницу", PAGE),
        ("a passenger forgot his mobile in my taxi", HANDSET),
        ("im Zug lag ein Handy, ihr wart offen", HANDSET),
        ("un portable oublié dans le bus", HANDSET),
        ("ho trovato un cellulare sul treno", HANDSET),
        ("encontré un móvil en el metro", HANDSET),
        ("нашёл телефон в трамвае", HANDSET),
        ("brand new sim and men keep ringing", AD_SIM),
        ("neue Nummer, ständig rufen mich Männer an", AD_SIM),
        ("numéro tout neuf et des types m'appellent", AD_SIM),
        ("il numero è nuovo e mi scrivono uomini", AD_SIM),
        ("la línea es nueva y me escriben hombres", AD_SIM),
        ("номер новый, звонят какие-то мужчины", AD_SIM),
        ("my aunt gave her number here", NUMBER),
        ("mein Vater hat hier seine Nummer angegeben", NUMBER),
        ("mon père a laissé son numéro", NUMBER),
        ("mia zia ha lasciato il numero", NUMBER),
        ("mi tío dejó su teléfono", NUMBER),
        ("моя тётя оставила тут свой номер", NUMBER),
    ],
)
def test_who_has_none_of_it_tells_so_outright(text: str, matter: str) -> None:
    assert matter_told(fold(text)) == matter


@pytest.mark.parametrize(
    "text",
    [
        "my son left your page open on the school tablet",
        "is any girl open at the school",
        "i found his phone on the train",
        "i lost my phone on the bus",
        "in seiner Tasche hab ich ein zweites Handy gefunden",
        "new number, send me girls who call",
        "il mio ragazzo ha messo il mio numero nuovo in un annuncio, mi chiamano uomini",
        "mi amiga me dio su número",
        "my boss took my work phone, he checks it",
    ],
)
def test_a_relative_a_buyer_or_who_is_controlled_tells_none_of_that(text: str) -> None:
    assert matter_told(fold(text)) in ("", AD)


@pytest.mark.parametrize(
    "text",
    [
        "a guy keeps messaging him",
        "er sagt ein Mann will Fotos",
        "un inconnu lui demande des photos",
        "uno sconosciuto le chiede foto",
        "un hombre le pide fotos",
        "мужчина просит у неё фото",
    ],
)
def test_who_is_written_to_is_more_than_a_page_left_open(text: str) -> None:
    assert is_written_to(fold(text))
    assert not asked_behind(PAGE, fold(text))
