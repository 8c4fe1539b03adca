"""The course: a question before, six exercises to choose from, a plan, the question again, and a way back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.dialogue.planning.course import EXERCISES, STEPS
from bot.dialogue.state.situation import Situation
from bot.dialogue.words.library import Library
from bot.message import Outgoing
from bot.outcomes.anonymise import anonymise
from bot.outcomes.definitions import EXERCISES as COUNTED
from bot.server.app import Assistant
from bot.settings import configured_languages
from tests.conftest import Chat
from tests.dialogue.test_codes import code_in, is_said, pass_
from tests.dialogue.test_outcome_of_a_talk import situation_of

NOW = datetime(2026, 11, 27, 10, 20, tzinfo=UTC)


def keys(answer: Outgoing) -> list[str]:
    return [said.key for said in answer.messages]


def first_choice(answer: Outgoing) -> str:
    return answer.messages[-1].buttons[0].payload


async def begin(chat: Chat, number: str = "/rate_readiness 3", **more: str) -> Outgoing:
    asked = await chat("/ask_education start", **more)
    assert keys(asked)[-1] == "utter_ask_readiness"
    return await chat(number, **more)


def test_what_is_counted_is_what_there_is() -> None:
    assert COUNTED == STEPS == len(EXERCISES)


@pytest.mark.parametrize("language", configured_languages())
async def test_the_whole_course(chat: Chat, assistant: Assistant, language: str) -> None:
    campaign = f"demo-{language}"
    said, chosen = await begin(chat, campaign=campaign), []
    for number in range(1, STEPS + 1):
        assert keys(said) == [f"utter_course_{number}"]
        assert said.messages[-1].text.rstrip().endswith("?")
        assert "  " not in said.messages[-1].text
        chosen.append(said.messages[-1].buttons[0].title)
        said = await chat(first_choice(said), campaign=campaign)
    assert keys(said) == ["utter_course_end", "utter_ask_readiness_again"]
    assert all(title in said.messages[0].text for title in chosen[:2]), "the plan is said back"
    await chat("/rate_readiness 7", campaign=campaign)
    kept = anonymise(await situation_of(assistant), NOW)
    assert (kept.course, kept.readiness_before, kept.readiness_after) == (6, 3, 7)
    assert "course" in kept.topics
    assert "when_" not in repr(kept), "what was chosen is kept nowhere"


async def test_the_question_before_may_be_skipped(chat: Chat) -> None:
    assert keys(await begin(chat, "/deny")) == ["utter_course_1"]


async def test_who_answered_the_ruler_before_is_not_asked_again(chat: Chat) -> None:
    await chat("/rate_readiness 4")
    assert keys(await chat("/ask_education start")) == ["utter_course_1"]


@pytest.mark.parametrize("typed", ["2", "qwertz uiop", "ok"])
async def test_an_answer_in_own_words_or_by_number_goes_on(chat: Chat, typed: str) -> None:
    await begin(chat)
    assert keys(await chat(typed)) == ["utter_course_2"]


async def test_without_both_choices_no_plan_is_claimed(chat: Chat) -> None:
    await begin(chat)
    await chat("ok")
    third = await chat("/ask_education then_walk")
    assert keys(third) == ["utter_course_3"]
    assert "Your plan" not in third.messages[0].text


async def test_who_stops_goes_on_where_he_was(chat: Chat, assistant: Assistant) -> None:
    await begin(chat)
    await chat("/ask_education when_alone")
    stopped = await chat("/deny")
    assert keys(stopped) == ["utter_course_left", "utter_offer_return_code"]
    assert anonymise(await situation_of(assistant), NOW).course == 1
    assert keys(await chat("/ask_education")) == ["utter_course_2"]


async def test_a_danger_ends_the_course(chat: Chat, assistant: Assistant) -> None:
    await begin(chat)
    await chat("/disclose_exploitation")
    assert not any(key.startswith("utter_course") for key in keys(await chat("ok")))


WAYS_IN = (
    "/ask_education",
    "/ask_education start",
    "/ask_education when_alone",
    "show me the course",
)
"""What asks for the course, or answers its first exercise."""


@pytest.mark.parametrize("asked", WAYS_IN)
@pytest.mark.parametrize("told", ["i'm 14", "yes. i'm 14", "alone. i'm 14"])
async def test_a_child_is_never_led_into_the_course(chat: Chat, asked: str, told: str) -> None:
    """Its steps are for who pays: neither offered, nor begun, nor gone on with once somebody is a child."""
    await begin(chat)
    messages = (told, "ok", asked, "/affirm", "/rate_readiness 3", asked, "yes please")
    said = [await chat(message) for message in messages]
    assert not [key for answer in said for key in keys(answer) if "course" in key]
    assert not [key for answer in said for key in keys(answer) if "readiness" in key]


async def test_no_course_that_broke_off_is_offered_to_a_child(
    chat: Chat, assistant: Assistant
) -> None:
    since_monday = datetime.now(UTC).weekday()
    pass_(assistant, days=-since_monday)
    await begin(chat)
    await chat("/ask_education when_alone")
    await chat("/deny")
    code = code_in(await chat("/affirm"))
    pass_(assistant, days=8 - since_monday)
    await chat(code, visitor="again")
    said = [
        await chat(message, visitor="again")
        for message in ("i'm 14 and a man pays me", "/rate_readiness 5", "/deny", "/affirm")
    ]
    assert not [key for answer in said for key in keys(answer) if "course" in key]


def test_the_course_has_no_words_for_a_child(library: Library) -> None:
    words = library.words
    assert not [
        (key, language)
        for language in configured_languages()
        for key in words.messages()
        if "course" in key
        for wording in words.variations(key, language)
        if ("role", "child") in wording.conditions
    ]


@pytest.mark.parametrize(("days", "called"), [(1, None), (8, "/affirm"), (8, "/deny")])
async def test_a_code_brings_back_where_the_course_broke_off(
    chat: Chat, assistant: Assistant, days: int, called: str | None
) -> None:
    # A code knows weeks only: the day after it was given may be in the next one, so it begins on a Monday.
    since_monday = datetime.now(UTC).weekday()
    pass_(assistant, days=-since_monday)
    await begin(chat)
    await chat("/ask_education when_alone")
    await chat("/ask_education then_walk")
    await chat("/deny")
    code = code_in(await chat("/affirm"))
    pass_(assistant, days=days - since_monday)
    assert is_said("utter_welcome_back", await chat(code, visitor="again"))
    said = await chat("/rate_readiness 5", visitor="again")
    if called and is_said("utter_ask_called", said):
        said = await chat(called, visitor="again")
    assert keys(said)[-1] == "utter_offer_course_on"
    assert sum("?" in one.text for one in said.messages) == 1
    assert keys(await chat("/affirm", visitor="again")) == ["utter_course_3"]
    assert anonymise(await situation_of(assistant, "again"), NOW).course == 2


def test_who_did_not_begin_has_no_course() -> None:
    assert anonymise(Situation("en", "web", "demo-en", course_step=3), NOW).course is None
