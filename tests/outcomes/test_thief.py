"""The thief: a copied disk, no key, and an itemised bill with the second of each text message.

He must not tell better than by guessing which outcome is whose: he knows channel, country and hour of
each person anyway, and chooses among the outcomes that fit.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, text

from bot.outcomes.database import fold_journal, open_database
from bot.outcomes.mixing import Mixing
from bot.outcomes.store import OutcomeStore
from tests.outcomes.thief import BY_CHANCE, PEOPLE, START, an_hour, outcome, told


@pytest.fixture
async def stolen(tmp_path: Path) -> tuple[Path, list[int]]:
    """A copied disk after an hour of text messages, and the bill: seconds, in the order of people."""
    database = open_database(f"sqlite:///{tmp_path / 'outcomes.sqlite'}")
    bill = await an_hour(database)
    copy = tmp_path / "copy"
    copy.mkdir()
    _copy(tmp_path, copy)
    database.dispose()
    return copy / "outcomes.sqlite", bill


async def test_the_second_of_a_message_is_nowhere(stolen: tuple[Path, list[int]]) -> None:
    file, bill = stolen
    with sqlite3.connect(file) as disk:
        ends = {until for (until,) in disk.execute("select until from seen_messages")}
    assert all(end % 3600 == 0 for end in ends)
    assert not {second + 24 * 3600 for second in bill} & ends


@pytest.mark.parametrize("table", ["outcomes", "seen_messages", "opt_outs"])
async def test_no_table_tells_the_order(stolen: tuple[Path, list[int]], table: str) -> None:
    with sqlite3.connect(stolen[0]) as disk, pytest.raises(sqlite3.OperationalError, match="rowid"):
        disk.execute(f"select rowid from {table}")  # noqa: S608


async def test_by_order_the_thief_guesses(stolen: tuple[Path, list[int]]) -> None:
    file, bill = stolen
    with sqlite3.connect(file) as disk:
        rows = list(disk.execute("select id, record_key, turns from outcomes"))
    content = file.read_bytes()
    orders = {
        "as the table gives them": rows,
        "as they lie in the file": sorted(rows, key=lambda row: content.find(row[0].encode())),
        "by their ids": sorted(rows),
        "by the keys of the noise": sorted(rows, key=lambda row: row[1]),
    }
    right = told({name: [turns for *_, turns in found] for name, found in orders.items()})
    assert len(rows) == len(bill) == PEOPLE
    assert max(right.values()) <= BY_CHANCE, right


async def test_the_journal_holds_nothing(stolen: tuple[Path, list[int]]) -> None:
    journal = stolen[0].with_name("outcomes.sqlite-wal")
    assert not journal.exists() or journal.stat().st_size == 0


def test_what_is_erased_is_overwritten(tmp_path: Path) -> None:
    mark = "5ec2e7" * 5
    database = open_database(f"sqlite:///{tmp_path / 'outcomes.sqlite'}")
    with database.begin() as connection:
        connection.execute(text("insert into opt_outs (mark) values (:mark)"), {"mark": mark})
    with database.begin() as connection:
        connection.execute(text("delete from opt_outs"))
    fold_journal(database)
    left = b"".join(file.read_bytes() for file in tmp_path.glob("outcomes.sqlite*"))
    database.dispose()
    assert mark.encode() not in left


def _copy(disk: Path, copy: Path) -> None:
    for file in disk.glob("outcomes.sqlite*"):
        shutil.copy(file, copy)


def test_mixing_changes_no_row_and_leaves_old_ones_alone(tmp_path: Path) -> None:
    dice = random.Random(3)
    database = open_database(f"sqlite:///{tmp_path / 'outcomes.sqlite'}")
    store = OutcomeStore(database)
    store.write([outcome(number, dice) for number in range(40)])
    before = {row.id: row for row in store.rows()}
    for hours in (0, 1, 5):
        now = datetime.fromtimestamp(START, UTC) + timedelta(hours=hours)
        Mixing(database, lambda now=now: now).mix()  # type: ignore[misc]
        assert {row.id: row for row in store.rows()} == before
    database.dispose()


def test_so_many_rows_that_mixing_takes_long_are_mixed_less_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.outcomes.mixing.MOST_A_MINUTE", 10)
    dice, mixed = random.Random(3), 0
    database = open_database(f"sqlite:///{tmp_path / 'outcomes.sqlite'}")
    OutcomeStore(database).write([outcome(number, dice) for number in range(25)])

    @event.listens_for(database, "commit")
    def count(_: object) -> None:
        nonlocal mixed
        mixed += 1

    mixing = Mixing(database, lambda: datetime.fromtimestamp(START, UTC))
    for _ in range(6):
        mixing.mix()
    database.dispose()
    assert mixed == 2
