"""The thief again, with a copy of PostgreSQL's files: tables, indexes and journal, byte for byte."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, delete, event, text

from bot.outcomes import files_anew
from bot.outcomes.database import opened
from bot.outcomes.mixing import Mixing
from bot.outcomes.store import OutcomeStore
from bot.outcomes.tables import opt_outs
from tests.outcomes.thief import BY_CHANCE, PEOPLE, START, an_hour, outcome, told
from tests.postgres import temporary_postgres

THEN = datetime.fromtimestamp(START, UTC)
MARK = "5ec2e7" * 5
ROOM = 4 * files_anew.BYTES_A_MINUTE


@dataclass(frozen=True)
class Stolen:
    """A copied disk.

    Args:
        files: what is in them, by their paths.
        rows: of the outcomes, as the table gives them, with the number of the transaction.
        bill: seconds, in the order of people.
    """

    files: dict[str, bytes]
    rows: list[Any]
    bill: list[int]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with temporary_postgres() as server:
        yield server.get_uri()


@pytest.fixture
def database(url: str) -> Iterator[Engine]:
    with opened(url) as database:
        with database.begin() as connection:
            connection.execute(text("truncate outcomes, opt_outs, seen_messages"))
        yield database


@pytest.fixture(scope="module")
def stolen() -> Stolen:
    with temporary_postgres() as server, opened(server.get_uri()) as database:
        # As the samples of deploy/ set it: what is over of the journal is not kept for its room.
        with database.connect() as connection:
            alone = connection.execution_options(isolation_level="AUTOCOMMIT")
            alone.execute(text("alter system set wal_recycle = off"))
            # It might look at the table just now: its statistics hold some ids, sorted by themselves.
            alone.execute(text("alter system set autovacuum = off"))
            alone.execute(text("select pg_reload_conf()"))
        with opened(server.get_uri()) as other, other.begin() as connection:
            connection.execute(opt_outs.insert(), {"mark": MARK})
        with opened(server.get_uri()) as other, other.begin() as connection:
            connection.execute(delete(opt_outs))
        bill = asyncio.run(an_hour(database))
        Mixing(database, lambda: THEN).mix()  # the last minute's marks, too
        files = _copied(Path(server.pgdata))
        with database.connect() as connection:
            query = text("select id, record_key, turns, xmin::text as writer from outcomes")
            rows = list(connection.execute(query))
    return Stolen(files, rows, bill)


def test_by_order_the_thief_guesses(stolen: Stolen) -> None:
    orders = {
        "as the table gives them": stolen.rows,
        "by their ids": sorted(stolen.rows),
        "by the keys of the noise": sorted(stolen.rows, key=lambda row: row.record_key),
    }
    for name, content in stolen.files.items():
        if any(row.id.encode() in content for row in stolen.rows):
            orders[name] = sorted(stolen.rows, key=lambda row: content.find(row.id.encode()))
            orders[f"{name}, last"] = sorted(
                stolen.rows, key=lambda row: content.rfind(row.id.encode())
            )
    right = told({name: [row.turns for row in found] for name, found in orders.items()})
    assert len(stolen.rows) == len(stolen.bill) == PEOPLE
    assert max(right.values()) <= BY_CHANCE, right


def test_all_were_written_by_one_transaction(stolen: Stolen) -> None:
    assert len({row.writer for row in stolen.rows}) == 1


def test_no_byte_is_left_of_what_was_written_before(stolen: Stolen) -> None:
    for row in stolen.rows:
        places = [name for name, content in stolen.files.items() if row.id.encode() in content]
        assert len(places) == 2, "the table and the index of its ids"
        assert all(stolen.files[name].count(row.id.encode()) == 1 for name in places)


def test_the_journal_holds_no_outcome_and_no_mark(stolen: Stolen) -> None:
    journal = {name: content for name, content in stolen.files.items() if "pg_wal/" in name}
    assert journal
    for content in journal.values():
        assert b"demo-en" not in content


def test_what_is_erased_is_nowhere(stolen: Stolen) -> None:
    assert not [name for name, content in stolen.files.items() if MARK.encode() in content]


def test_mixing_changes_no_row_and_nothing_new_is_not_mixed(database: Engine) -> None:
    dice = random.Random(3)
    store = OutcomeStore(database)
    for number in range(20):
        store.write([outcome(number, dice)])
    before = {row.id: row for row in store.rows()}
    mixing = Mixing(database, lambda: THEN)
    mixing.mix()
    lay = _places(database)
    mixing.mix()
    assert _places(database) == lay
    assert {row.id: row for row in store.rows()} == before


def test_what_is_written_meanwhile_is_there_afterwards(database: Engine, url: str) -> None:
    dice = random.Random(5)
    people = [outcome(number, dice) for number in range(30)]
    OutcomeStore(database).write(people)

    async def write() -> None:
        with opened(url) as other:
            store = OutcomeStore(other)
            for person in people:
                await asyncio.to_thread(store.write, [person], [(person.id, "gb-samaritans")])

    async def mix() -> None:
        mixing = Mixing(database, lambda: THEN)
        for _ in range(20):
            await asyncio.to_thread(mixing.mix)

    async def both() -> None:
        await asyncio.gather(write(), mix(), mix())

    asyncio.run(both())
    rows = {row.id: row.opened for row in OutcomeStore(database).rows()}
    assert rows == {person.id: ["gb-samaritans"] for person in people}


def test_a_large_table_is_written_anew_less_often(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    @event.listens_for(database, "before_cursor_execute")
    def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    monkeypatch.setattr(files_anew, "BYTES_A_MINUTE", 8192 * 2)
    store, dice = OutcomeStore(database), random.Random(6)
    mixing = Mixing(database, lambda: THEN)
    store.write([outcome(number, dice) for number in range(300)])
    for number in range(8):
        store.write([outcome(number, dice)])
        mixing.mix()
    mixed = sum("with taken" in statement for statement in said)
    anew = sum("vacuum (full" in statement for statement in said)
    assert mixed == 8
    assert 1 <= anew <= 4
    monkeypatch.setattr(files_anew, "MOST_BYTES", 0)
    said.clear()
    store.write([outcome(9, dice)])
    Mixing(database, lambda: THEN).mix()
    assert any("vacuum (skip_locked)" in statement for statement in said)
    assert not any("vacuum (full" in statement for statement in said)


def test_an_account_that_may_not_leaves_the_journal_alone(url: str, database: Engine) -> None:
    """A managed server: its journal is its administrator's."""
    with database.begin() as connection:
        connection.execute(text("drop role if exists plain"))
        connection.execute(text("create role plain login"))
        connection.execute(text("grant all on schema public to plain"))
        for table in files_anew.TABLES:
            connection.execute(text(f"alter table {table.name} owner to plain"))
        connection.execute(text("grant select on alembic_version to plain"))
    dice = random.Random(8)
    with opened(url.replace("//postgres", "//plain")) as mine:
        store = OutcomeStore(mine)
        for number in range(5):
            store.write([outcome(number, dice)])
        Mixing(mine, lambda: THEN).mix()
        with mine.connect() as connection:
            writers = "select count(distinct xmin::text) from outcomes"
            assert connection.execute(text(writers)).scalar_one() == 1


def _copied(folder: Path) -> dict[str, bytes]:
    copy = {}
    for file in folder.rglob("*"):
        if file.is_file():
            with suppress(FileNotFoundError):  # the server runs, and has its own to tidy
                copy[str(file.relative_to(folder))] = file.read_bytes()
    return copy


def _places(database: Engine) -> list[tuple[str, str]]:
    with database.connect() as connection:
        found = connection.execute(text("select ctid::text, id from outcomes"))
        return [tuple(row) for row in found]
