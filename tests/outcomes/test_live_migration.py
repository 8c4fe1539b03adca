"""Migrations of a table with rows that others write to: nobody waits for long, nothing is lost."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from sqlalchemy import Engine, insert, select, text

from benchmarks.crowd import fill, made_up
from bot.outcomes.database import migrate, open_database
from bot.outcomes.store import OutcomeStore
from bot.outcomes.tables import outcomes
from tests.outcomes.next_migration import with_next_migration
from tests.postgres import temporary_postgres

ROWS = 4_000
"""A dozen for each step of a change; an index is held up by who writes, not by its size."""

INVALID = "SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid"


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A PostgreSQL with rows, before its next migration."""
    with temporary_postgres() as server:
        engine = open_database(server.get_uri())
        fill(engine, ROWS)
        with_next_migration(tmp_path, monkeypatch)
        yield engine
        engine.dispose()


def a_row() -> dict[str, Any]:
    (made,) = made_up(random.Random(), 1, datetime.now(UTC), 1, synthetic=False)
    return made


def building(engine: Engine) -> bool:
    query = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX%'"
    with engine.connect() as connection:
        return bool(connection.execute(text(query)).scalar_one())


def until_it_builds(engine: Engine) -> None:
    for _ in range(600):
        if building(engine):
            return
        time.sleep(0.05)
    raise AssertionError("no index was built")


def test_who_writes_does_not_wait_for_an_index_that_is_built(database: Engine) -> None:
    slow_row, quick_row = (a_row() for _ in range(2))
    migration = threading.Thread(target=migrate, args=(database,))
    with database.connect() as slow:
        # As long as this is open the index cannot be finished; a plain one would not even begin.
        slow.execute(insert(outcomes), [slow_row])
        migration.start()
        until_it_builds(database)
        with database.begin() as connection:
            connection.execute(text("SET LOCAL lock_timeout = '10s'"))
            connection.execute(insert(outcomes), [quick_row])
        assert building(database)
        slow.commit()
    migration.join(60)
    assert not migration.is_alive()
    assert OutcomeStore(database).count() == ROWS + 2
    with database.connect() as connection:
        assert connection.execute(text(INVALID)).all() == []
    names = {one["name"] for one in sqlalchemy.inspect(database).get_indexes("outcomes")}
    assert "outcomes_by_turns" in names
    assert "outcomes_by_hour" not in names


def test_an_index_that_a_killed_worker_left_unfinished_is_built_anew(database: Engine) -> None:
    with database.begin() as connection:
        connection.execute(text("CREATE INDEX outcomes_by_turns ON outcomes (language)"))
    migrate(database)
    found = sqlalchemy.inspect(database).get_indexes("outcomes")
    columns = {one["name"]: one["column_names"] for one in found}
    assert columns["outcomes_by_turns"] == ["turns", "hour"]


def test_every_row_is_changed_once_in_steps(database: Engine) -> None:
    migrate(database)
    with database.connect() as connection:
        turns = connection.execute(select(outcomes.c.turns)).scalars().all()
    assert len(turns) == ROWS
    assert 100 < min(turns) <= max(turns) < 200
