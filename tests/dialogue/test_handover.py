"""The organisation's own chat: off by default, in its hours, to who asks for a person, never in danger."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from bot.campaigns.campaign import Campaign
from bot.server.app import Assistant
from tests.conftest import Chat

CHAT = "https://chat.example.org/people"
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
EVENING = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)


def give_a_chat(assistant: Assistant, when: datetime, **more: object) -> None:
    """Let the demonstrations have a chat in London's office hours, and the clock stand still."""
    own = {
        f"demo-{code}": {
            "language": code,
            "place": "GB",
            "operator": "Anna's House",
            "handover": {"chat": CHAT, "hours": "Mon-Fri 9-17", **more},
        }
        for code in assistant.turn.library.words.languages
    }
    assistant.turn.campaigns = assistant.turn.campaigns.with_own(own)
    assert not assistant.turn.campaigns.problems
    assistant.turn.now = lambda: when


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "can I talk to a real person"),
        ("de", "kann ich mit einem echten Menschen sprechen"),
        ("fr", "je veux parler à une vraie personne"),
        ("it", "posso parlare con una persona vera"),
        ("es", "quiero hablar con una persona de verdad"),
        ("ru", "можно поговорить с живым человеком"),
    ],
)
async def test_who_asks_for_a_person_is_told_behind_the_lines_what_changes(
    chat: Chat, assistant: Assistant, language: str, text: str
) -> None:
    give_a_chat(assistant, MONDAY)
    await chat("/greet", campaign=f"demo-{language}")
    *before, last = (await chat(text, campaign=f"demo-{language}")).messages
    assert last.key == "utter_handover"
    assert CHAT in last.text
    assert "Anna's House" in last.text
    assert "09:00–17:00" in last.text
    assert any("://" in said.text for said in before), "lines stand first"
    assert not any(said.buttons for said in before), "they stand below the last message"


async def test_nothing_is_said_of_a_chat_that_is_closed_or_that_there_is_not(
    chat: Chat, assistant: Assistant
) -> None:
    assert not told(await chat("/ask_human"))
    give_a_chat(assistant, EVENING)
    assert not told(await chat("/ask_human", visitor="in the evening"))


async def test_its_own_time_zone_outranks_that_of_the_state(
    chat: Chat, assistant: Assistant
) -> None:
    give_a_chat(assistant, EVENING, time_zone="America/Denver")
    assert told(await chat("/ask_human"))


@pytest.mark.parametrize("text", ["hello", "/ask_law", "what does it cost", "/deny"])
async def test_who_asks_for_something_else_is_not_told(
    chat: Chat, assistant: Assistant, text: str
) -> None:
    give_a_chat(assistant, MONDAY)
    assert told(await chat("/ask_human"))
    assert not told(await chat(text))


@pytest.mark.parametrize(
    "text",
    [
        "I want to die",
        "they took my passport and make me do this, I want to talk to a person",
        "I am 15 and he makes me, can I talk to a person",
    ],
)
async def test_nobody_in_danger_is_led_away_from_the_lines(
    chat: Chat, assistant: Assistant, text: str
) -> None:
    give_a_chat(assistant, MONDAY)
    assert not told(await chat(text))
    assert not told(await chat("can I talk to a real person"))
    assert not told(await chat("/ask_human"))


def told(outgoing: object) -> bool:
    """Whether the chat stands in an answer."""
    return CHAT in str(outgoing)


@pytest.mark.parametrize(
    ("chat", "why"),
    [
        ({"chat": "http://chat.example.org", "hours": "24/7"}, "https"),
        ({"chat": "https://chat", "hours": "24/7"}, "https"),
        ({"chat": "https://anna:secret@chat.example.org", "hours": "24/7"}, "https"),
        ({"chat": f"{CHAT} now", "hours": "24/7"}, "https"),
        ({"chat": f"{CHAT}.", "hours": "24/7"}, "https"),
        ({"chat": f"https://chat.example.org/{'x' * 120}", "hours": "24/7"}, "120 characters"),
        ({"chat": CHAT, "hours": "9-5"}, "nobody can be sure"),
        ({"chat": CHAT, "hours": ""}, "at least 1 character"),
        ({"chat": CHAT}, "required"),
        ({"chat": CHAT, "hours": "24/7", "time_zone": "Leeds"}, "not a time zone"),
    ],
)
def test_what_is_wrong_with_a_chat_is_refused(chat: dict[str, str], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Campaign.model_validate({"id": "leeds", "language": "en", "place": "GB", "handover": chat})


def test_hours_without_a_place_need_a_time_zone() -> None:
    values = {"id": "leeds", "language": "en", "handover": {"chat": CHAT, "hours": "24/7"}}
    with pytest.raises(ValidationError, match="need a time zone"):
        Campaign.model_validate(values)
    values["handover"]["time_zone"] = "Europe/London"  # type: ignore[index]
    assert Campaign.model_validate(values).handover
