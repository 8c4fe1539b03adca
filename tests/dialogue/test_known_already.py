"""What was said is not asked again, and nothing is made of what somebody only tells in passing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

import pytest

from bot.dialogue.reading.guesses import is_told_in_passing
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.line_choice import at_home_first
from bot.dialogue.words.library import Library
from bot.engine.engine import Engine
from bot.message import Outgoing, Understanding

Chat = Callable[..., Awaitable[Outgoing]]


def keys(outgoing: Outgoing) -> list[str]:
    return [said.key for said in outgoing.messages]


async def test_who_said_that_they_can_write_is_not_asked_once_more(chat: Chat) -> None:
    await chat("mein freund will dass ich mich mit einem anderen treffe", campaign="demo-de")
    await chat("ja kann schreiben, er ist unten. deutschland", campaign="demo-de")
    outgoing = await chat("bin 15", campaign="demo-de")
    assert keys(outgoing) == ["utter_mention_minor/i_am_minor"]
    assert "schreiben?" not in outgoing.messages[0].text


async def test_nothing_is_reflected_beside_an_apology_for_a_guess(engine: Engine) -> None:
    situation = Situation(
        "ru", "web", "demo-ru", role="buyer", turns=3, revealed=True, asked="open"
    )
    reading = Understanding(
        "deny", 0.9, "ru", topic="not_so", named=("money",), aside=True, asks=True
    )
    said = engine.decide(reading, situation, datetime(2026, 11, 28, 12, tzinfo=UTC))
    assert [one.key for one in said] == ["utter_deny/not_so"]


@pytest.mark.parametrize(("asks", "is_told"), [(False, True), (True, False)])
def test_friends_in_amsterdam_are_no_question_for_the_law(asks: bool, is_told: bool) -> None:
    situation = Situation("en", "web", "demo-en", role="buyer", turns=3, asked="open")
    reading = Understanding(
        "ask_law", 0.74, "en", topic="abroad", places=("NL",), named=("peers",), asks=asks
    )
    assert is_told_in_passing(situation, reading) is is_told


async def test_who_is_only_curious_is_not_shown_the_door(chat: Chat) -> None:
    for text in ("how much for an hour", "come on, how much", "just tell me the price"):
        await chat(text)
    assert keys(await chat("i was just curious")) == ["utter_seek_services/just_looking"]


async def test_one_answer_tells_once_how_lines_are_written_to(chat: Chat) -> None:
    await chat("they force me to work, they took my passport. i'm in london")
    await chat("yes i can write")
    outgoing = await chat("can they text? i would rather not call")
    text = "\n".join(said.text for said in outgoing.messages)
    assert text.count("Salvation Army: ") == 1


@pytest.mark.parametrize(("language", "is_shown"), [("de", False), ("en", False), ("ru", True)])
def test_a_page_for_ukrainians_is_shown_to_nobody_else(
    language: str, is_shown: bool, library: Library
) -> None:
    card = library.directory.card("int-report-2", language, datetime.now(UTC))
    assert card is not None
    assert (card in at_home_first([card], language)) is is_shown


async def test_a_mother_is_not_told_to_keep_away_from_her_child(chat: Chat) -> None:
    first = await chat("my 14yo daughter is getting msgs from some guy")
    assert first.messages[1].key == "utter_report_concern/child_online"
    await chat("uk. he asked her for a photo. do i take her phone off her")
    for text in ("she says he's 16 and its fine. i dont believe it", "she was with him once"):
        assert "utter_mention_minor/was_she" not in keys(await chat(text))
