"""Debts are met as debts, whatever else they are read as; in despair the answer begins with them, once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing

Chat = Callable[..., Awaitable[Outgoing]]

OWING = {
    "en": "nothing. bailiffs coming on friday",
    "de": "der gerichtsvollzieher war heut da",
    "fr": "les huissiers viennent vendredi",
    "it": "venerdì viene l'ufficiale giudiziario",
    "es": "tengo deudas, me embargan el sueldo",
    "ru": "деньги. приставы квартиру заберут",
}
FIRST = {
    "en": "hi",
    "de": "hallo",
    "fr": "bonjour",
    "it": "ciao",
    "es": "hola",
    "ru": "привет",
}


@pytest.mark.parametrize("language", sorted(OWING))
async def test_who_owes_is_told_of_no_risks_of_buyers(chat: Chat, language: str) -> None:
    await chat(FIRST[language], campaign=f"demo-{language}")
    outgoing = await chat(OWING[language], campaign=f"demo-{language}")
    debts = ("named/debts", "ask_help_to_stop/debts", "who_knows_debts")
    assert outgoing.messages[0].key.removeprefix("utter_") in debts


async def test_debt_bondage_is_no_trouble_with_the_bank(chat: Chat) -> None:
    await chat("hi")
    outgoing = await chat("i owe them 5000 for the trip and have to work it off here")
    assert outgoing.messages[0].key == "utter_disclose_exploitation/forced"


async def test_debts_told_in_despair_are_taken_up_once(chat: Chat) -> None:
    await chat("i want to kill myself. i'm in leeds")
    first = await chat("nobody picks up. what do i do with my debts")
    again = await chat("my debts, what about my debts")
    assert first.messages[0].text.startswith("Debts")
    assert not again.messages[0].text.startswith("Debts can")


async def test_easier_without_me_is_asked_about_beside_anything_else(chat: Chat) -> None:
    await chat("how much for an hour")
    outgoing = await chat("im alone in the car. maybe itd be simpler if i didnt exist")
    assert any("distress" in said.key or "despair" in said.key for said in outgoing.messages)


async def test_who_is_told_by_a_threat_that_they_owe_is_blackmailed(chat: Chat) -> None:
    outgoing = await chat(
        "I called a number off one of these ads and now some guy sends me pictures of dead bodies "
        "and says i owe 2000. he knows my address"
    )
    assert [said.key for said in outgoing.messages][1:] == ["utter_ask_risk/blackmail"]
