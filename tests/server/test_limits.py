"""Counting people's messages costs as much for many people as for few."""

from __future__ import annotations

import asyncio
import time
from types import SimpleNamespace
from typing import Any

import pytest
from limits.aio.storage import memory
from starlette.requests import Request

from bot.message import Incoming
from bot.server.door import limits
from bot.server.door.addresses import HEADER, KEY_SECONDS, Addresses
from bot.server.door.limits import URGENT_TIMES, RateLimits, SweptStorage
from bot.server.door.refusals import Refused
from bot.settings import Settings

PEOPLE = 200


def dangers(text: str) -> list[str]:
    return ["distress"] if "die" in text else []


def request_from(peer: str, handed_on: str = "") -> Request:
    headers = [(HEADER.encode(), handed_on.encode())] if handed_on else []
    return Request({"type": "http", "headers": headers, "client": (peer, 1)})


@pytest.fixture
def gate(settings: Settings) -> RateLimits:
    return RateLimits(
        settings.model_copy(
            update={"message_limit": 3, "server_limit": 100_000, "address_limit": 3}
        ),
        dangers=dangers,
    )


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
            message = Incoming("sms", None, f"another {person}", "hello")
            assert await gate.refuse(message) is None
            await asyncio.sleep(0)
    assert calls < PEOPLE


async def test_counters_that_are_over_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SWEEP_SECONDS", 0.0)
    now = time.time()
    monkeypatch.setattr(memory, "time", SimpleNamespace(time=lambda: now))
    storage = SweptStorage()
    for person in range(PEOPLE):
        assert await storage.acquire_entry(f"visitor {person}", limit=1, expiry=60)
    assert len(storage.events) == PEOPLE
    assert storage.timer is not None
    await storage.timer  # the sweep before goes by the hour at which it began
    now += 61
    await storage.acquire_entry("the last", limit=1, expiry=60)
    await storage.timer
    assert set(storage.events) == {"the last"}


async def test_a_flood_of_the_web_takes_nobodys_text_message(settings: Settings) -> None:
    gate = RateLimits(settings.model_copy(update={"server_limit": 5}))
    web = [await gate.refuse(Incoming("web", None, f"new {n}", "hello")) for n in range(8)]
    assert [refusal and refusal.reason for refusal in web] == [None] * 5 + ["server_busy"] * 3
    for channel in ("sms", "whatsapp", "telegram"):
        assert await gate.refuse(Incoming(channel, None, f"a person by {channel}", "hello")) is None


async def test_whoever_floods_is_slowed_and_nobody_else(gate: RateLimits) -> None:
    flooder, visitor = request_from("8.8.8.8"), request_from("9.9.9.9")
    for _ in range(3):
        await gate.admit_from(flooder, "hello")
    with pytest.raises(Refused) as refusal:
        await gate.admit_from(flooder, "hello")
    assert (refusal.value.status, refusal.value.reason) == (429, "too_many_from_there")
    await gate.admit_from(visitor, "hello")


async def test_a_danger_is_let_past_a_flood_from_the_same_address(gate: RateLimits) -> None:
    shared = request_from("8.8.8.8")
    let_in = 0
    for _ in range(3 + 3 * URGENT_TIMES + 10):
        try:
            await gate.admit_from(shared, "i want to die")
            let_in += 1
        except Refused:
            pass
    assert let_in == 3 + 3 * URGENT_TIMES


@pytest.mark.parametrize(
    ("peer", "handed_on", "same", "is_same"),
    [
        ("127.0.0.1", "8.8.8.8", ("8.8.8.8", ""), True),
        ("10.0.0.7", "8.8.8.8", ("127.0.0.1", "9.9.9.9"), False),
        (
            "8.8.8.8",
            "9.9.9.9",
            ("8.8.8.8", "7.7.7.7"),
            True,
        ),  # a stranger's header counts for nothing
        ("2a01:4f8:1:2::1", "", ("2a01:4f8:1:2:ffff::9", ""), True),
        ("2a01:4f8:1:2::1", "", ("2a01:4f8:1:3::1", ""), False),
        ("::ffff:8.8.8.8", "", ("8.8.8.8", ""), True),
    ],
)
def test_who_asks_is_told_apart_by_the_network_and_by_our_own_proxy_alone(
    peer: str, handed_on: str, same: tuple[str, str], is_same: bool
) -> None:
    addresses = Addresses()
    one, other = (addresses.mark(request_from(*who)) for who in ((peer, handed_on), same))
    assert one is not None
    assert (one == other) is is_same


@pytest.mark.parametrize(
    "handed_on", ["", "unknown", "127.0.0.1", "10.1.2.3", "x" * 500, "8.8.8.8, 9"]
)
def test_behind_a_proxy_that_says_nothing_nobody_is_slowed(handed_on: str) -> None:
    assert Addresses().mark(request_from("127.0.0.1", handed_on)) is None


def test_a_hash_of_an_address_lives_for_minutes() -> None:
    now = [0.0]
    addresses = Addresses(clock=lambda: now[0])
    first = addresses.mark(request_from("8.8.8.8"))
    assert first is not None
    assert "8.8.8.8" not in first
    assert addresses.mark(request_from("8.8.8.8")) == first
    now[0] = KEY_SECONDS
    assert addresses.mark(request_from("8.8.8.8")) != first
    assert Addresses().mark(request_from("8.8.8.8")) != first
