"""Who writes again is counted under a key that is destroyed, and only counts of many are left."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, select

from bot.message import ContactMark
from bot.outcomes.contact_counts import counted
from bot.outcomes.database import open_database
from bot.outcomes.tables import contact_counts, contacts, outcomes
from bot.privacy.contact_keys import ContactKeys
from bot.privacy.contacts import Contacts, released
from bot.privacy.expiring import MemoryStore
from bot.privacy.period_keys import DAY
from tests.postgres import temporary_postgres

DAYS = 7


@dataclass
class Clock:
    now: float = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path}/outcomes.sqlite")
    yield engine
    engine.dispose()


@pytest.fixture
def keys(tmp_path: Path, clock: Clock) -> ContactKeys:
    return ContactKeys(tmp_path / "keys", {"a": DAYS}, clock)


@pytest.fixture
def counter(database: Engine, keys: ContactKeys, clock: Clock) -> Contacts:
    return Contacts(database, MemoryStore(10_000, clock=clock), keys, 10, clock)


def mark_of(keys: ContactKeys, person: int) -> ContactMark:
    return keys.marks("sms", f"+4477009{person:05d}")["a"]


async def write(
    counter: Contacts, keys: ContactKeys, people: range, arm: str | None = None
) -> None:
    for person in people:
        await counter.note("a", arm, mark_of(keys, person))


def everything_below(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def kept(database: Engine) -> list[Any]:
    with database.connect() as connection:
        return list(connection.execute(select(contacts)))


async def test_only_counts_of_many_are_left_when_the_period_is_over(
    counter: Contacts, keys: ContactKeys, clock: Clock, database: Engine, tmp_path: Path
) -> None:
    await write(counter, keys, range(30))
    clock.now += DAY + 1
    await write(counter, keys, range(12))
    marks = [row.mark for row in kept(database)]
    old_key = keys.read()["a"].key
    counter.settle()
    assert len(kept(database)) == 30, "the period is not over"
    assert counted(database, "a") == []
    clock.now += DAYS * DAY
    counter.settle()
    assert kept(database) == []
    (count,) = counted(database, "a")
    assert (count.arm, count.people, count.came_back, count.days) == (None, 30, 12, DAYS)
    written = everything_below(tmp_path)
    assert b"contact_counts" in written
    assert not any(mark.encode() in written for mark in marks)
    assert old_key.encode() not in written


async def test_few_who_came_back_are_never_told(
    counter: Contacts, keys: ContactKeys, clock: Clock, database: Engine
) -> None:
    await write(counter, keys, range(30))
    clock.now += DAY + 1
    await write(counter, keys, range(9))
    clock.now += DAYS * DAY
    counter.settle()
    assert kept(database) == []
    with database.connect() as connection:
        assert list(connection.execute(select(contact_counts))) == []


@pytest.mark.parametrize(
    ("arms", "told"),
    [
        ({None: (30, 12)}, [[None, 30, 12]]),
        ({None: (30, 0)}, [[None, 30, 0]]),
        ({None: (30, 9)}, []),
        ({None: (30, 21)}, []),
        ({"x/1/a": (30, 12), "x/1/b": (40, 15)}, [["x/1/a", 30, 12], ["x/1/b", 40, 15]]),
        ({"x/1/a": (30, 12), "x/1/b": (40, 3)}, [["all", 70, 15]]),
        ({"x/1/a": (30, 4), "x/1/b": (40, 5)}, []),
        ({}, []),
    ],
)
def test_arms_are_told_all_or_together_or_not(
    arms: dict[str | None, tuple[int, int]], told: list[Any]
) -> None:
    assert released(arms, 10) == told


@given(
    st.dictionaries(
        st.sampled_from([None, "a", "b"]),
        st.tuples(st.integers(0, 40), st.integers(0, 40)),
        min_size=1,
    ),
    st.integers(3, 20),
)
def test_no_small_count_is_told_and_no_arm_left_out(
    drawn: dict[str | None, tuple[int, int]], minimum: int
) -> None:
    arms = {arm: (once + again, again) for arm, (once, again) in drawn.items()}
    rows = released(arms, minimum)
    for _, people, again in rows:
        assert all(count == 0 or count >= minimum for count in (people, again, people - again))
    told = {arm for arm, *_ in rows}
    assert told in (set(), {"all"}, set(arms)), "a missing arm could be subtracted"


async def test_going_on_within_a_day_is_no_return(
    counter: Contacts, keys: ContactKeys, clock: Clock, database: Engine
) -> None:
    for _ in range(3):
        await write(counter, keys, range(1))
        clock.now += DAY / 4
    assert [row.came_back for row in kept(database)] == [False]
    clock.now += DAY / 2
    await write(counter, keys, range(1))
    assert [row.came_back for row in kept(database)] == [True]


async def test_an_erased_mark_is_gone_to_the_last_byte(
    counter: Contacts, keys: ContactKeys, database: Engine, tmp_path: Path
) -> None:
    await write(counter, keys, range(3))
    erased = mark_of(keys, 1)
    assert await counter.forget([erased])
    assert not await counter.forget([erased])
    assert len(kept(database)) == 2
    written = everything_below(tmp_path)
    assert mark_of(keys, 2).mark.encode() in written
    assert erased.mark.encode() not in written
    await write(counter, keys, range(1, 2))
    assert len(kept(database)) == 3, "whoever writes again is new"


async def test_a_mark_that_comes_after_its_period_is_not_written(
    counter: Contacts, keys: ContactKeys, clock: Clock, database: Engine
) -> None:
    late = mark_of(keys, 1)
    clock.now += DAYS * DAY
    await counter.note("a", None, late)
    assert kept(database) == []


async def test_a_database_that_fails_costs_no_answer(
    counter: Contacts, keys: ContactKeys, database: Engine
) -> None:
    contacts.drop(database)
    await write(counter, keys, range(1))


def test_marks_differ_by_campaign_channel_and_period(tmp_path: Path, clock: Clock) -> None:
    keys = ContactKeys(tmp_path, {"a": DAYS, "b": DAYS}, clock)
    first = keys.marks("sms", "+447700900101")
    assert first == keys.marks("sms", "+447700900101")
    marks = {*first.values(), *keys.marks("whatsapp", "+447700900101").values()}
    clock.now += DAYS * DAY
    marks |= {*keys.marks("sms", "+447700900101").values()}
    assert len({mark.mark for mark in marks}) == 6


def test_a_key_is_overwritten_when_its_period_is_over(tmp_path: Path, clock: Clock) -> None:
    keys = ContactKeys(tmp_path, {"a": DAYS}, clock)
    first = keys.read()["a"].key
    os.link(tmp_path / "contacts.json", tmp_path / "before")
    clock.now += DAYS * DAY - 1
    assert keys.read()["a"].key == first
    clock.now += 1
    assert keys.read()["a"].key != first
    assert first not in (tmp_path / "before").read_bytes().decode("latin-1")
    assert (tmp_path / "contacts.json").stat().st_mode & 0o077 == 0


def test_another_process_has_the_same_key(tmp_path: Path, clock: Clock) -> None:
    one, other = (ContactKeys(tmp_path, {"a": DAYS}, clock) for _ in range(2))
    assert one.read() == other.read()
    clock.now += DAYS * DAY
    assert other.read() == one.read()


def test_a_changed_length_and_a_clock_set_back_begin_anew(tmp_path: Path, clock: Clock) -> None:
    first = ContactKeys(tmp_path, {"a": DAYS}, clock).read()["a"]
    longer = ContactKeys(tmp_path, {"a": DAYS + 1}, clock).read()["a"]
    assert longer.key != first.key
    clock.now -= 10 * DAY
    assert ContactKeys(tmp_path, {"a": DAYS + 1}, clock).read()["a"].key != longer.key


async def test_switched_off_key_and_marks_go_at_once(
    counter: Contacts, keys: ContactKeys, clock: Clock, database: Engine, tmp_path: Path
) -> None:
    await write(counter, keys, range(30))
    clock.now += DAY + 1
    await write(counter, keys, range(15))
    counter.keys = ContactKeys(tmp_path / "keys", {}, clock)
    counter.settle()
    assert kept(database) == []
    assert counted(database, "a") == []
    assert json.loads((tmp_path / "keys" / "contacts.json").read_text()) == {}


async def test_a_file_that_is_deleted_begins_a_period_anew(
    counter: Contacts, keys: ContactKeys, clock: Clock, database: Engine, tmp_path: Path
) -> None:
    await write(counter, keys, range(30))
    first = keys.read()["a"].key
    (tmp_path / "keys" / "contacts.json").unlink()
    clock.now += 60
    assert keys.read()["a"].key != first
    counter.settle()
    assert kept(database) == []


async def test_nothing_of_a_mark_outlives_its_key(
    database: Engine, keys: ContactKeys, clock: Clock
) -> None:
    store = MemoryStore(10_000, clock=clock)
    counter = Contacts(database, store, keys, 10, clock)
    await write(counter, keys, range(1))
    clock.now += DAYS * DAY - 60
    await write(counter, keys, range(1, 2))
    assert len(store) == 1
    clock.now += 60
    assert len(store) == 0


async def test_it_works_on_postgresql(keys: ContactKeys, clock: Clock) -> None:
    with temporary_postgres() as server:
        database = open_database(server.get_uri())
        counter = Contacts(database, MemoryStore(10_000, clock=clock), keys, 10, clock)
        await write(counter, keys, range(25))
        clock.now += DAY + 1
        await write(counter, keys, range(12))
        assert await counter.forget([mark_of(keys, 0)])
        assert len(kept(database)) == 24
        clock.now += DAYS * DAY
        counter.settle()
        assert kept(database) == []
        assert [(count.people, count.came_back) for count in counted(database, "a")] == [(24, 11)]
        database.dispose()


def test_a_campaign_that_counts_nobody_makes_no_file(tmp_path: Path) -> None:
    assert ContactKeys(tmp_path, {}).marks("sms", "+447700900101") == {}
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_keeps_no_message_back(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "contacts.json").write_text('{"a": 1}')
    assert ContactKeys(tmp_path, {"a": DAYS}, clock).marks("sms", "+447700900101") == {}


def test_marks_stand_in_no_order_and_beside_no_outcome(database: Engine) -> None:
    with database.connect() as connection:
        made = connection.exec_driver_sql("select sql from sqlite_master where name = 'contacts'")
        assert "WITHOUT ROWID" in made.scalar_one()
    shared = {*contacts.c.keys()} & {*outcomes.c.keys()}
    assert shared == {"campaign", "arm"}


async def test_two_at_once_are_one_person(counter: Contacts, keys: ContactKeys) -> None:
    await asyncio.gather(*(counter.note("a", None, mark_of(keys, 1)) for _ in range(5)))
    assert [row.came_back for row in kept(counter._engine)] == [False]
