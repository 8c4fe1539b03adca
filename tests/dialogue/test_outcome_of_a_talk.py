"""What a talk leaves in its outcome: promises, where it was about, where somebody was led."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.dialogue.situation import Situation
from bot.outcomes.anonymise import anonymise
from bot.server.app import Assistant
from tests.conftest import Chat

NOW = datetime(2026, 11, 27, 10, 20, tzinfo=UTC)


async def situation_of(assistant: Assistant, visitor: str = "a visitor") -> Situation:
    found = await assistant.turn.conversations.find(f"web {visitor}")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "thanks, I will not do it"),
        ("en", "no thanks, I won't go"),
        ("de", "ich mache es nicht, danke"),
        ("es", "No lo haré, gracias"),
        ("fr", "merci, je n'irai pas"),
        ("it", "Non lo farò, grazie"),
        ("ru", "спасибо, не пойду"),
    ],
)
async def test_a_polite_no_to_buying_is_a_promise(
    chat: Chat, assistant: Assistant, language: str, said: str
) -> None:
    await chat("/seek_services", campaign=f"demo-{language}")
    await chat(said, campaign=f"demo-{language}")
    assert (await situation_of(assistant)).stage == "committed"


@pytest.mark.parametrize("said", ["no thanks", "no"])
async def test_a_no_to_our_offer_is_none(chat: Chat, assistant: Assistant, said: str) -> None:
    await chat("/seek_services")
    await chat(said)
    assert (await situation_of(assistant)).stage != "committed"


async def test_a_line_to_keep_at_parting_leads_nobody_anywhere(
    chat: Chat, assistant: Assistant
) -> None:
    await chat("/ask_harm")
    await chat("/goodbye")
    situation = await situation_of(assistant)
    assert situation.stage == "informed"
    await chat("/ask_help_to_stop", visitor="another")
    assert (await situation_of(assistant, "another")).stage == "routed"


async def test_privacy_is_a_topic(chat: Chat, assistant: Assistant) -> None:
    await chat("/ask_privacy")
    assert (await situation_of(assistant)).topics == ["privacy"]


@pytest.mark.parametrize(
    ("place", "is_told", "asked", "country"),
    [
        ("GB-NIR", True, "FR", "GB"),
        ("GB", False, "IE", "IE"),
        ("GB", False, None, "GB"),
        (None, False, "US-TX", "US"),
        (None, False, None, None),
    ],
)
def test_the_country_is_the_visitors_then_the_one_asked_about(
    place: str | None, is_told: bool, asked: str | None, country: str | None
) -> None:
    situation = Situation("en", "web", "demo-en", place=place, outcome="a" * 32)
    situation.place_told, situation.asked_place = is_told, asked
    assert anonymise(situation, NOW).country == country
