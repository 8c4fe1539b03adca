"""Hours of an arm are summed up once, and read as if every outcome were counted anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Engine, delete, event, insert

from benchmarks.crowd import fill
from bot.campaigns.experiments.arm_hours import Hours, read_hours, roll_up
from bot.campaigns.experiments.conditions import NUMBERS
from bot.outcomes.database import open_database
from bot.outcomes.retention import delete_old
from bot.outcomes.tables import arm_hours, outcomes
from tests.postgres import temporary_postgres

FIRST = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = 6
LATER = FIRST + timedelta(days=4, hours=1)
LABELS = ["demo/1/a", "demo/1/b"]


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """Three thousand outcomes of six days."""
    if request.param == "sqlite":
        engine = open_database(f"sqlite:///{tmp_path}/outcomes.sqlite")
        fill(engine, 3_000, first=FIRST, days=DAYS, synthetic=False)
        yield engine
        engine.dispose()
        return
    with temporary_postgres() as server:
        engine = open_database(server.get_uri())
        fill(engine, 3_000, first=FIRST, days=DAYS, synthetic=False)
        yield engine
        engine.dispose()


def told(engine: Engine, *, synthetic: bool = False) -> Hours:
    return read_hours(engine, LABELS, synthetic=synthetic)


def number(hours: Hours, name: str) -> int:
    """Of all arms and hours together."""
    return sum(int(hours.of(arm, [name]).sum()) for arm in hours.arms)


def is_same(one: Hours, other: Hours) -> bool:
    return (
        np.array_equal(one.begins, other.begins)
        and one.arms.keys() == other.arms.keys()
        and all(np.array_equal(one.arms[arm], other.arms[arm]) for arm in one.arms)
    )


def test_summed_up_or_not_the_numbers_are_the_same(database: Engine) -> None:
    before = told(database)
    assert number(before, "messaged") > 1_500
    assert all(number(before, name) for name in NUMBERS if name != "hostile")
    assert (np.diff(before.begins) > np.timedelta64(0)).all()
    for hours in (0, 1, 30):
        roll_up(database, LATER + timedelta(hours=hours))
        assert is_same(told(database), before)


def test_what_was_summed_up_is_not_counted_again(database: Engine) -> None:
    before = told(database)
    roll_up(database, LATER + timedelta(days=DAYS))
    with database.begin() as connection:
        connection.execute(delete(outcomes))
    roll_up(database, LATER + timedelta(days=DAYS))
    assert is_same(told(database), before)


def test_what_the_simulator_made_is_always_counted_anew(database: Engine) -> None:
    roll_up(database, LATER)
    assert not told(database, synthetic=True).arms
    with database.begin() as connection:
        connection.execute(outcomes.update().values(synthetic=True))
    assert number(told(database, synthetic=True), "messaged") > 1_500


def test_only_what_is_new_is_read(database: Engine) -> None:
    roll_up(database, LATER)
    asked: list[tuple[str, object]] = []
    event.listen(database, "before_cursor_execute", lambda *call: asked.append((call[2], call[3])))
    told(database)
    (live,) = [statement for statement, _ in asked if "FROM outcomes" in statement]
    assert "outcomes.hour >" in live


def test_sums_go_when_their_outcomes_go(database: Engine) -> None:
    roll_up(database, LATER)
    old = dict.fromkeys(NUMBERS, 1)
    with database.begin() as connection:
        row = {"hour": FIRST - timedelta(days=400), "arm": LABELS[0], **old}
        connection.execute(insert(arm_hours), [row])
    assert delete_old(database, 12, FIRST + timedelta(days=20)) == 1
