"""Builds that leak, each to another place: the proof has to catch every one."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.dialogue.codes import Returning
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


LEAKS = (into_log, into_database, into_redis, into_file, of_codes)
