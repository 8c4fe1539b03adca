"""What somebody in danger says in one breath with something lighter is what is answered."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing

Chat = Callable[..., Awaitable[Outgoing]]

HELD = "my boss takes my passport and makes me see men"

THROAT = {
    "en": "my husband grabbed me by the throat last night",
    "de": "mein mann hat mich gestern gewürgt",
    "fr": "mon mari me tenait par le cou hier soir",
    "it": "mio marito mi teneva per il collo ieri",
    "es": "mi marido me tenía del cuello anoche y no puedo tragar",
    "ru": "он меня за шею держал, синяки, хрипит голос",
}


def keys(outgoing: Outgoing) -> list[str]:
    return [said.key for said in outgoing.messages]


@pytest.mark.parametrize("language", sorted(THROAT))
async def test_whose_throat_was_gone_for_is_sent_to_a_doctor(chat: Chat, language: str) -> None:
    said = keys(await chat(THROAT[language], campaign=f"demo-{language}"))
    assert said[1:] == ["utter_report_concern/he_hits", "utter_ask_risk/injured"]


async def test_who_wants_to_know_what_to_do_is_not_left_in_silence(chat: Chat) -> None:
    await chat(HELD)
    said = keys(await chat("he come out soon. tell me one thing i do, only one"))
    assert "utter_disclose_exploitation/he_comes" not in said


async def test_who_says_that_he_comes_is_left_alone(chat: Chat) -> None:
    await chat(HELD)
    assert keys(await chat("gotta go hes at the door")) == ["utter_disclose_exploitation/he_comes"]


async def test_whose_telephone_is_read_is_told_so_although_he_sleeps(chat: Chat) -> None:
    await chat(HELD)
    said = keys(await chat("now yes he is sleeping. but he look my phone every morning"))
    assert said == ["utter_disclose_exploitation/reads_phone"]


async def test_whose_telephone_is_checked_and_who_tells_it_at_length_is_sent_no_leave(
    chat: Chat,
) -> None:
    await chat("Good evening pls. Am I able to talk here, nobody will see it?")
    said = keys(
        await chat(
            "No I am asking is it private. My madam she checks my phone sometimes. I am in Belfast, "
            "I came with care work visa"
        )
    )
    assert said == ["utter_disclose_exploitation/reads_phone"]


READ_ALONG = {
    "de": (
        "er zwingt mich mit männern zu schlafen und kontrolliert jeden abend mein handy. bin in köln",
        "wen kann ich anrufen",
        "die zweite nummer was ist das?",
    ),
    "en": (
        "she has my passport and makes me see men, she checks my phone every night. i am in london",
        "where can i sleep tonight",
        "Ok but who is answering 0800?? maybe they are with home office",
    ),
    "es": (
        "me quitó el pasaporte y me obliga con hombres, me revisa el móvil cada noche. estoy en madrid",
        "dónde puedo dormir esta noche",
        "¿y de quién es el segundo número?",
    ),
    "fr": (
        "il a mon passeport et me force à voir des hommes, il fouille mon tel tous les soirs. je suis à lyon",
        "où je peux dormir ce soir",
        "et le deuxième numéro c'est quoi",
    ),
    "it": (
        "ha il mio passaporto e mi obbliga con gli uomini, ogni sera mi controlla il telefono. sono a milano",
        "dove posso dormire stanotte",
        "e il secondo numero che è?",
    ),
    "ru": (
        "он забрал паспорт и заставляет с мужчинами, каждый вечер проверяет телефон. я в алматы",
        "где мне переночевать сегодня",
        "а второй номер это что?",
    ),
}
"""Somebody held whose telephone is read; they are shown numbers, and ask whose one of them is."""


@pytest.mark.parametrize("language", READ_ALONG)
async def test_who_is_read_along_and_asks_whose_a_number_is_is_told(
    chat: Chat, language: str
) -> None:
    nameless = re.compile(r"^(Phone|Telefon|Tel|Tél|Teléfono|Telefono|Тел)\S* [\d+]", re.MULTILINE)
    said = [await chat(text, campaign=f"demo-{language}") for text in READ_ALONG[language]]
    texts = ["\n".join(reply.text for reply in one.messages) for one in said]
    assert nameless.search(texts[1]), "the names stay out until they are asked for"
    assert not nameless.search(texts[2])


async def test_who_asks_whether_there_is_no_number_refuses_none(chat: Chat) -> None:
    await chat("mon patron a mon passeport et me force à voir des hommes", campaign="demo-fr")
    said = keys(await chat("vous avez pas un seul numero de telephone pour geneve?"))
    assert "utter_ask_human/no_numbers" not in said


async def test_who_wants_no_numbers_gets_none(chat: Chat) -> None:
    await chat("bonsoir, une fille à lyon ?", campaign="demo-fr")
    assert keys(await chat("non pas de numéros s'il vous plait")) == ["utter_ask_human/no_numbers"]


async def test_a_boy_who_asks_for_boys_wants_no_child(chat: Chat) -> None:
    await chat(
        "ein mann erpresst einen freund von mir mit einem video, er is 16", campaign="demo-de"
    )
    said = keys(
        await chat("das is für frauen?? er is n junge. bin auch 16. gibts da was für jungs")
    )
    assert "utter_mention_minor/wants_minor" not in said


async def test_a_state_that_is_served_corrects_one_that_is_not(chat: Chat) -> None:
    await chat("il padrone vuole sesso per l'alloggio. sono a Recife", campaign="demo-it")
    outgoing = await chat("190 non va, sono in italia, la polizia è 112", campaign="demo-it")
    words = "\n".join(said.text for said in outgoing.messages)
    assert "112" in words
    assert "190" not in words
