"""What somebody in no trouble asks in plain words, in six languages."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.plain_asks import CLOSE_IT, HANDED, NOTES, SENDS, plain_asks


@pytest.mark.parametrize(
    "text",
    [
        "a girl handed me an envelope at the door",
        "eine Frau hat mir einen Brief mitgegeben",
        "une femme m'a remis une lettre",
        "una ragazza mi ha passato un bigliettino",
        "una chica me dio un papelito",
        "девушка передала мне записку",
        "soll ich den Umschlag aufmachen",
    ],
)
def test_a_note_that_was_handed_over_is_heard(text: str) -> None:
    assert HANDED in plain_asks(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "a client gave me a letter",
        "she gave me a note with her number",
        "should i post the letter from the court",
        "meine Freundin hat mir einen Brief gegeben",
    ],
)
def test_other_letters_are_none(text: str) -> None:
    assert HANDED not in plain_asks(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "shall i shut the page or leave it",
        "soll ich die seite zumachen",
        "je la ferme ou je laisse ouverte",
        "chiudo la pagina o la lascio",
        "la cierro o la dejo así",
        "закрыть страницу или оставить",
    ],
)
def test_who_asks_whether_to_close_it_is_heard(text: str) -> None:
    assert CLOSE_IT in plain_asks(fold(text))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("do i keep a diary with the car numbers", NOTES),
        ("soll ich mir die Kennzeichen notieren", NOTES),
        ("je relève les plaques ?", NOTES),
        ("mi annoto le targhe?", NOTES),
        ("tomo nota de las placas?", NOTES),
        ("записывать номера машин или нет", NOTES),
        ("will they send officers", SENDS),
        ("kommt dann die Polizei vorbei", SENDS),
        ("ils envoient une patrouille ?", SENDS),
        ("mandano una pattuglia?", SENDS),
        ("mandan una patrulla?", SENDS),
        ("они пришлют наряд?", SENDS),
    ],
)
def test_what_a_witness_may_note_and_whether_somebody_comes_is_heard(text: str, asked: str) -> None:
    assert asked in plain_asks(fold(text))


@pytest.mark.parametrize("text", ["should i call the police", "soll ich die Polizei rufen"])
def test_whether_to_call_is_another_question(text: str) -> None:
    assert not {NOTES, SENDS} & {*plain_asks(fold(text))}


@pytest.mark.parametrize(
    ("text", "is_refused"),
    [
        ("no, i'm the one who's ill", True),
        ("nein, ich bin selber krank", True),
        ("non c'est MOI le malade", True),
        ("ma no, parlo di mio fratello", True),
        ("no, hablo de mi hija", True),
        ("нет, я про сестру", True),
        ("no one listens", False),
        ("no me cree", False),
        ("non mi ascolta", False),
        ("не хочу говорить", False),
    ],
)
def test_a_no_to_us_is_no_other_no(text: str, is_refused: bool) -> None:
    assert ("refuses_us" in plain_asks(fold(text))) is is_refused


@pytest.mark.parametrize(
    "text",
    [
        "theres no photos, i work there",
        "es gibt keine fotos",
        "y a pas de photos envoyer, et je dois entrer",
        "non ci sono foto",
        "nadie mando fotos",
        "нет никаких фото",
    ],
)
def test_that_no_picture_was_sent_is_heard(text: str) -> None:
    assert "no_pictures" in plain_asks(fold(text))
