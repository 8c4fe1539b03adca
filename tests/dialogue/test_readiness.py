"""The readiness ruler on a channel without buttons: a number, a word for one, or no answer."""

from __future__ import annotations

import pytest

from bot.message import Outgoing
from tests.conftest import Chat


def asks_for_a_number(answer: Outgoing) -> bool:
    return "utter_ask_readiness" in [said.key for said in answer.messages]


@pytest.mark.parametrize(
    ("answer", "band"),
    [
        ("3", "low"),
        ("maybe a 5", "middle"),
        ("7/10", "high"),
        ("ten", "high"),
        ("SKIP", "skipped"),
        ("skip", "skipped"),
    ],
)
async def test_the_ruler_is_answered_in_words_and_may_be_skipped(
    chat: Chat, answer: str, band: str
) -> None:
    for payload in ("/seek_services", "/ask_figures", "/ask_figures"):
        assert not asks_for_a_number(await chat(payload, channel="sms"))
    asked = await chat("/ask_figures", channel="sms")
    assert asks_for_a_number(asked)
    assert "from 0 (not at all) to 10 (completely)" in asked.messages[-1].text
    (first, *_) = (await chat(answer, channel="sms")).messages
    assert first.key == f"utter_readiness_{band}"


@pytest.mark.parametrize("text", ["hello", "/report_concern", "/disclose_exploitation"])
async def test_who_is_not_known_to_pay_is_not_asked(chat: Chat, text: str) -> None:
    for payload in (text, *6 * ("/ask_figures",)):
        assert not asks_for_a_number(await chat(payload, channel="sms"))
