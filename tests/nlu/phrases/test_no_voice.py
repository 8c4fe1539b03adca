"""Why somebody cannot phone, in plain words; who means a person or a language says no such thing."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.no_voice import (
    another_phones,
    asks_of_messenger,
    asks_what_to_write,
    is_worn_out,
    stops_writing,
    voice_of,
)

TOLD = {
    "deaf": (
        "hi I'm deaf, please only write",
        "ich bin seit Geburt gehörlos",
        "je suis sourde, il me garde ici",
        "sono sorda dalla nascita",
        "soy sorda y estoy sola",
        "я глухая, муж бьёт",
        "держат в квартире, глухонемая",
    ),
    "mute": (
        "I stammer so badly",
        "can't get a word out when I ring somebody",
        "ich krieg kein Wort raus",
        "les mots ne sortent pas au téléphone",
        "balbetto da sempre",
        "no me sale la voz",
        "mi novio me vende y me quedé sin la voz, no puedo hablar",
        "я заикаюсь по телефону",
        "I can't speak, I can only type",
        "no puedo llamar, te lo dije",
        "kann hier niemanden anrufen",
        "вслух не могу, он на кухне",
        "je peux pas parler à voix haute",
    ),
    "heard": (
        "dad is next door and hears everything",
        "er hört jedes Wort",
        "mon père m'entend si je parle",
        "mi sentono se parlo",
        "no puedo hablar, me oyen",
        "отец за стенкой всё слышит",
    ),
    "unable": (
        "I've no credit left",
        "kein Guthaben mehr",
        "j'ai plus de crédit",
        "non ho credito",
        "no tengo saldo",
        "нет денег на телефоне",
    ),
    "can": (
        "he's gone, I can talk now",
        "jetzt kann ich wieder reden",
        "je peux parler maintenant",
        "adesso posso parlare",
        "ya puedo hablar",
        "теперь могу говорить",
    ),
    "": (
        "I can't talk to women",
        "I can't speak English",
        "ich kann mit niemandem darüber reden",
        "no puedo hablar con nadie de esto",
        "kann grad nicht reden",
        "can't talk now",
        "I can't call the police, I have no papers",
        "he doesn't hear me, nobody listens",
        "er hört nicht auf",
        "nadie me escucha",
        "non posso chiamare mia madre",
        "è davanti alla porta, cosa faccio adesso nn posso parlare",
        "maintenant je peux pas parler",
    ),
}


@pytest.mark.parametrize(
    ("code", "text"), [(c, t) for c, texts in TOLD.items() for t in texts if c]
)
def test_who_cannot_phone_says_why(code: str, text: str) -> None:
    assert voice_of(fold(text)) == code


@pytest.mark.parametrize("text", TOLD[""])
def test_who_means_something_else_is_not_taken_for_one(text: str) -> None:
    assert not voice_of(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "can't talk, he's here",
        "muss weg, er kommt",
        "je dois partir",
        "non posso scrivere",
        "está aquí",
        "they film me, I'm being monitored",
        "ich werde überwacht",
        "mi sorvegliano",
        "nos están observando",
        "за нами наблюдают",
    ],
)
def test_who_must_stop_writing(text: str) -> None:
    assert stops_writing(fold(text))


@pytest.mark.parametrize(
    "text", ["they hear me if I talk", "mi sentono", "no puedo hablar me oyen"]
)
def test_who_cannot_speak_goes_on_writing(text: str) -> None:
    assert not stops_writing(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "if my sister rings for me will the police come?",
        "wenn meine Freundin für mich anruft, kommt die Polizei?",
        "si ma copine appelle pour moi la police vient ?",
        "se chiama mia sorella al posto mio viene la polizia?",
        "si mi hermana llama por mí viene la policía?",
        "подруга может позвонить за меня?",
    ],
)
def test_another_may_phone_in_their_place(text: str) -> None:
    assert another_phones(fold(text))
    assert not another_phones(fold("my sister calls me every day"))


@pytest.mark.parametrize(
    "text",
    [
        "my whatsapp to the helpline, does it stay on the phone?",
        "bleibt die WhatsApp an die Stelle auf dem Handy?",
        "le whatsapp reste sur le téléphone ?",
        "il messaggio su whatsapp resta?",
        "el wasap se queda, lo borro?",
        "сообщение в вотсапе останется?",
    ],
)
def test_what_stays_of_a_message_in_a_messenger(text: str) -> None:
    assert asks_of_messenger(fold(text))
    assert not asks_of_messenger(fold("delete this page"))


def test_what_to_write_is_asked_of_a_line_and_not_of_a_friend() -> None:
    assert asks_what_to_write(fold("was soll ich denen schreiben"))
    assert asks_what_to_write(fold("qué escribo"))
    assert not asks_what_to_write(fold("what do I write to my sister"))


@pytest.mark.parametrize(
    "text",
    [
        "cant type another word",
        "kann kein wort mehr tippen",
        "j'ai plus la force d'écrire",
        "non riesco a scrivere una riga",
        "no tengo fuerzas para escribir",
        "нет сил писать",
    ],
)
def test_who_is_worn_out_lacks_no_voice(text: str) -> None:
    assert is_worn_out(fold(text))
    assert not voice_of(fold(text))


@pytest.mark.parametrize(
    "text",
    ["cant write now he is here", "kann nicht schreiben, er kommt", "no puedo escribir ahora"],
)
def test_who_must_stop_is_not_worn_out(text: str) -> None:
    assert not is_worn_out(fold(text))
