"""What a talk leaves in its outcome: promises, where it was about, where somebody was led."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.dialogue.state.situation import Situation
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


async def test_a_witness_is_counted_also_where_no_danger_is_certain(
    chat: Chat, assistant: Assistant
) -> None:
    await chat("will they know my name if I report it")
    situation = await situation_of(assistant)
    assert (situation.danger, anonymise(situation, NOW).topics) == ("none", ("concern",))


@pytest.mark.parametrize(
    ("role", "kinds", "safety", "topics"),
    [
        ("witness", ["concern"], ("concern",), ("concern", "risk")),
        ("exploited", ["concern", "exploitation"], ("exploitation",), ("risk",)),
        ("child", ["concern", "child_writes"], ("child_writes",), ("risk",)),
    ],
)
def test_who_asked_for_a_friend_and_meant_themselves_is_one_person(
    role: str, kinds: list[str], safety: tuple[str, ...], topics: tuple[str, ...]
) -> None:
    situation = Situation("en", "web", "demo-en", role=role, safety_kinds=kinds, topics=["risk"])
    kept = anonymise(situation, NOW)
    assert (kept.safety, kept.topics) == (safety, topics)


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


@pytest.mark.parametrize(
    ("said", "went_on"),
    [
        (("/seek_services", "/seek_services"), True),
        (("hello", "/seek_services still_want"), True),
        (("are you free tonight", "how much for an hour"), True),
        (("/seek_services",), False),
        (("/seek_services", "/ask_law"), False),
        (("hello", "/seek_services looking"), False),
    ],
)
async def test_who_asks_to_buy_after_the_reveal_went_on(
    chat: Chat, assistant: Assistant, said: tuple[str, ...], went_on: bool
) -> None:
    """The first message is written before anybody knows what this is."""
    for text in said:
        await chat(text)
    assert (await situation_of(assistant)).went_on is went_on


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "it", "ru"])
async def test_the_first_answer_has_an_honest_button_to_go_on(
    chat: Chat, assistant: Assistant, language: str
) -> None:
    first = await chat("/seek_services", campaign=f"demo-{language}")
    (button,) = [b for b in first.messages[-1].buttons if b.payload.endswith(" still_want")]
    answer = await chat(button.payload, campaign=f"demo-{language}")
    assert answer.messages[0].key == "utter_seek_services/still_want"


async def test_who_asks_again_takes_the_promise_back(chat: Chat, assistant: Assistant) -> None:
    for text in ("/ask_harm", "/commit_to_stop", "/seek_services still_want"):
        await chat(text)
    situation = await situation_of(assistant)
    assert (situation.stage, situation.ending, situation.went_on) == ("routed", "left", True)
    await chat("/commit_to_stop")
    assert (await situation_of(assistant)).stage == "committed"


async def test_in_danger_nobody_goes_on(chat: Chat, assistant: Assistant) -> None:
    for text in ("/disclose_exploitation", "/seek_services"):
        await chat(text)
    assert not (await situation_of(assistant)).went_on


@pytest.mark.parametrize(("answer", "of_use"), [("/affirm", True), ("/deny", False)])
async def test_at_parting_it_is_asked_once_whether_it_was_of_use(
    chat: Chat, assistant: Assistant, answer: str, of_use: bool
) -> None:
    await chat("/ask_harm")
    asked = await chat("/goodbye")
    assert asked.messages[-1].key == "utter_ask_of_use"
    said = await chat(answer)
    assert said.messages[0].key == ("utter_of_use_yes" if of_use else "utter_of_use_no")
    assert (await situation_of(assistant)).of_use is of_use
    again = await chat("/goodbye")
    assert "utter_ask_of_use" not in [message.key for message in again.messages]


async def test_who_thanks_and_goes_is_asked_too(chat: Chat) -> None:
    await chat("/ask_harm", campaign="demo-fr")
    answer = await chat("merci, au revoir", campaign="demo-fr")
    assert [message.key for message in answer.messages][-1] == "utter_ask_of_use"


async def test_one_tap_says_that_it_was_not_for_somebody(chat: Chat, assistant: Assistant) -> None:
    first = await chat("hello")
    (tap,) = [b for b in first.messages[-1].buttons if b.payload.startswith("/goodbye")]
    answer = await chat(tap.payload)
    assert [message.key for message in answer.messages] == ["utter_goodbye/not_for_me"]
    situation = await situation_of(assistant)
    assert (situation.not_for_me, situation.of_use_asked) == (True, False)


async def test_in_danger_it_is_not_asked_whether_it_was_of_use(chat: Chat) -> None:
    await chat("/express_distress")
    answer = await chat("/goodbye")
    assert "utter_ask_of_use" not in [message.key for message in answer.messages]


async def test_an_alarm_that_is_taken_back_is_counted_as_one(
    chat: Chat, assistant: Assistant
) -> None:
    forced = "they force me to have sex with men and took my passport"
    for text in (forced, "you got that wrong, it is from a film"):
        await chat(text)
    outcome = anonymise(await situation_of(assistant), NOW)
    assert (outcome.safety, outcome.taken_back) == ((), ("exploitation",))
    for text in (forced, "/disclose_exploitation"):
        await chat(text)
    outcome = anonymise(await situation_of(assistant), NOW)
    assert (outcome.safety, outcome.taken_back) == (("exploitation",), ())
