"""Who looks for a child that is gone is sent to the police at once, and is answered on what they ask then."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing

Chat = Callable[..., Awaitable[Outgoing]]

TALKS = {
    "en": (
        ("my little sister is 15 and she's been gone since last night, Leeds", "missing", "999"),
        ("police wont do anything, they say she always comes back", "missing_no_action", ""),
        ("ok im going to the station now", "missing_going", ""),
    ),
    "de": (
        ("meine Schwester ist 15 und seit gestern weg, Duisburg", "missing", "110"),
        ("was für Bilder?? muss man 24 std warten bei der Polizei", "missing_wait", "110"),
        ("was mach ich mit der Anzeige, Screenshot?", "missing_advert", ""),
        ("sie ist wieder da!!", "missing_back", ""),
    ),
    "fr": (
        ("ma petite-fille de 15 ans a fugué depuis 9 jours, Longueuil au Québec", "missing", "911"),
        ("si j'appelle le numéro en me faisant passer pour un client ?", "missing_ring", "911"),
    ),
    "it": (
        ("mia sorella ha 16 anni ed è scappata di casa da tre giorni, Torino", "missing", "112"),
        ("posso fingermi cliente e chiamare il numero?", "missing_ring", "112"),
    ),
    "es": (
        ("mi hija de 14 años no ha vuelto a casa desde ayer, Sevilla", "missing", "112"),
        ("me ha escrito, ¿qué le contesto?", "missing_phone", "112"),
    ),
    "ru": (
        ("моей сестре 15, она пропала вчера вечером, Омск", "missing", "102"),
        ("а сколько ждать, три дня?", "missing_wait", "102"),
        ("НОМЕР ПОЛИЦИИ какой", "police_number", "102"),
    ),
}
"""What they write, the key of the answer, and a number that stands in it."""


@pytest.mark.parametrize("language", sorted(TALKS))
async def test_who_looks_for_a_child(chat: Chat, language: str) -> None:
    for text, key, number in TALKS[language]:
        outgoing = await chat(text, campaign=f"demo-{language}")
        said = {message.key: message.text for message in outgoing.messages}
        assert f"utter_{key}" in said, (text, sorted(said))
        assert number in said[f"utter_{key}"]


async def test_despair_comes_first(chat: Chat) -> None:
    for text in ("my sister is 15 and gone since friday, Leeds", "i want to die if she is dead"):
        outgoing = await chat(text)
    assert not any("missing" in message.key for message in outgoing.messages)


async def test_who_ran_away_is_no_relative(chat: Chat) -> None:
    outgoing = await chat("i ran away from the childrens home, im 15, Leeds")
    assert not any("missing" in message.key for message in outgoing.messages)
