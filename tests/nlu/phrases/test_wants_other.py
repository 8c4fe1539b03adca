"""Whether somebody wants another answer, or no police."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.another_way import (
    asks_if_true,
    only_wants_no_police,
    says_police_are_theirs,
    wants_no_police,
    wants_other,
)


@pytest.mark.parametrize(
    "text",
    [
        "you already said that",
        "you repeat yourself",
        "something else please",
        "and apart from that?",
        "das hast du schon gesagt",
        "Sie wiederholen sich",
        "und sonst?",
        "etwas anderes bitte",
        "tu l'as déjà dit",
        "et à part ça ?",
        "autre chose ?",
        "l'hai già detto",
        "e a parte questo?",
        "ti ripeti",
        "ya me lo has dicho",
        "¿y aparte de eso?",
        "otra cosa",
        "вы это уже говорили",
        "а кроме этого?",
        "что-нибудь другое",
    ],
)
def test_another_answer_is_wanted(text: str) -> None:
    assert wants_other(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "he told me something else would happen to my sister if I ever left the house again",
        "he hits me",
        "ich bin allein",
        "il me frappe",
        "sono sola",
        "estoy sola",
        "мне страшно",
    ],
)
def test_other_messages_want_none(text: str) -> None:
    assert not wants_other(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "no police",
        "please don't call the police",
        "keine polizei",
        "bloß nicht zur Polizei",
        "ohne Polizei bitte",
        "sans la police",
        "surtout pas la police",
        "nessuna polizia",
        "niente carabinieri",
        "nada de policía",
        "sin la policía",
        "только без полиции",
        "не надо полиции",
        "только не в полицию",
        "police? no way",
        "Polizei will ich nicht",
        "la police j'en veux pas",
        "la polizia non la voglio",
        "la policía no la quiero",
        "полиции не надо",
    ],
)
def test_the_police_are_to_be_left_out(text: str) -> None:
    assert wants_no_police(fold(text))
    assert only_wants_no_police(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "no police came",
        "there was no police around",
        "I want the police",
        "should I call the police?",
        "soll ich zur Polizei gehen",
        "la police n'est pas venue",
        "la polizia non è venuta",
        "la policía no vino",
        "полиция не приехала",
    ],
)
def test_what_is_told_of_the_police_is_no_wish(text: str) -> None:
    assert not wants_no_police(fold(text))


@pytest.mark.parametrize(
    "text",
    ["is it true?", "stimmt das?", "c'est vrai ?", "è vero?", "¿es verdad?", "это правда?"],
)
def test_whether_it_is_true_is_asked(text: str) -> None:
    assert asks_if_true(fold(text))


@pytest.mark.parametrize(
    "text", ["is it true that he can see it?", "es verdad que me pega", "really tired"]
)
def test_more_than_that_is_another_question(text: str) -> None:
    assert not asks_if_true(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "who is there besides the police? some organisation",
        "wer ist da außer der Polizei? eine Organisation",
        "il y a une association à part la police ?",
        "c'è un'altra linea? una associazione",
        "hay alguna organización aparte de la policía",
        "кроме полиции кто есть в россии? организация",
        "какая организация может помочь",
    ],
)
def test_who_asks_for_an_organisation_in_need_wants_another_line(text: str) -> None:
    assert wants_other(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "what organisation are you",
        "welche Organisation steckt dahinter",
        "vous êtes quelle association",
        "quale organizzazione siete",
        "qué organización sois",
        "а вы какая организация",
    ],
)
def test_who_asks_who_we_are_wants_no_other_line(text: str) -> None:
    assert not wants_other(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "the local police are with them, they come here for free",
        "half the cops in this town are his customers",
        "he is a cop himself",
        "die polizei hier steckt mit denen unter einer decke",
        "er ist selber polizist",
        "la police d'ici est avec eux",
        "mon mari est gendarme",
        "i carabinieri di qui sono d'accordo con lui",
        "mio marito è carabiniere",
        "los policías de acá toman con la dueña",
        "él es policía",
        "местные менты с ними заодно",
        "он сам мент",
    ],
)
def test_the_police_are_with_whom_they_fear(text: str) -> None:
    assert says_police_are_theirs(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "the police are with him now, thank god",
        "should i call the police",
        "are you the police",
        "my neighbour is a nurse, the police came",
        "ist das hier die polizei",
        "ich ruf jetzt die polizei",
        "la police est arrivée",
        "ho chiamato la polizia",
        "llamé a la policía",
        "я звонила в полицию, они приехали",
    ],
)
def test_other_words_on_the_police_say_nothing_of_that(text: str) -> None:
    assert not says_police_are_theirs(fold(text))
