"""Displays are counted by campaign and hour, and survive nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from bot.outcomes.database import open_database
from bot.outcomes.displays import Displays, displayed
from bot.outcomes.tables import displays, metadata


@pytest.fixture
def hour() -> datetime:
    return datetime.now(UTC).replace(minute=0, second=0, microsecond=0)


def test_counted_by_campaign_and_hour(tmp_path: Path, hour: datetime) -> None:
    database = open_database(f"sqlite:///{tmp_path}/outcomes.sqlite")
    clock = iter((hour, hour + timedelta(minutes=59), hour + timedelta(hours=1), hour))
    counter = Displays(database, lambda: next(clock))
    for campaign in ("a", "a", "a", "b"):
        counter.add(campaign)
    with database.connect() as connection:
        rows = {(row.campaign, row.number) for row in connection.execute(select(displays))}
    assert rows == {("a", 2), ("a", 1), ("b", 1)}


async def test_a_failure_is_no_visitors_trouble(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path}/outcomes.sqlite")
    metadata.drop_all(database, tables=[displays])
    await Displays(database).displayed("a")


def test_displays_are_told_by_days_and_to_the_nearest_ten(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/outcomes.sqlite")
    first = datetime(2026, 3, 2, 23, tzinfo=UTC)
    hours = [(first, 26), (first + timedelta(hours=1), 30), (first + timedelta(days=3), 900)]
    with engine.begin() as connection:
        rows = [{"campaign": "leeds", "hour": hour, "number": number} for hour, number in hours]
        connection.execute(insert(displays), [*rows, {**rows[0], "campaign": "another"}])
    day = first.date()
    assert displayed(engine, ["leeds"], day, day) == 30
    assert displayed(engine, ["leeds"], day, day + timedelta(days=1)) == 60
    assert displayed(engine, ["nowhere"], day, day) == 0
    assert displayed(engine, None, day, day) == 50, "of all campaigns"
