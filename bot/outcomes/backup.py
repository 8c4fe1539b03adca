"""Backups of the outcome database: one file that fits SQLite and PostgreSQL alike.

A zip file with one JSON line a row for each table, and `manifest.json` with the revision of the
schema and the numbers of rows. Rows are taken a thousand at a time, so that a million need no more
memory than a few. A table that is marked as passing (`bot.outcomes.tables`) is left out.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from sqlalchemy import Connection, Engine, MetaData, Table, func, select

from bot.outcomes.database import is_known_revision, revision_of
from bot.outcomes.tables import is_passing, metadata
from bot.privacy.key_files import open_private
from bot.settings import ConfigurationError

FORMAT = 1

MANIFEST = "manifest.json"

BATCH = 1000
"""Rows in memory at once."""


def write_backup(engine: Engine, file: Path) -> dict[str, int]:
    """Write all rows of this moment into a new, private file; the numbers of rows by table.

    Raises:
        ConfigurationError: there is nothing to write, or the file cannot be written.
    """
    with _snapshot(engine) as connection:
        return write_rows(connection, file)


def write_rows(connection: Connection, file: Path) -> dict[str, int]:
    """The same of what a transaction sees.

    Raises:
        ConfigurationError: as above.
    """
    if file.exists():
        raise ConfigurationError(f"{file} exists already; choose another name.")
    draft = file.with_name(f"{file.name}.part")
    try:
        with (
            open(draft, "wb", opener=open_private) as raw,
            ZipFile(raw, "w", ZIP_DEFLATED) as archive,
        ):
            rows = _write_tables(connection, archive)
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(file)
    except OSError as error:
        raise ConfigurationError(f"{file} cannot be written ({error.strerror}).") from None
    finally:
        draft.unlink(missing_ok=True)
    return rows


def read_manifest(archive: ZipFile) -> dict[str, Any]:
    """What a backup holds.

    Raises:
        BadZipFile: it is none that this version can read.
    """
    try:
        manifest = json.loads(archive.read(MANIFEST))
        known = manifest["format"] == FORMAT and isinstance(manifest["tables"], dict)
    except (KeyError, ValueError, TypeError):
        known = False
    if not known:
        raise BadZipFile
    found: dict[str, Any] = manifest
    return found


def kept_tables(connection: Connection) -> list[Table]:
    """The tables of the database as it is, those on which others depend first, none that passes."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name in metadata.tables)
    return [table for table in found.sorted_tables if not is_passing(table.name)]


def row_counts(connection: Connection) -> dict[str, int]:
    """Number of rows that a backup would hold, by table."""
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in kept_tables(connection)
    }


def newest_backup(folder: Path) -> datetime | None:
    """When the newest backup in a folder was written."""
    try:
        times = [file.stat().st_mtime for file in folder.glob("*.zip")]
    except OSError:
        return None
    return datetime.fromtimestamp(max(times), UTC) if times else None


def _write_tables(connection: Connection, archive: ZipFile) -> dict[str, int]:
    revision = revision_of(connection)
    if revision is None:
        raise ConfigurationError("There is no outcome database yet; there is nothing to back up.")
    if not is_known_revision(revision):
        raise ConfigurationError(
            "The outcome database was made by a newer version of this assistant; back it up with "
            "that version."
        )
    rows = {}
    for table in kept_tables(connection):
        with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as member:
            rows[table.name] = 0
            for line in _lines(connection, table):
                member.write(line)
                rows[table.name] += 1
    made = datetime.now(UTC).isoformat(timespec="seconds")
    manifest = {"format": FORMAT, "revision": revision, "made": made, "tables": rows}
    archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    return rows


def _lines(connection: Connection, table: Table) -> Iterator[bytes]:
    query = select(table).order_by(*table.primary_key.columns)
    for row in connection.execute(query, execution_options={"yield_per": BATCH}):
        yield json.dumps(dict(row._mapping), default=_plain, ensure_ascii=False).encode() + b"\n"


def _plain(value: object) -> str:
    """A time in UTC, which is what SQLite's times without a zone are; a day as it stands."""
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    assert isinstance(value, date), "no table has any other kind of column"
    return value.isoformat()


@contextmanager
def _snapshot(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees the database as it is now, whatever is written meanwhile."""
    if engine.dialect.name == "sqlite" and not Path(engine.url.database or "").is_file():
        raise ConfigurationError("There is no outcome database yet; there is nothing to back up.")
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")
            yield connection
        else:
            yield connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
