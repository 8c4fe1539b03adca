"""Somebody outside the OSCE's region is told the number there, or that there is one: never another's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Awaitable, Callable

import pytest
from phonenumbers import shortnumberinfo

from bot.knowledge.emergency import EmergencyText
from bot.knowledge.emergency_abroad import Numbers, numbers_abroad
from bot.knowledge.regions import PARTICIPATING_STATES
from bot.knowledge.resources import Directory
from bot.message import Outgoing
from bot.words import Words

Chat = Callable[..., Awaitable[Outgoing]]
NOW = dt.datetime(2026, 11, 28, 2, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def emergency(words: Words, directory: Directory) -> EmergencyText:
    return EmergencyText(words, directory)


def test_each_number_is_one_of_the_state_by_a_second_source() -> None:
    for state, row in numbers_abroad().items():
        for number in filter(None, (row.police, row.ambulance, row.all)):
            is_known = shortnumberinfo.is_emergency_number(number, state)
            assert is_known or len(row.also) > 1, (state, number)


def test_no_state_of_the_directory_is_among_them() -> None:
    assert not PARTICIPATING_STATES & set(numbers_abroad())
    assert len(numbers_abroad()) > 120


@pytest.mark.parametrize(
    ("place", "service", "told"),
    [
        ("AU", "police", "000"),
        ("JP", "police", "110 (police)"),
        ("JP", "ambulance", "119 (ambulance)"),
        ("JP", "all", "110 (police) or 119 (ambulance)"),
        ("BR", "police", "190 (police)"),
        ("IN", "all", "112"),
        ("NZ", "all", "111"),
        ("ZA", "police", "10111 (police)"),
        ("SY", "police", "the local emergency number"),
    ],
)
def test_the_number_there_is_told(
    emergency: EmergencyText, place: str, service: str, told: str
) -> None:
    assert emergency.emergency_text(place, "en", service, NOW) == told


def test_nobody_there_is_told_the_numbers_of_europe_and_america(
    emergency: EmergencyText, language: str, directory: Directory
) -> None:
    anywhere = emergency.emergency_text(None, language, "all", NOW)
    known = directory.numbers()
    for place in (*numbers_abroad(), "SY", "KP", "CD"):
        for service in ("all", "police", "ambulance"):
            told = emergency.emergency_text(place, language, service, NOW)
            assert told
            assert told != anywhere, place
            assert set(re.findall(r"\d+", told)) <= known


def test_a_row_has_a_number_that_reaches_the_police() -> None:
    with pytest.raises(ValueError, match="police"):
        Numbers(ambulance="119", also=("libphonenumber",))


@pytest.mark.parametrize(
    ("campaign", "text", "told"),
    [
        ("demo-en", "I'm in Sydney, he hits me", "000"),
        ("demo-es", "estoy en Buenos Aires, mi marido me pega", "911 (policía)"),
        ("demo-fr", "je suis au Maroc, mon mari me frappe", "190 (police)"),
        ("demo-de", "ich bin in Japan, er schlägt mich", "110 (Polizei)"),
        ("demo-it", "sono in Brasile, mio marito mi picchia", "190 (polizia)"),
        ("demo-ru", "я в Таиланде, муж бьёт меня", "191"),
    ],
)
async def test_who_says_to_be_there_in_danger_reads_it(
    chat: Chat, campaign: str, text: str, told: str
) -> None:
    outgoing = await chat(text, campaign=campaign)
    words = "\n".join(said.text for said in outgoing.messages)
    assert told in words
    assert "112" not in words


async def test_a_place_told_later_is_answered_with_its_number(chat: Chat) -> None:
    await chat("he hits me")
    words = "\n".join(said.text for said in (await chat("Australia")).messages)
    assert "000" in words
    assert "La Strada" not in words
