"""Counting people's messages costs as much for many people as for few."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.server.door import limits
from bot.server.door.limits import RateLimits, SweptStorage
from bot.server.door.refusals import Refused
from bot.settings import Settings

PEOPLE = 200


@pytest.fixture
def gate(settings: Settings) -> RateLimits:
    return RateLimits(settings.model_copy(update={"message_limit": 3, "server_limit": 100_000}))


async def test_the_fourth_message_of_a_minute_is_refused(gate: RateLimits) -> None:
    for _ in range(3):
        await gate.admit("a visitor")
    with pytest.raises(Refused):
        await gate.admit("a visitor")
    await gate.admit("another")


async def test_many_people_are_not_looked_through_at_each_message(
    gate: RateLimits, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = 0
    to_thread = asyncio.to_thread

    async def counted(*args: Any) -> Any:
        nonlocal calls
        calls += 1
        return await to_thread(*args)

    monkeypatch.setattr(asyncio, "to_thread", counted)
    for _ in range(3):
        for person in range(PEOPLE):
            await gate.admit(f"visitor {person}")
            assert await gate.has_room()
            await asyncio.sleep(0)
    assert calls < PEOPLE


async def test_counters_that_are_over_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SWEEP_SECONDS", 0.0)
    storage = SweptStorage()
    for person in range(PEOPLE):
        assert await storage.acquire_entry(f"visitor {person}", limit=1, expiry=1)
    assert len(storage.events) == PEOPLE
    await asyncio.sleep(1.1)
    await storage.acquire_entry("the last", limit=1, expiry=1)
    assert storage.timer is not None
    await storage.timer
    assert set(storage.events) == {"the last"}
