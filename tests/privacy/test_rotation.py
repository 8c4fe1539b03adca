"""A conversation in progress goes on when the key of the conversations is renewed, on every channel."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.engine.engine import Engine
from bot.message import Incoming, Outgoing
from bot.outcomes.store import OutcomeStore
from bot.privacy.keys import KeyRing
from bot.server.app import Assistant, assemble
from bot.settings import Settings
from bot.turn import Turn
from tests.connectors.cases import CONNECTORS
from tests.platforms import Platforms


def operator_of(settings: Settings) -> KeyRing:
    """The keys as another process has them, such as the command line."""
    return KeyRing(settings.home / "keys", settings.key_hours, settings.session_minutes)


def assistant_of(platforms: Platforms) -> Assistant:
    assistant: Assistant = platforms.client.app.state.assistant  # type: ignore[attr-defined]
    return assistant


def names(assistant: Assistant) -> set[str]:
    """Pseudonyms in the store."""
    store: Any = assistant.store
    return {name for name in store._values if name.startswith("conversation:")}


@pytest.mark.parametrize("channel", CONNECTORS)
def test_a_conversation_in_progress_survives_a_rotation(
    platforms: Platforms, settings: Settings, channel: str
) -> None:
    platform, assistant = platforms[channel], assistant_of(platforms)
    platform.say("hello")
    before = names(assistant)
    operator_of(settings).rotate()
    asked = platform.say("is it legal in france")
    assert "France" in asked.text
    assert "automat" not in asked.text, "it does not introduce itself again"
    (row,) = platforms.outcomes
    assert row.turns == 2
    after = names(assistant)
    assert len(before) == len(after) == 1
    assert before != after, "nothing is left under the former pseudonym"


@pytest.mark.parametrize("channel", CONNECTORS)
def test_once_all_keys_are_destroyed_a_conversation_begins_anew(
    platforms: Platforms, settings: Settings, channel: str
) -> None:
    platforms[channel].say("hello")
    operator_of(settings).rotate(at_once=True)
    platforms[channel].say("hello")
    rows = OutcomeStore(assistant_of(platforms).database).rows()
    assert [row.turns for row in rows] == [1, 1]


def test_the_opt_out_list_outlives_every_key(platforms: Platforms, settings: Settings) -> None:
    platforms["sms"].say("STOP")
    operator_of(settings).rotate(at_once=True)
    assert platforms["sms"].say("hello").texts == ()


@pytest.fixture
async def assistant(settings: Settings, engine: Engine) -> AsyncIterator[Assistant]:
    assistant = assemble(settings, engine=engine)
    await assistant.start()
    yield assistant
    await assistant.stop()


async def test_a_message_waits_for_one_in_progress_under_the_former_pseudonym(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, go_on = asyncio.Event(), asyncio.Event()
    converse = Turn._converse

    async def slowly(self: Turn, message: Incoming, *rest: Any) -> Any:
        if message.former is None:
            held.set()
            await go_on.wait()
        return await converse(self, message, *rest)

    monkeypatch.setattr(Turn, "_converse", slowly)
    before = Incoming("web", "demo-en", "old", "hello")
    after = Incoming("web", "demo-en", "new", "is it legal in france", former="old")
    first = asyncio.create_task(assistant.turn.take(before))
    await held.wait()
    second = asyncio.create_task(assistant.turn.take(after))
    await asyncio.sleep(0.05)
    assert not second.done()
    go_on.set()
    answers: list[Outgoing] = list(await asyncio.gather(first, second))
    assert "France" in answers[1].messages[0].text
    for _ in range(200):  # a database that is busy for a moment does not hold a reply up
        (row,) = OutcomeStore(assistant.database).rows()
        if row.turns == 2:
            break
        await asyncio.sleep(0.05)
    assert row.turns == 2


async def test_a_forgotten_conversation_does_not_come_back(assistant: Assistant) -> None:
    await assistant.turn.take(Incoming("web", "demo-en", "old", "hello"))
    await assistant.turn.take(Incoming("web", "demo-en", "new", "delete my data", former="old"))
    again = await assistant.turn.take(Incoming("web", "demo-en", "new", "hello", former="old"))
    assert len(again.messages) == 2, "it introduces itself"
    rows = OutcomeStore(assistant.database).rows()
    assert sorted(row.turns for row in rows) == [1, 2]
