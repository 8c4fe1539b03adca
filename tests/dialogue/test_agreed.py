"""What the readings agree on is said in the place of an answer that they find unlikely, and of no other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

import pytest

from bot.dialogue.planning import reply
from bot.message import Outgoing
from tests.conftest import last_keys
from tools.conversations import JUDGED, Conversation, load

Chat = Callable[..., Awaitable[Outgoing]]

AGREED = [
    ("de-judged-20", "Sie hat immer gesungen", "claim_need/memory"),
    ("en-judged-20", "will she get in tr", "ask_police/she_in_trouble"),
    ("es-judged-04", "no te hablo ya de la de benidorm", "commit_to_stop/way_out"),
    ("fr-judged-21", "arrêter les deux en même temps", "ask_help_to_stop/where"),
    ("it-judged-07", "80 euro x una", "ask_help_to_stop/free"),
    ("ru-judged-21", "русская организация", "ask_human/my_language"),
]
"""Talks in which somebody was answered beside what they wrote, and what the readings agreed on."""


@pytest.fixture(scope="module")
def talks() -> dict[str, Conversation]:
    return {talk.id: talk for talk in load(folder=JUDGED)}


def until(talk: Conversation, words: str) -> list[str]:
    """What is written up to the message with these words."""
    said = [turn.says for turn in talk.turns]
    return said[: next(n for n, text in enumerate(said, 1) if words in text)]


@pytest.mark.parametrize(("name", "words", "key"), AGREED)
async def test_it_is_said_instead(
    chat: Chat,
    monkeypatch: pytest.MonkeyPatch,
    talks: dict[str, Conversation],
    name: str,
    words: str,
    key: str,
) -> None:
    said = until(talks[name], words)
    language = talks[name].language
    assert key in await last_keys(chat, language, *said)
    monkeypatch.setattr(reply, "answered_as_agreed", lambda *_: False)
    assert key not in await last_keys(partial(chat, visitor="another"), language, *said)


@pytest.mark.parametrize(
    "said",
    [
        # Who is held, and a child, have rules of their own for each step.
        ("i cant leave, they took my passport and make me see men", "yes, im alone"),
        ("im 14 and he wants pictures of me", "yes"),
    ],
)
async def test_what_keeps_somebody_safe_stands(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, said: tuple[str, ...]
) -> None:
    asked = "but who pays for all that, and is it really true what they say about you"
    told = await last_keys(chat, "en", *said, asked)
    monkeypatch.setattr(reply, "answered_as_agreed", lambda *_: False)
    assert told == await last_keys(partial(chat, visitor="another"), "en", *said, asked)
