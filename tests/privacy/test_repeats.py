"""A message is answered once, also over a restart, and a locked disk keeps no reply back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from bot.outcomes.behind import WriteBehind
from bot.outcomes.database import open_database
from bot.privacy.expiring import MemoryStore
from bot.privacy.ledger import MarkLedger
from bot.privacy.repeats import REMEMBERED_SECONDS, Repeats

KEY = b"key"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path / 'outcomes.sqlite'}")
    yield engine
    engine.dispose()


def repeats(
    database: Engine, behind: WriteBehind | None = None, clock: float | None = None
) -> Repeats:
    """The repeats of an assistant that was just started."""
    ledger = MarkLedger(
        database,
        behind or WriteBehind(database),
        (lambda: clock) if clock is not None else time.time,
    )
    return Repeats(MemoryStore(100), KEY, ledger)


async def test_an_answered_message_is_a_repeat_after_a_restart(database: Engine) -> None:
    behind = WriteBehind(database)
    before = repeats(database, behind)
    assert await before.claim("sms", "SM1")
    await before.settle("sms", "SM1")
    await behind.finish()
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


async def test_a_mark_is_deleted_when_its_time_is_over(database: Engine) -> None:
    behind = WriteBehind(database)
    await repeats(database, behind, clock=1000).settle("sms", "SM1")
    await behind.finish()
    after = repeats(database, clock=1000 + REMEMBERED_SECONDS)
    await after.restore()
    assert await after.claim("sms", "SM1")
    with database.connect() as connection:
        assert connection.execute(text("select count(*) from seen_messages")).scalar_one() == 0


async def test_a_mark_holds_nothing_of_the_platforms_id(database: Engine) -> None:
    behind = WriteBehind(database)
    await repeats(database, behind).settle("sms", "SM1234567890")
    await behind.finish()
    with database.connect() as connection:
        marks = connection.execute(text("select mark from seen_messages")).scalars().all()
    assert len(marks) == 1
    assert "SM1234567890" not in marks[0]


async def test_a_locked_disk_keeps_no_reply_back(database: Engine) -> None:
    behind = WriteBehind(database)
    marks = repeats(database, behind)
    with database.connect() as holder:
        holder.exec_driver_sql("begin immediate")
        start = time.monotonic()
        await marks.settle("sms", "SM1")
        await behind.stored()
        assert time.monotonic() - start < 1  # the lock is waited for two seconds
        holder.rollback()
    await behind.finish()
    after = repeats(database)
    await after.restore()
    assert not await after.claim("sms", "SM1")
