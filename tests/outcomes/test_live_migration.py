"""Migrations of a table with rows that others write to: nobody waits for long, nothing is lost."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy
from sqlalchemy import Engine, insert, select, text

from benchmarks.crowd import columns_of, fill, made_up
from bot.outcomes.database import migrate, reach_database, upgrade
from bot.outcomes.noise import KEYS
from bot.outcomes.store import OutcomeStore
from bot.outcomes.tables import outcomes
from tests.postgres import temporary_postgres

ROWS = 20_000
BEFORE = "0007"
"""The next migration exchanges an index of the outcomes."""

INVALID = "SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid"


@pytest.fixture
def database() -> Iterator[Engine]:
    """A PostgreSQL of an older version, with rows."""
    with temporary_postgres() as server:
        engine = reach_database(server.get_uri())
        with engine.begin() as connection:
            upgrade(connection, BEFORE)
        fill(engine, ROWS)
        yield engine
        engine.dispose()


def an_old_row(engine: Engine) -> dict[str, Any]:
    """As a worker of the older version writes it."""
    with engine.connect() as connection:
        names = columns_of(connection)
    (made,) = made_up(random.Random(), 1, datetime.now(UTC), 1, synthetic=False)
    return {name: made[name] for name in names}


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
    slow_row, quick_row = (an_old_row(database) for _ in range(2))
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
    assert "outcomes_by_campaign_synthetic_hour" in names
    assert "outcomes_by_campaign_hour" not in names


def test_an_index_that_a_killed_worker_left_unfinished_is_built_anew(database: Engine) -> None:
    half_made = "CREATE INDEX outcomes_by_campaign_synthetic_hour ON outcomes (turns)"
    with database.begin() as connection:
        connection.execute(text(half_made))
    migrate(database)
    found = sqlalchemy.inspect(database).get_indexes("outcomes")
    columns = {one["name"]: one["column_names"] for one in found}
    assert columns["outcomes_by_campaign_synthetic_hour"] == ["campaign", "synthetic", "hour"]
    with database.connect() as connection:
        assert connection.execute(select(outcomes.c.id).limit(1)).first() is not None


def test_every_outcome_has_a_key_also_one_of_an_older_worker(database: Engine) -> None:
    migrate(database)
    late = an_old_row(database)
    del late["record_key"]
    with database.begin() as connection:
        connection.execute(insert(outcomes), [late])
        keys = connection.execute(select(outcomes.c.record_key)).scalars().all()
        own = select(outcomes.c.record_key).where(outcomes.c.id == late["id"])
        assert connection.execute(own).scalar_one() != 0
    # Of so many random keys of 31 bits one pair in ten runs is equal.
    assert len(set(keys)) > ROWS - 5
    assert 0 <= min(keys) < max(keys) < KEYS
