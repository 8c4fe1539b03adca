"""The readiness ruler on a channel without buttons: a number, a word for one, or no answer."""

from __future__ import annotations

import pytest

from tests.conftest import Chat


@pytest.mark.parametrize(
    ("answer", "reply"),
    [
        ("3", "honest"),
        ("maybe a 5", "part of you"),
        ("7/10", "clear wish"),
        ("ten", "clear wish"),
        ("SKIP", "That is fine"),
        ("skip", "That is fine"),
    ],
)
async def test_the_ruler_is_answered_in_words_and_may_be_skipped(
    chat: Chat, answer: str, reply: str
) -> None:
    for payload in ("/ask_harm", "/ask_figures"):
        await chat(payload, channel="sms")
    asked = await chat("/ask_risk", channel="sms")
    assert "from 0 to 10" in asked.messages[-1].text
    assert reply in (await chat(answer, channel="sms")).messages[0].text
