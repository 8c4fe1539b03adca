"""Fetching from Telegram goes on through faults, answers each message once, and stops without haste."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.privacy.expiring import MemoryStore
from bot.server import polling
from bot.server.app import Assistant
from tests.faults.telegram_server import BROKEN, BUSY, Server
from tests.platforms import private_message


@pytest.fixture
def polled(
    assistant: Assistant, telegram_server: Server, monkeypatch: pytest.MonkeyPatch
) -> Assistant:
    """An assistant that fetches from the played Telegram, with pauses that fit a test."""
    bot = telegram_server.bot()
    connectors: Any = assistant.connectors
    (connector,) = (c for c in connectors if c.name == "telegram")
    connector.bot = bot
    monkeypatch.setattr(polling, "PAUSE", 0.1)
    monkeypatch.setattr(polling, "ANSWER_PAUSES", (0.1, 0.1))
    return assistant


@pytest.fixture
async def stopping(polled: Assistant) -> AsyncIterator[asyncio.Event]:
    """Polling, until the event is set."""
    stopping = asyncio.Event()
    task = asyncio.create_task(polling.poll(polled, stopping))
    yield stopping
    stopping.set()
    await asyncio.wait_for(task, 5)


def write(server: Server, *texts: str) -> None:
    """People who write, each one message."""
    for text in texts:
        number = len(server.updates) + 1
        server.updates.append({"update_id": number, "message": private_message(text, number)})


async def eventually(holds: Any) -> None:
    for _ in range(500):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came to that")


async def test_fetching_goes_on_when_telegram_fails(
    telegram_server: Server, stopping: asyncio.Event
) -> None:
    telegram_server.fetch_script = [BUSY, BROKEN, BROKEN]
    write(telegram_server, "hello", "is it legal in france")
    await eventually(lambda: any("France" in text for text in telegram_server.texts))
    await eventually(lambda: telegram_server.fetches >= 6)
    assert sum("automated" in text for text in telegram_server.texts) == 2


async def test_a_message_that_could_not_be_answered_is_taken_up_again(
    polled: Assistant,
    telegram_server: Server,
    stopping: asyncio.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put, failures = MemoryStore.put, [2]

    async def fails_twice(self: MemoryStore, name: str, value: bytes, seconds: float) -> None:
        if name.startswith("conversation:") and failures[0]:
            failures[0] -= 1
            raise RuntimeError("gone")
        await put(self, name, value, seconds)

    monkeypatch.setattr(MemoryStore, "put", fails_twice)
    write(telegram_server, "hello")
    await eventually(lambda: len(telegram_server.texts) == 2)
    write(telegram_server, "hello")
    await eventually(lambda: len(telegram_server.texts) == 4)
    assert Counter(telegram_server.texts).most_common(1)[0][1] == 2


async def test_a_stop_finishes_the_message_in_hand_and_leaves_the_rest_for_the_next_start(
    polled: Assistant, telegram_server: Server
) -> None:
    stopping = asyncio.Event()
    take = polled.door.take

    async def take_and_stop(message: Any) -> Any:
        stopping.set()
        await asyncio.sleep(0.1)
        return await take(message)

    polled.door.take = take_and_stop
    write(telegram_server, "hello", "is it legal in france")
    await asyncio.wait_for(polling.poll(polled, stopping), 5)
    assert len(telegram_server.texts) == 2, "the first, with its reveal"

    polled.door.take, stopping = take, asyncio.Event()
    again = asyncio.create_task(polling.poll(polled, stopping))
    await eventually(lambda: any("France" in text for text in telegram_server.texts))
    stopping.set()
    await again
    assert sum("automated" in text for text in telegram_server.texts) == 2
