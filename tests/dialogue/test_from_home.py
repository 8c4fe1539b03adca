"""Who is hurt at home: the number at once, whatever was taken of them before."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.dialogue.planning.pleas import told_once
from bot.message import Outgoing
from bot.words import Said

Chat = Callable[..., Awaitable[Outgoing]]

TALKS = {
    "en": (
        "my partner beats me, im in Cardiff",
        "0808",
        "its not pimps, its my partner",
        "just give me a number",
        "i get out on friday, what should i pack",
        "nobody hits me, im dizzy",
    ),
    "de": (
        "mein Partner verprügelt mich, ich bin in Linz",
        "0800 222555",
        "es ist mein Partner und kein Zuhälter",
        "bitte eine Nummer",
        "am Freitag geh ich, was pack ich ein",
        "niemand schlägt mich, mir ist schwindlig",
    ),
    "fr": (
        "mon compagnon me bat, je suis à Namur",
        "0800 30 030",
        "aucun réseau, c'est mon compagnon",
        "il faut un numéro vite",
        "je pars vendredi, qu'est-ce que je dois emporter",
        "personne me frappe, j'ai des vertiges",
    ),
    "it": (
        "il mio compagno mi picchia, sono a Bari",
        "1522",
        "nessun protettore, è il mio compagno",
        "mi serve un numero subito",
        "me ne vado venerdì, cosa devo portare",
        "nessuno mi picchia, mi gira la testa",
    ),
    "es": (
        "mi pareja me pega, estoy en Bilbao",
        "016",
        "no es ningún chulo, es mi pareja",
        "necesito un teléfono ya",
        "me marcho el viernes, qué tengo que llevar",
        "nadie me pega, estoy mareada",
    ),
    "ru": (
        "сожитель избивает меня, я в Гамбурге",
        "116 016",
        "никакой торговли, это мой муж",
        "скиньте номер",
        "в пятницу ухожу, что собрать",
        "никто не бьет, голова кружится",
    ),
}
"""A first sentence, the number of the line, and what is said one after the other."""


@pytest.mark.parametrize("language", sorted(TALKS))
async def test_who_is_hurt_at_home_gets_the_number_to_each_of_it(chat: Chat, language: str) -> None:
    campaign = f"demo-{language}"
    first, number, corrects, pleads, plans, unwell = TALKS[language]
    await chat(first, campaign=campaign)
    for text in (corrects, pleads):
        told = await chat(text, campaign=campaign)
        assert number in "\n".join(said.text for said in told.messages)
    planned = await chat(plans, campaign=campaign)
    assert planned.messages[0].key == "utter_home_prepare"
    assert planned.messages[0].text.count(f": {number}") == 1
    ill = await chat(unwell, campaign=campaign)
    assert ill.messages[0].key in ("utter_ask_risk/injured", "utter_ambulance")


async def test_i_am_a_woman_takes_no_danger_back(chat: Chat) -> None:
    await chat("my boyfriend beats me, im in Cardiff")
    told = await chat("im a woman")
    assert "0808" in told.messages[0].text


async def test_who_pleads_for_the_number_of_beaten_women_is_no_man(chat: Chat) -> None:
    await chat("mein Freund schlägt mich, bin in Linz", campaign="demo-de")
    told = await chat("die Nummer ist für geschlagene Frauen oder, bitte", campaign="demo-de")
    assert all(said.key != "utter_for_men" for said in told.messages)


async def test_who_leaves_this_moment_goes_back_for_nothing(chat: Chat) -> None:
    await chat("mein Freund schlägt mich, bin in Linz", campaign="demo-de")
    told = await chat("ich hau jetzt ab mit den Kindern", campaign="demo-de")
    assert told.messages[0].key == "utter_goes_now"


async def test_who_rings_an_ambulance_is_told_its_number_alone(chat: Chat) -> None:
    await chat("mein Freund schlägt mich, bin in Linz", campaign="demo-de")
    told = await chat("ich rufe jetzt den Notarzt", campaign="demo-de")
    assert [said.key for said in told.messages] == ["utter_calls_ambulance"]
    assert "144" in told.messages[0].text
    assert "133" not in told.messages[0].text


async def test_a_buyer_who_speaks_of_a_strict_wife_is_one(chat: Chat) -> None:
    told = await chat("my wife controls everything, i just want a girl tonight")
    assert all("0808 200 0247" not in said.text for said in told.messages)


def test_a_number_stands_once_and_is_introduced_once() -> None:
    listed = Said("Call first.\nHelpline: 0800 30 030\n24/7", (), "utter_home_where")
    again = Said("Here's where you can turn.\nHelpline: 0800 30 030", (), "utter_routes")
    other = Said("Here's where you can turn.\nOther line: 1712", (), "utter_routes")
    assert told_once([listed, again]) == [listed]
    assert [said.text for said in told_once([listed, other])] == [listed.text, "Other line: 1712"]


def test_an_emergency_number_in_a_sentence_may_be_said_again() -> None:
    first = Said("If it starts again, call 112.", (), "utter_a")
    second = Said("In danger, call 112.", (), "utter_b")
    assert told_once([first, second]) == [first, second]
