"""Who is held, and whoever bleeds beside them, is answered by what saves them, from the first message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing

Chat = Callable[..., Awaitable[Outgoing]]

HELD = {
    "en": (
        "we are three girls, locked in. one of us is 17",
        "she lost a lot of blood",
        "do they find us, we dont know the address",
        "he wakes up, bye",
    ),
    "de": (
        "wir sind drei Frauen hier, eingesperrt. eine von uns ist 17",
        "sie blutet stark",
        "findet uns die Polizei, wir kennen die Adresse nicht",
        "er wacht auf, muss weg",
    ),
    "fr": (
        "on est trois filles enfermées, une de nous a 17 ans",
        "elle saigne beaucoup",
        "on veut que la police nous trouve, on sait pas l'adresse",
        "il se réveille, je vous laisse",
    ),
    "it": (
        "siamo tre donne chiuse qui, una di noi ha 17 anni",
        "lei perde tanto sangue",
        "il 112 vede dove siamo col gps?",
        "si sveglia ciao",
    ),
    "es": (
        "somos cuatro mujeres aquí encerradas, una de nosotras tiene 17 años",
        "una se desangra, necesita ambulancia",
        "quiero que nos encuentren, no sabemos la dirección",
        "se despierta, adiós",
    ),
    "ru": (
        "нас тут четверо, заперли, одной из нас 17 лет",
        "она истекает кровью, нужна скорая",
        "тел по смс найдут?",
        "он просыпается, всё пока",
    ),
}
"""What one of several who are locked in writes, one after the other."""


def keys(told: Outgoing) -> list[str]:
    return [said.key for said in told.messages]


@pytest.mark.parametrize("language", sorted(HELD))
async def test_several_who_are_locked_in_are_told_how_help_comes(chat: Chat, language: str) -> None:
    campaign = f"demo-{language}"
    held, bleeds, found, leaves = HELD[language]
    first = keys(await chat(held, campaign=campaign))
    assert "utter_disclose_exploitation/call_silently" in first
    assert "utter_one_is_young" in first
    assert keys(await chat(bleeds, campaign=campaign))[0] == "utter_ambulance"
    assert keys(await chat(found, campaign=campaign)) == ["utter_be_found"]
    gone = keys(await chat(leaves, campaign=campaign))
    assert gone in (["utter_goes"], ["utter_disclose_exploitation/he_comes"])  # one neutral line


async def test_a_child_with_child_is_told_a_line_and_no_nonsense(chat: Chat) -> None:
    await chat("ich bin 14", campaign="demo-de")
    assert "utter_with_child" in keys(await chat("ich bin schwanger", campaign="demo-de"))


async def test_an_ambulance_comes_before_any_theme_whoever_writes(chat: Chat) -> None:
    told = await chat("she passed out and is bleeding heavily, what now")
    assert "utter_ambulance" in keys(told)


async def test_a_buyer_who_says_goodbye_is_no_captive(chat: Chat) -> None:
    await chat("looking for a girl tonight")
    assert "utter_goes" not in keys(await chat("ok bye"))
