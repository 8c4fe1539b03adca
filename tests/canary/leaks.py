"""Builds that leak, each to another place: the proof has to catch every one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.dialogue.planning.codes import Returning
from bot.engine.engine import Engine
from bot.logs import log
from bot.message import Incoming, Outgoing
from bot.outcomes.recorder import Recorder
from bot.privacy.conversations import Conversations
from bot.turn import Turn


def into_log(monkeypatch: pytest.MonkeyPatch) -> None:
    take = Turn.take

    async def leaking(self: Turn, message: Incoming) -> Outgoing:
        log(message.text, level=logging.DEBUG)
        return await take(self, message)

    monkeypatch.setattr(Turn, "take", leaking)


def into_database(monkeypatch: pytest.MonkeyPatch) -> None:
    answer, record = Turn._answer, Recorder.record
    last = [""]

    async def remembering(self: Turn, message: Incoming) -> Outgoing:
        last[0] = message.text
        return await answer(self, message)

    def leaking(self: Recorder, outcome: Any) -> None:
        object.__setattr__(outcome, "topics", (last[0],))
        record(self, outcome)

    monkeypatch.setattr(Turn, "_answer", remembering)
    monkeypatch.setattr(Recorder, "record", leaking)


def into_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    keep = Conversations.keep
    answer = Turn._answer

    async def remembering(self: Turn, message: Incoming) -> Outgoing:
        self.conversations.last = message.text.encode().hex()  # type: ignore[attr-defined]
        return await answer(self, message)

    async def leaking(self: Any, pseudonym: str, situation: Any) -> None:
        situation.topics = [self.last]
        await keep(self, pseudonym, situation)

    monkeypatch.setattr(Turn, "_answer", remembering)
    monkeypatch.setattr(Conversations, "keep", leaking)


def into_file(monkeypatch: pytest.MonkeyPatch) -> None:
    take = Turn.take

    async def leaking(self: Turn, message: Incoming) -> Outgoing:
        with Path("debug.txt").open("a") as handle:  # noqa: ASYNC230  a leak need not be tidy
            handle.write(message.text)
        return await take(self, message)

    monkeypatch.setattr(Turn, "take", leaking)


def of_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    give = Returning.give

    def leaking(self: Returning, situation: Any, now: datetime) -> str:
        code = give(self, situation, now)
        situation.topics = [code]
        return code

    monkeypatch.setattr(Returning, "give", leaking)


def into_state(part: str) -> Callable[[pytest.MonkeyPatch], None]:
    """A talk's state that holds what was written in one of its parts."""

    def leak(monkeypatch: pytest.MonkeyPatch) -> None:
        decide = Engine.decide
        understand = Engine.understand
        last = [""]

        async def remembering(self: Engine, text: str, context: Any) -> Any:
            last[0] = text
            return await understand(self, text, context)

        def leaking(self: Engine, meaning: Any, situation: Any, *more: Any) -> Any:
            said = decide(self, meaning, situation, *more)
            known = getattr(situation, part)
            setattr(situation, part, [*known, last[0]] if isinstance(known, list) else last[0])
            return said

        monkeypatch.setattr(Engine, "understand", remembering)
        monkeypatch.setattr(Engine, "decide", leaking)

    leak.__name__ = f"into_{part}"
    return leak


PARTS = ("reason", "said", "asked_place", "last_topic", "last_need", "suspected", "lifted")
"""Parts of the state that are set from a message."""

LEAKS = (into_log, into_database, into_redis, into_file, of_codes, *map(into_state, PARTS))
