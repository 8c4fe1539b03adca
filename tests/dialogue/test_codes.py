"""The return code in a talk: offered once, taken or not, brought back, and known by itself alone."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.message import Outgoing, Understanding
from bot.outcomes.store import OutcomeStore
from bot.privacy.return_codes import looks_like_code
from bot.server.app import Assistant
from bot.settings import configured_languages
from tests.conftest import Chat

OFFER, ASK_AGAIN = "utter_offer_return_code", "utter_ask_readiness"


def texts(answer: Outgoing) -> str:
    return "\n".join(said.text for said in answer.messages)


def code_in(answer: Outgoing) -> str:
    (code,) = [word for word in texts(answer).split() if looks_like_code(word)]
    return code


def is_said(key: str, answer: Outgoing) -> bool:
    return key in [said.key for said in answer.messages]


async def _nothing(text: str, context: object) -> Understanding:
    return Understanding("out_of_scope", 0.0, "en")


async def take_code(chat: Chat, visitor: str = "first", **more: Any) -> str:
    """The shortest way to a code: a promise, no address, a code."""
    await chat("hello", visitor=visitor, **more)
    await chat("/commit_to_stop", visitor=visitor, **more)
    await chat("/deny", visitor=visitor, **more)
    return code_in(await chat("/affirm", visitor=visitor, **more))


def pass_(assistant: Assistant, **time: float) -> None:
    assistant.turn.now = lambda: datetime.now(UTC) + timedelta(**time)


async def outcomes(assistant: Assistant) -> list[Any]:
    await assistant.recorder.stop()
    return sorted(OutcomeStore(assistant.database).rows(), key=lambda row: not row.return_code)


@pytest.mark.parametrize("language", configured_languages())
async def test_whoever_promised_is_offered_a_code_in_every_language(
    assistant: Assistant, chat: Chat, language: str
) -> None:
    campaign = f"demo-{language}"
    await chat("/greet", campaign=campaign)
    await chat("/commit_to_stop")
    offered = await chat("/deny")
    assert offered.language == language
    assert is_said(OFFER, offered)
    given = await chat("/affirm")
    assert f"/r/{code_in(given)}" in texts(given)
    pass_(assistant, days=8)
    welcomed = await chat(code_in(given), visitor="again", campaign="nowhere")
    assert welcomed.language == language
    assert is_said("utter_welcome_back", welcomed)
    assert is_said(ASK_AGAIN, welcomed)


@pytest.mark.parametrize("channel", ["sms", "whatsapp"])
async def test_where_there_are_no_buttons_a_number_takes_it(chat: Chat, channel: str) -> None:
    await chat("hello", channel=channel)
    await chat("/commit_to_stop", channel=channel)
    offered = await chat("2", channel=channel)
    assert [button.payload for button in offered.messages[-1].buttons] == ["/affirm", "/deny"]
    assert looks_like_code(code_in(await chat("1", channel=channel)))


async def test_whoever_answered_the_ruler_is_offered_one(assistant: Assistant, chat: Chat) -> None:
    for text in ("hello", "/rate_readiness 4", "/ask_figures"):
        answer = await chat(text)
    assert is_said(OFFER, answer)
    for text in ("hello", "/rate_readiness 4", "/goodbye", "/rate_readiness 6"):
        answer = await chat(text, visitor="who leaves")
    assert is_said(OFFER, answer)


async def test_it_is_offered_once_and_may_be_refused(assistant: Assistant, chat: Chat) -> None:
    await chat("hello")
    await chat("/commit_to_stop")
    assert is_said(OFFER, await chat("/deny"))
    for text in ("/deny", "/ask_help_to_stop", "/commit_to_stop", "/deny", "/ask_harm", "/goodbye"):
        assert not is_said(OFFER, await chat(text))
    (row,) = await outcomes(assistant)
    assert (row.return_code, row.returned) == (False, None)


async def test_nobody_is_offered_one_unasked(assistant: Assistant, chat: Chat) -> None:
    for text in ("hello", "/ask_harm", "/ask_law", "/deny", "/ask_risk", "/thank", "/goodbye"):
        assert not is_said(OFFER, await chat(text))


async def test_never_in_a_talk_about_a_danger(assistant: Assistant, chat: Chat) -> None:
    await chat("hello")
    await chat("/commit_to_stop")
    await chat("i want to die")
    for text in ("/deny", "/ask_help_to_stop", "/rate_readiness 8", "/affirm", "/goodbye"):
        assert not is_said(OFFER, await chat(text))


async def test_a_code_opens_no_deterrence_in_a_talk_about_a_danger(
    assistant: Assistant, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = await take_code(chat)
    # Some codes' letters were read as words: of 500, two made it a talk about hurting oneself.
    texts_read = []
    understand = assistant.turn.engine.understand

    async def noting(text: str, context: Any) -> Any:
        texts_read.append(text)
        return await understand(text, context)

    monkeypatch.setattr(assistant.turn.engine, "understand", noting)
    answer = await chat(f"{code} i want to die", visitor="again")
    assert texts_read == ["i want to die"]
    assert is_said("utter_express_distress/life", answer)
    # What the model takes the letters for does not matter here.
    monkeypatch.setattr(assistant.turn.engine, "understand", _nothing)
    answer = await chat(code, visitor="again")
    assert [said.key for said in answer.messages] == ["utter_danger_yes"]
    assert (await outcomes(assistant))[1].ending == "safety"


async def test_without_a_life_of_keys_none_is_offered(
    assistant: Assistant, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = assistant.settings.model_copy(update={"return_code_days": 0})
    library = dataclasses.replace(assistant.library, settings=settings)
    monkeypatch.setattr(assistant.turn.engine, "_library", library)
    await chat("hello")
    await chat("/commit_to_stop")
    assert is_said("utter_deny", await chat("/deny"))


@pytest.mark.parametrize(
    ("then", "now", "kept"),
    [("4", "8", "higher"), ("8", "4", "lower"), ("5", "5", "same"), ("5", "skip", "unknown")],
)
async def test_coming_back_is_counted_with_the_change_alone(
    assistant: Assistant, chat: Chat, then: str, now: str, kept: str
) -> None:
    for text in ("hello", f"/rate_readiness {then}", "/commit_to_stop", "/deny"):
        if is_said(OFFER, await chat(text)):
            break
    code = code_in(await chat("/affirm"))
    pass_(assistant, days=8)
    await chat(code, visitor="again")
    asked = await chat("/deny" if now == "skip" else f"/rate_readiness {now}", visitor="again")
    assert is_said("utter_ask_called", asked)
    if now == "8":
        assert is_said("utter_called_yes", await chat("/affirm", visitor="again"))
    elif now == "4":
        offered = await chat("/deny", visitor="again")
        assert is_said("utter_called_no", offered)
        assert is_said("utter_ask_help_to_stop", await chat("/affirm", visitor="again"))
    took, came = await outcomes(assistant)
    assert (took.return_code, took.returned) == (True, None)
    assert (came.return_code, came.returned) == (False, kept)
    assert (took.called, came.called) == (None, {"8": True, "4": False}.get(now))
    assert (came.readiness_before, came.readiness_after, came.arm) == (None, None, None)
    assert came.campaign == took.campaign


async def test_help_is_offered_once_after_coming_back(assistant: Assistant, chat: Chat) -> None:
    code = await take_code(chat)
    await chat(code, visitor="again")
    said = [
        await chat(text, visitor="again") for text in ("/rate_readiness 3", "/rate_readiness 4")
    ]
    assert [is_said("utter_offer_help", one) for one in said] == [True, False]


async def test_a_code_is_counted_once_and_welcome_twice(assistant: Assistant, chat: Chat) -> None:
    code = await take_code(chat)
    pass_(assistant, days=8)
    for visitor in ("again", "and again"):
        answer = await chat(code.lower(), visitor=visitor)
        assert is_said("utter_welcome_back", answer)
    rows = await outcomes(assistant)
    assert sorted(str(row.returned) for row in rows) == ["None", "None", "unknown"]


async def test_the_same_week_is_no_return_and_uses_nothing_up(
    assistant: Assistant, chat: Chat
) -> None:
    monday = datetime.now(UTC) - timedelta(days=datetime.now(UTC).weekday())
    assistant.turn.now = lambda: monday
    code = await take_code(chat)
    assistant.turn.now = lambda: monday + timedelta(days=6)
    await chat(code, visitor="sunday")
    assistant.turn.now = lambda: monday + timedelta(days=7)
    await chat(code, visitor="monday")
    rows = await outcomes(assistant)
    assert sorted(str(row.returned) for row in rows) == ["None", "None", "unknown"]


async def test_in_the_talk_in_which_it_was_taken_it_is_for_later(
    assistant: Assistant, chat: Chat
) -> None:
    code = await take_code(chat)
    answer = await chat(code, visitor="first")
    assert is_said("utter_return_code_keep", answer)


async def test_a_slip_gets_a_kind_sentence_after_the_reveal(
    assistant: Assistant, chat: Chat
) -> None:
    answer = await chat("K7QF-2M9D-XW4P")
    assert "automated service" in texts(answer)
    assert is_said("utter_return_code_unknown", answer)
    assert is_said("utter_greet", await chat("hello"))


async def test_the_code_is_in_no_state_of_the_talk(assistant: Assistant, chat: Chat) -> None:
    code = await take_code(chat)
    situation = await assistant.turn.conversations.find("web first")
    assert situation is not None
    assert code not in repr(situation)
    assert situation.return_code


async def test_keys_that_cannot_be_used_cost_the_code_and_no_talk(
    assistant: Assistant, chat: Chat
) -> None:
    code = await take_code(chat)
    (assistant.settings.home / "keys" / "returns.json").write_text("damaged")
    assert is_said("utter_return_code_unknown", await chat(code, visitor="again"))
