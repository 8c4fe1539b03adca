"""Backups, on SQLite and on a real PostgreSQL: destroyed and restored, across both, in little memory."""

from __future__ import annotations

import dataclasses
import json
import stat
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import sqlalchemy
from sqlalchemy import Engine, insert, inspect, select, text
from typer.testing import CliRunner

from bot.commands.cli import app
from bot.outcomes import backup as backups
from bot.outcomes import restore as restoring
from bot.outcomes import tables
from bot.outcomes.backup import MANIFEST, write_backup
from bot.outcomes.database import open_database, reach_database, upgrade
from bot.outcomes.outcome import Outcome
from bot.outcomes.restore import restore_backup
from bot.outcomes.store import OutcomeStore
from bot.outcomes.tables import is_passing, metadata
from bot.settings import ConfigurationError, Settings
from tests.outcomes.next_migration import with_next_migration
from tests.postgres import temporary_postgres

KINDS = ("sqlite", "postgresql")

AN_OUTCOME = Outcome(
    id="",
    hour=datetime(2026, 11, 24, 17, tzinfo=UTC),
    campaign="demo-ru",
    channel="web",
    language="ru",
    country=None,
    arm=None,
    turns=1,
    stage="revealed",
    ending="left",
    topics=("закон", "law"),
    safety=(),
    readiness_before=None,
    readiness_after=7,
    offered=("gb-samaritans",),
    not_understood=0,
)

FreshDatabase = Callable[[str], AbstractContextManager[Engine]]


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    with temporary_postgres() as server:
        yield server.get_uri()


@pytest.fixture
def fresh(tmp_path: Path, request: pytest.FixtureRequest) -> FreshDatabase:
    """Makes an empty database of either kind, not migrated, and takes it away afterwards."""

    @contextmanager
    def database(kind: str) -> Iterator[Engine]:
        if kind == "sqlite":
            number = len(list(tmp_path.glob("*.sqlite")))
            engine = reach_database(f"sqlite:///{tmp_path / f'{number}.sqlite'}")
        else:
            engine = reach_database(request.getfixturevalue("postgres"))
        try:
            yield engine
        finally:
            if kind == "postgresql":
                with engine.begin() as connection:
                    connection.execute(text("DROP SCHEMA public CASCADE"))
                    connection.execute(text("CREATE SCHEMA public"))
            engine.dispose()

    return database


def migrated(engine: Engine) -> Engine:
    with engine.begin() as connection:
        upgrade(connection, "head")
    return engine


def fill(engine: Engine, number: int = 3) -> None:
    """Rows in every table."""
    OutcomeStore(engine).write(
        [dataclasses.replace(AN_OUTCOME, id=f"{n:032d}") for n in range(number)]
    )
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            if table.name != "outcomes":
                connection.execute(insert(table), [_row(table, n) for n in range(2)])


def _row(table: sqlalchemy.Table, number: int) -> dict[str, Any]:
    """A row that fits the columns, whatever they are."""
    return {column.name: _value(column, number) for column in table.columns}


def _value(column: sqlalchemy.Column[Any], number: int) -> Any:
    if isinstance(column.type, sqlalchemy.JSON):
        return {"ключ": [number, None, "a\n'\"b"]}
    values: dict[type, Any] = {
        str: f"ü{number}",
        int: number + 1,
        bool: bool(number),
        datetime: datetime(2026, 11, 24, number, tzinfo=UTC),
        date: date(2026, 11, number + 1),
    }
    return values[column.type.python_type]


def content(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that a backup holds, times in UTC."""
    rows = {}
    with engine.connect() as connection:
        for table in metadata.sorted_tables:
            if is_passing(table.name):
                continue
            query = select(table).order_by(*table.primary_key.columns)
            rows[table.name] = [
                {name: _in_utc(value) for name, value in row._mapping.items()}
                for row in connection.execute(query)
            ]
    return rows


def _in_utc(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    return value


@pytest.mark.parametrize("into", KINDS)
@pytest.mark.parametrize("out_of", KINDS)
def test_what_was_destroyed_is_restored_into_either_kind(
    fresh: FreshDatabase, tmp_path: Path, out_of: str, into: str
) -> None:
    file = tmp_path / "backup.zip"
    with fresh(out_of) as engine:
        fill(migrated(engine))
        before = content(engine)
        assert all(before.values()), "no table is empty"
        counts = write_backup(engine, file)
    assert counts == {name: len(rows) for name, rows in before.items()}
    with fresh(into) as engine:
        assert restore_backup(engine, file) == counts
        assert content(engine) == before
        # What comes next finds its place.
        OutcomeStore(engine).write([dataclasses.replace(AN_OUTCOME, id="f" * 32)])
        with engine.begin() as connection:
            entry = _row(tables.console_log, 5)
            del entry["id"]
            connection.execute(insert(tables.console_log), [entry])
        assert len(content(engine)["console_log"]) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_what_passes_is_in_no_backup(fresh: FreshDatabase, tmp_path: Path, kind: str) -> None:
    with fresh(kind) as engine:
        fill(migrated(engine))
        write_backup(engine, tmp_path / "backup.zip")
    with ZipFile(tmp_path / "backup.zip") as archive:
        names = set(archive.namelist())
    assert names.isdisjoint({"invitations.jsonl", "seen_messages.jsonl"})
    assert {"outcomes.jsonl", "opt_outs.jsonl", "operators.jsonl", MANIFEST} <= names


@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_shows_one_moment(
    fresh: FreshDatabase, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written while the backup is made is in none of its tables."""
    with fresh(kind) as engine:
        fill(migrated(engine))
        before = content(engine)
        kept_tables = backups.kept_tables

        def meanwhile(connection: sqlalchemy.Connection) -> list[sqlalchemy.Table]:
            OutcomeStore(engine).write([dataclasses.replace(AN_OUTCOME, id="late")])
            return kept_tables(connection)

        monkeypatch.setattr(backups, "kept_tables", meanwhile)
        counts = write_backup(engine, tmp_path / "backup.zip")
        assert OutcomeStore(engine).count() == counts["outcomes"] + 1
    monkeypatch.undo()
    with fresh(kind) as engine:
        restore_backup(engine, tmp_path / "backup.zip")
        assert content(engine) == before


@pytest.mark.parametrize("kind", KINDS)
def test_a_database_that_holds_something_is_replaced_only_when_told(
    fresh: FreshDatabase, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "backup.zip"
    with fresh("sqlite") as engine:
        fill(migrated(engine))
        wanted = content(engine)
        write_backup(engine, file)
    with fresh(kind) as engine:
        migrated(engine)
        OutcomeStore(engine).write([dataclasses.replace(AN_OUTCOME, id="held")])
        held = content(engine)
        with pytest.raises(ConfigurationError, match="--replace"):
            restore_backup(engine, file)
        assert content(engine) == held
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE foreigner (id INTEGER)"))
        restore_backup(engine, file, replace=True)
        assert content(engine) == wanted
        assert inspect(engine).has_table("foreigner"), "another program's table stays"


@pytest.mark.parametrize("kind", KINDS)
def test_a_backup_of_an_older_version_is_brought_up_to_date(
    fresh: FreshDatabase, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "backup.zip"
    with fresh(kind) as engine:
        with engine.begin() as connection:
            upgrade(connection, "head")
            connection.execute(text("INSERT INTO opt_outs (mark) VALUES ('a mark')"))
        with_next_migration(tmp_path, monkeypatch)
        assert write_backup(engine, file)["opt_outs"] == 1
        with engine.connect() as connection:
            assert backups.revision_of(connection) == "0021", "a backup migrates nothing"
    with fresh(kind) as engine:
        restore_backup(engine, file)
        assert content(engine)["opt_outs"] == [{"mark": "a mark"}]
        with engine.connect() as connection:
            assert backups.revision_of(connection) == "next"


def rewritten(file: Path, changes: dict[str, bytes | None]) -> Path:
    """A copy of a backup with members changed or, at `None`, left out."""
    other = file.with_name("changed.zip")
    with ZipFile(file) as source, ZipFile(other, "w") as target:
        for name in source.namelist():
            changed = changes.get(name, source.read(name))
            if changed is not None:
                target.writestr(name, changed)
    return other


def _manifest(**changes: Any) -> bytes:
    return json.dumps(
        {"format": 1, "revision": "0021", "made": "", "tables": {}} | changes
    ).encode()


def damaged(good: Path) -> Iterator[Path]:
    """Copies of a backup, each spoilt in another way."""
    whole = good.read_bytes()
    with ZipFile(good) as archive:
        lines = archive.read("outcomes.jsonl")
        inside = archive.getinfo("outcomes.jsonl").header_offset + 120
    for name, raw in (
        ("cut off", whole[:-200]),
        (
            "changed in its middle",
            whole[:inside] + bytes([whole[inside] ^ 255]) + whole[inside + 1 :],
        ),
        ("text", b"no zip"),
    ):
        file = good.with_name(name)
        file.write_bytes(raw)
        yield file
    yield good.with_name("not there")
    yield good.parent
    changes: list[dict[str, bytes | None]] = [
        {MANIFEST: None},
        {MANIFEST: b"[]"},
        {MANIFEST: _manifest(format=2)},
        {MANIFEST: _manifest()},
        {"outcomes.jsonl": None},
        {"outcomes.jsonl": lines[: len(lines) // 2]},
        {"outcomes.jsonl": lines.split(b"\n")[0] + b"\n"},
        {"outcomes.jsonl": lines.replace(b'"turns"', b'"churns"')},
        {"outcomes.jsonl": lines.replace(b'"turns": 1', b'"turns": null')},
        {"outcomes.jsonl": lines.replace(b'"2026-11-24T', b'"yesterday')},
        {"outcomes.jsonl": b"[1]\n" * lines.count(b"\n")},
    ]
    for change in changes:
        yield rewritten(good, change)


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_file_is_refused_and_nothing_changes(
    fresh: FreshDatabase, tmp_path: Path, kind: str
) -> None:
    good = tmp_path / "backup.zip"
    with fresh(kind) as engine:
        fill(migrated(engine))
        before = content(engine)
        write_backup(engine, good)
        for file in damaged(good):
            with pytest.raises(ConfigurationError) as refusal:
                restore_backup(engine, file, replace=True)
            assert "\n" not in str(refusal.value)
        assert content(engine) == before


def test_a_backup_of_a_newer_version_is_refused(fresh: FreshDatabase, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    with fresh("sqlite") as engine:
        write_backup(migrated(engine), file)
        newer = rewritten(file, {MANIFEST: _manifest(revision="9999")})
        with pytest.raises(ConfigurationError, match="newer version"):
            restore_backup(engine, newer)


def test_nothing_is_no_backup(fresh: FreshDatabase, tmp_path: Path) -> None:
    with fresh("sqlite") as engine, pytest.raises(ConfigurationError, match="nothing to back up"):
        write_backup(engine, tmp_path / "backup.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_private_and_never_overwritten(fresh: FreshDatabase, tmp_path: Path) -> None:
    file = tmp_path / "backup.zip"
    with fresh("sqlite") as engine:
        write_backup(migrated(engine), file)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        with pytest.raises(ConfigurationError, match="exists already"):
            write_backup(engine, file)
        with pytest.raises(ConfigurationError, match="cannot be written"):
            write_backup(engine, tmp_path / "nowhere" / "backup.zip")
    assert not list(tmp_path.glob("*.part"))


def _measure(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[int]:
    """The most memory that each call of a function has used, in bytes."""
    works, peaks = getattr(module, name), list[int]()

    def measured(*arguments: Any) -> Any:
        tracemalloc.start()
        try:
            return works(*arguments)
        finally:
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()

    monkeypatch.setattr(module, name, measured)
    return peaks


@pytest.mark.parametrize("kind", KINDS)
def test_many_rows_need_no_more_memory_than_some(
    fresh: FreshDatabase, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = 50
    monkeypatch.setattr(backups, "BATCH", batch)
    monkeypatch.setattr(restoring, "BATCH", batch)
    written = _measure(monkeypatch, backups, "_write_tables")
    restored = _measure(monkeypatch, restoring, "_fill")
    with fresh(kind) as engine:
        migrated(engine)
        for number in (4 * batch, 4 * batch, 16 * batch):  # the first fills caches
            OutcomeStore(engine).write(
                [dataclasses.replace(AN_OUTCOME, id=f"{n:032d}") for n in range(number)]
            )
            file = tmp_path / f"{len(written)}.zip"
            write_backup(engine, file)
            restore_backup(engine, file, replace=True)
    assert written[2] < 1.5 * written[1]
    assert restored[2] < 1.5 * restored[1]


def test_the_commands_back_up_and_restore(settings: Settings, tmp_path: Path) -> None:
    engine = open_database(settings.database)
    fill(engine)
    engine.dispose()
    runner, file = CliRunner(), str(tmp_path / "backup.zip")
    told = runner.invoke(app, ["backup", file])
    assert told.output.startswith("3 outcomes, ") or ", 3 outcomes" in told.output
    assert "2 opt outs" in told.output
    refused = runner.invoke(app, ["restore", file])
    assert isinstance(refused.exception, ConfigurationError)
    assert runner.invoke(app, ["restore", file, "--replace"], input="n\n").exit_code == 1
    asked = runner.invoke(app, ["restore", file, "--replace"], input="y\n")
    assert asked.exit_code == 0
    assert "the backup was made at" in asked.output
    (settings.home / "outcomes.sqlite").unlink()
    assert runner.invoke(app, ["restore", file]).exit_code == 0
    restored = open_database(settings.database)
    assert OutcomeStore(restored).count() == 3
    restored.dispose()


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_restore_replaces_is_kept_aside_and_who_restores_keeps_the_account(
    fresh: FreshDatabase, tmp_path: Path, kind: str
) -> None:
    with fresh(kind) as engine:
        fill(migrated(engine))
        before = content(engine)
        first, aside = tmp_path / "first.zip", tmp_path / "aside.zip"
        write_backup(engine, first)
        with engine.begin() as connection:
            connection.execute(tables.outcomes.delete())
            mine = {"name": "mara", "subject": "ü1", "role": "administrator", "failures": 0}
            connection.execute(tables.operators.delete())
            connection.execute(
                insert(tables.operators).values(**mine, locked_until=0, shut_out=False)
            )
        changed = content(engine)
        restore_backup(engine, first, replace=True, aside=aside, keeping="mara")
        after = content(engine)
        assert after["outcomes"] == before["outcomes"]
        assert [row["name"] for row in after["operators"]] == ["mara", "ü0"], (
            "one subject, one account"
        )
        restore_backup(engine, aside, replace=True)
        assert content(engine) == changed
