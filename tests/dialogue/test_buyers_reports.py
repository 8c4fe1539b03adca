"""A buyer who wants to tell somebody of whom he met is told to whom, whatever else his words sound like."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import pytest
import yaml

from bot.dialogue.plain_words.for_her import answers_with_sign
from bot.message import Move, Outgoing, Understanding
from bot.vocabulary import WhoKnows
from tests.conftest import last_keys
from tests.dialogue.test_advised import WANTS

Chat = Callable[..., Awaitable[Outgoing]]

STRANGERS = yaml.load(
    Path(__file__).with_name("buyers_reports.yml").read_text("utf-8"), Loader=yaml.CSafeLoader
)

TOLD = ("report_concern/", "mention_minor/was_she", "on_tell_now", "on_met_sign")
"""What the keys of texts begin with that say to whom one tells it: the last two with lines."""

FOR_CLIENTS = "report_concern/it_was_me_customer"
"""The text for clients who want to tell."""

ANSWERED = 30
"""Of 48 messages how many are answered by any of these, at least (3 December 2026: 30); may only rise."""

TAKEN_FOR_IT = 2
"""Of 30 that only sound so, how many are answered by the one for clients; may only fall."""


async def _keys(chat: Chat, language: str, text: str) -> list[str]:
    return await last_keys(partial(chat, visitor=text), language, WANTS[language], text)


async def test_strangers_who_want_to_tell_of_her_are_told_to_whom(chat: Chat) -> None:
    answered = 0
    for language, texts in STRANGERS["wants"].items():
        for text in texts:
            answered += any(key.startswith(TOLD) for key in await _keys(chat, language, text))
    print(f"{answered} answered")
    assert answered >= ANSWERED


async def test_what_only_sounds_so_is_hardly_taken_for_it(chat: Chat) -> None:
    taken = 0
    for language, texts in STRANGERS["other"].items():
        for text in texts:
            taken += FOR_CLIENTS in await _keys(chat, language, text)
    print(f"{taken} taken for it")
    assert taken <= TAKEN_FOR_IT


@pytest.mark.parametrize(
    ("facts", "is_sign"),
    [
        ({"by_model": Move("report_concern", "seen_something", 0.94)}, True),
        ({"by_model": Move("report_concern", "seen_something", 0.6)}, False),
        ({"who_knows": WhoKnows("tell_forced", 0.7)}, True),
        ({"who_knows": WhoKnows("tell_forced", 0.7), "asks": True}, False),
        ({}, False),
    ],
)
def test_what_made_a_buyer_wonder_is_heard_as_a_sign(
    facts: dict[str, object], *, is_sign: bool
) -> None:
    meaning = Understanding("out_of_scope", 0.9, "en", **facts)  # type: ignore[arg-type]
    assert answers_with_sign(meaning, {"asked": "worry"}) is is_sign
    assert not answers_with_sign(meaning, {"asked": "open"})
