"""The store in memory: everything ends, memory stays bounded, and old marks give way first."""

from __future__ import annotations

import pytest

from bot.privacy.expiring import MemoryStore, StoreFullError


class Clock:
    """Seconds that a test lets pass."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_a_value_is_gone_when_its_time_is_over() -> None:
    clock = Clock()
    store = MemoryStore(10, clock=clock)
    await store.put("a", b"1", 30)
    clock.now = 29.9
    assert await store.get("a") == b"1"
    clock.now = 30
    assert await store.get("a") is None
    assert len(store) == 0


async def test_a_renewed_value_lives_on() -> None:
    clock = Clock()
    store = MemoryStore(10, clock=clock)
    await store.put("a", b"1", 30)
    clock.now = 20
    await store.put("a", b"2", 30)
    clock.now = 40
    assert await store.get("a") == b"2"


async def test_more_than_the_bound_is_refused_and_what_is_there_stays() -> None:
    store = MemoryStore(2)
    await store.put("a", b"1", 30)
    await store.put("b", b"1", 30)
    with pytest.raises(StoreFullError):
        await store.put("c", b"1", 30)
    assert await store.get("a") == b"1"


async def test_old_marks_give_way_before_a_conversation_is_refused() -> None:
    store = MemoryStore(3, expendable="seen:")
    await store.put("conversation:a", b"1", 30)
    assert await store.add("seen:1", b"", 30)
    assert await store.add("seen:2", b"", 30)
    await store.put("conversation:b", b"1", 30)
    assert await store.get("seen:1") is None
    assert await store.get("seen:2") == b""
    await store.put("conversation:c", b"1", 30)
    with pytest.raises(StoreFullError):
        await store.put("conversation:d", b"1", 30)
    assert len(store) == 3


async def test_a_settled_mark_is_younger_than_one_that_waits() -> None:
    store = MemoryStore(2, expendable="seen:")
    await store.add("seen:1", b"", 30)
    await store.add("seen:2", b"", 30)
    await store.put("seen:1", b"", 86_400)
    await store.add("seen:3", b"", 30)
    assert await store.get("seen:1") == b""
    assert await store.get("seen:2") is None
