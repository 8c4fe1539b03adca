"""A message is answered once, also over a restart, and a locked disk keeps no reply back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from bot.outcomes.database import open_database
from bot.privacy import ledger
from bot.privacy.expiring import MemoryStore
from bot.privacy.ledger import HOUR, MarkLedger
from bot.privacy.repeats import REMEMBERED_SECONDS, Repeats

KEY = b"key"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path / 'outcomes.sqlite'}")
    yield engine
    engine.dispose()


def repeats(database: Engine, clock: float | None = None) -> Repeats:
    """The repeats of an assistant that was just started."""
    marks = MarkLedger(database, (lambda: clock) if clock is not None else time.time)
    return Repeats(MemoryStore(1000), KEY, marks)


async def answer(marks: Repeats, channel: str, message_id: str) -> None:
    """A message is answered, and the answer handed over."""
    await marks.settle(channel, message_id)
    marks.confirm(channel, message_id)


async def test_an_answered_message_is_a_repeat_after_a_restart(database: Engine) -> None:
    before = repeats(database)
    assert await before.claim("sms", "SM1")
    await answer(before, "sms", "SM1")
    await before.finish()
    after = repeats(database)
    await after.restore()
    assert not await after.claim("sms", "SM1")
    assert await after.claim("telegram", "SM1")


async def test_a_message_that_was_not_answered_is_answered_after_a_restart(
    database: Engine,
) -> None:
    assert await repeats(database).claim("sms", "SM1")
    after = repeats(database)
    await after.restore()
    assert await after.claim("sms", "SM1")


async def test_an_answer_that_was_not_handed_over_is_given_after_a_restart(
    database: Engine,
) -> None:
    before = repeats(database)
    await before.settle("sms", "SM1")
    assert not await before.claim("sms", "SM1")
    await before.finish()
    after = repeats(database)
    await after.restore()
    assert await after.claim("sms", "SM1")


async def test_the_page_leaves_no_mark_on_the_disk(database: Engine) -> None:
    marks = repeats(database)
    await answer(marks, "web", "session:m1")
    await marks.finish()
    assert rows(database) == []


async def test_a_mark_is_deleted_when_its_time_is_over(database: Engine) -> None:
    before = repeats(database, clock=1000)
    await answer(before, "sms", "SM1")
    await before.finish()
    after = repeats(database, clock=1000 + REMEMBERED_SECONDS + HOUR)
    await after.restore()
    assert await after.claim("sms", "SM1")
    assert rows(database) == []


async def test_a_mark_holds_nothing_of_the_platforms_id(database: Engine) -> None:
    marks = repeats(database)
    await answer(marks, "sms", "SM1234567890")
    await marks.finish()
    ((mark, _),) = rows(database)
    assert "SM1234567890" not in mark


async def test_marks_tell_neither_when_nor_in_which_order(database: Engine) -> None:
    marks = repeats(database, clock=1_000_000.0)
    for number in range(200):
        await answer(marks, "sms", f"SM{number}")
    await marks.finish()
    kept = rows(database)
    assert len(kept) == 200
    assert {until % HOUR for _, until in kept} == {0}
    assert [mark for mark, _ in kept] == sorted(mark for mark, _ in kept)
    with database.connect() as connection, pytest.raises(OperationalError, match="rowid"):
        connection.execute(text("select rowid from seen_messages"))


async def test_marks_are_handed_to_the_database_in_no_order_of_time(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    # SQLite keeps them by their hash anyway; PostgreSQL keeps what comes in the order in which it comes.
    written: list[tuple[str, int]] = []
    monkeypatch.setattr(ledger, "_insert", lambda connection, marks: written.extend(marks))
    marks = repeats(database)
    for number in range(200):
        await answer(marks, "sms", f"SM{number}")
    await marks.finish()
    assert len(written) == 200
    assert written == sorted(written)


async def test_a_locked_disk_keeps_no_reply_back(database: Engine) -> None:
    marks = repeats(database)
    with database.connect() as holder:
        holder.exec_driver_sql("begin immediate")
        start = time.monotonic()
        await answer(marks, "sms", "SM1")
        assert time.monotonic() - start < 1  # the lock is waited for two seconds
        await marks.finish()
        holder.rollback()
    await marks.finish()
    after = repeats(database)
    await after.restore()
    assert not await after.claim("sms", "SM1")


def rows(database: Engine) -> list[tuple[str, int]]:
    """The marks as they lie on the disk."""
    with database.connect() as connection:
        found = connection.execute(text("select mark, until from seen_messages"))
        return [(row.mark, row.until) for row in found]
