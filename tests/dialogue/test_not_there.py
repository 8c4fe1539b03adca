"""Who says where they are not is asked where they are, and is not offered that State again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.dialogue.answering.not_there import leaving_places
from bot.dialogue.state.situation import Situation
from bot.message import Outgoing, Understanding
from bot.server.app import Assistant

Chat = Callable[..., Awaitable[Outgoing]]

TALKS = {
    "en": ("they took my passport", "Toronto", "no not Canada"),
    "de": ("die haben meinen Pass", "Wien", "nein, nicht Österreich"),
    "fr": ("ils ont pris mon passeport", "Bruxelles", "pas la Belgique"),
    "es": ("me quitaron el pasaporte", "Lisboa", "no, no Portugal"),
    "it": ("mi hanno preso il passaporto", "Zurigo", "no, non la Svizzera"),
    "ru": ("у меня забрали паспорт", "Варшава", "нет, не Польша"),
}


@pytest.mark.parametrize("language", sorted(TALKS))
async def test_a_state_that_is_denied_is_left_and_asked_for(
    chat: Chat, assistant: Assistant, language: str
) -> None:
    for text in TALKS[language]:
        outgoing = await chat(text, campaign=f"demo-{language}")
    situation = await assistant.turn.conversations.find("web a visitor")
    assert situation is not None
    assert not situation.place_told
    assert situation.asked == "safety_place"
    assert "utter_safety_where" in [said.key for said in outgoing.messages]


def test_of_one_name_the_state_that_was_denied_is_offered_no_more() -> None:
    situation = Situation("en", "web", "demo-en", not_there=["CA"])
    reading = Understanding("inform_location", 1.0, "en", places=("GB-ENG", "CA"))
    assert leaving_places(situation, reading).places == ("GB-ENG",)


def test_of_two_that_were_offered_the_other_is_meant() -> None:
    buttons = ["/inform_location GB-ENG", "/inform_location CA"]
    situation = Situation("en", "web", "demo-en", buttons=buttons)
    reading = Understanding("deny", 1.0, "en", not_there=("CA",))
    meant = leaving_places(situation, reading)
    assert (meant.intent, meant.places, meant.is_here) == ("inform_location", ("GB-ENG",), True)


def test_a_state_that_is_named_as_theirs_after_all_is_offered_again() -> None:
    situation = Situation("en", "web", "demo-en", not_there=["CA"])
    leaving_places(situation, Understanding("inform_location", 1.0, "en", places=("CA",)))
    assert situation.not_there == []
