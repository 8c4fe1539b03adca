"""Outcomes are deleted after the months that the operator set, and not before."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select
from typer.testing import CliRunner

from bot.commands.cli import app
from bot.engine.engine import Engine as Assistant
from bot.logs import configure_logs
from bot.outcomes import retention
from bot.outcomes.database import open_database
from bot.outcomes.retention import (
    MOST_AWAY,
    ClockDoubtError,
    count_old,
    delete_old,
    keep_short,
)
from bot.outcomes.store import OutcomeStore
from bot.outcomes.tables import displays, metadata
from bot.server.app import assemble
from bot.server.housekeeping import forget_old
from bot.settings import Settings
from tests.outcomes.test_database import AN_OUTCOME
from tests.postgres import temporary_postgres

NOW = datetime(2027, 3, 31, 12, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    with ExitStack() as stack:
        if request.param == "sqlite":
            url = f"sqlite:///{tmp_path}/outcomes.sqlite"
        else:
            url = stack.enter_context(temporary_postgres()).get_uri()
        engine = open_database(url)
        yield engine
        engine.dispose()


def write(engine: Engine, *hours: datetime) -> None:
    OutcomeStore(engine).write(
        [
            dataclasses.replace(AN_OUTCOME, id=f"{number:032d}", hour=hour)
            for number, hour in enumerate(hours)
        ]
    )
    rows = [{"campaign": "demo-en", "hour": hour, "number": 1} for hour in set(hours)]
    with engine.begin() as connection:
        connection.execute(insert(displays), rows)


def kept(engine: Engine) -> list[datetime]:
    with engine.connect() as connection:
        shown = {row.hour.replace(tzinfo=UTC) for row in connection.execute(select(displays))}
    hours = [row.hour.replace(tzinfo=UTC) for row in OutcomeStore(engine).rows()]
    assert shown == set(hours), "displays go with the outcomes"
    return sorted(hours)


def test_what_is_older_than_the_months_is_deleted(
    database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert metadata.tables.keys() >= {"outcomes", "displays"}
    monkeypatch.setattr(retention, "BATCH", 2)
    first_kept = datetime(2027, 2, 28, 0, tzinfo=UTC)  # a month before the 31st of March
    old = [first_kept - timedelta(hours=hours) for hours in (1, 2, 3, 4, 10_000)]
    write(database, *old, first_kept, NOW)
    assert count_old(database, 1, NOW) == 5
    assert delete_old(database, 1, NOW) == 10
    assert kept(database) == [first_kept, NOW]
    assert count_old(database, 1, NOW) == 0
    assert delete_old(database, 1, NOW) == 0


async def test_the_assistant_deletes_without_being_asked(
    settings: Settings, engine: Assistant
) -> None:
    database = open_database(settings.database)
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    old = now - timedelta(days=settings.retention_months * 31 + 2)
    write(database, old, now)
    assistant = assemble(settings, engine=engine)
    await assistant.start()
    for _ in range(500):
        if len(kept_or_none(database)) == 1:
            break
        await asyncio.sleep(0.01)
    await assistant.stop()
    assert kept(database) == [now]
    database.dispose()


def kept_or_none(engine: Engine) -> list[datetime]:
    return [row.hour for row in OutcomeStore(engine).rows()]


def test_a_month_has_its_end(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path}/outcomes.sqlite")
    write(engine, datetime(2024, 2, 29, tzinfo=UTC))
    assert delete_old(engine, 12, datetime(2025, 2, 28, 23, tzinfo=UTC)) == 0
    assert delete_old(engine, 12, datetime(2025, 3, 1, tzinfo=UTC)) == 2
    engine.dispose()


def test_a_clock_that_is_years_ahead_deletes_nothing(database: Engine, tmp_path: Path) -> None:
    write(database, NOW - timedelta(days=20), NOW)
    wrong = NOW + timedelta(days=3 * 365)
    for _ in range(3):
        with pytest.raises(ClockDoubtError) as doubt:
            keep_short(database, 24, wrong, tmp_path / "home")
        assert (doubt.value.days, doubt.value.number) == (3 * 365, 2)
    assert len(kept_or_none(database)) == 2
    assert keep_short(database, 24, NOW, tmp_path / "home") == 0


def test_a_clock_that_jumps_while_it_runs_deletes_nothing(database: Engine, tmp_path: Path) -> None:
    write(database, NOW)
    assert keep_short(database, 1, NOW, tmp_path) == 0
    with pytest.raises(ClockDoubtError):
        keep_short(database, 1, NOW + timedelta(days=MOST_AWAY + 1), tmp_path)
    assert kept(database) == [NOW]


def test_a_service_that_runs_deletes_though_nobody_writes_any_more(
    database: Engine, tmp_path: Path
) -> None:
    write(database, NOW)
    for day in range(0, 70, 7):
        keep_short(database, 1, NOW + timedelta(days=day), tmp_path)
    assert kept(database) == []


def test_after_a_long_pause_a_person_says_that_the_clock_is_right(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    configure_logs("INFO")
    database = open_database(settings.database)
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    write(database, now - timedelta(days=settings.retention_months * 31 + 40))
    forget_old(settings, database)
    said = capsys.readouterr().err
    assert "is the clock right?" in said
    assert '"number": 1' in said
    assert len(kept_or_none(database)) == 1
    assert CliRunner().invoke(app, ["delete-old"], input="y\n").exit_code == 0
    assert kept_or_none(database) == []
    write(database, now - timedelta(days=settings.retention_months * 31 + 80))
    forget_old(settings, database)
    assert kept_or_none(database) == []
    assert '"old outcomes were deleted"' in capsys.readouterr().err
    database.dispose()
