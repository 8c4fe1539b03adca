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
from bot.outcomes.outcome import Outcome
from bot.outcomes.store import OutcomeStore
from bot.privacy.expiring import MemoryStore
from bot.privacy.ledger import MarkLedger
from bot.privacy.repeats import Repeats

PEOPLE, START = 60, 1_800_000_000 // 3600 * 3600


def outcome(number: int, dice: random.Random) -> Outcome:
    return Outcome(
        id=dice.randbytes(16).hex(),
        hour=datetime.fromtimestamp(START, UTC),
        campaign="demo-en",
        channel="sms",
        language="en",
        country="GB",
        arm=None,
        turns=number + 1,  # by which this test knows whose it is
        stage="revealed",
        ending="left",
        topics=(),
        safety=(),
        readiness_before=None,
        readiness_after=None,
        offered=(),
        not_understood=0,
        synthetic=False,
    )


@pytest.fixture
async def stolen(tmp_path: Path) -> tuple[Path, list[int]]:
    """A copied disk after an hour of text messages, and the bill: seconds, in the order of people."""
    dice, now = random.Random(7), [float(START)]
    database = open_database(f"sqlite:///{tmp_path / 'outcomes.sqlite'}")
    ledger = MarkLedger(database, lambda: now[0])
    mixing = Mixing(database, lambda: datetime.fromtimestamp(now[0], UTC))
    marks, store = Repeats(MemoryStore(1000), b"key", ledger), OutcomeStore(database)
    bill = []
    for number in range(PEOPLE):
        now[0] += dice.randint(20, 59)
        bill.append(int(now[0]))
        await marks.settle("sms", f"SM{number}")
        marks.confirm("sms", f"SM{number}")
        store.write([outcome(number, dice)])
        if number % 3 == 0:  # the duty of each minute
            mixing.mix()
            ledger.write()
    mixing.mix()
    ledger.write()
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
    # The bill says who wrote first, second, third; he gives them the rows in an order, or its reverse.
    right = {
        order: max(
            sum(turns == number + 1 for number, (_, _, turns) in enumerate(found))
            for found in (told, told[::-1])
        )
        for order, told in orders.items()
    }
    best = max(right.values())
    print(
        f"thief: {len(bill)} people on the bill, {best} told in the best of {2 * len(right)} ways"
    )
    assert len(rows) == PEOPLE
    # Of a random order one is right on average, and more than six in fewer than one in ten thousand.
    assert best <= 6, right


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
