"""Restoring a backup, in one transaction: afterwards all of it is there, or nothing has changed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from sqlalchemy import Connection, Date, DateTime, Engine, Integer, MetaData, Table, insert, text
from sqlalchemy.exc import CompileError, DataError, IntegrityError, StatementError

from bot.outcomes.backup import BATCH, kept_tables, read_manifest, row_counts
from bot.outcomes.database import is_known_revision, upgrade
from bot.outcomes.tables import metadata
from bot.settings import ConfigurationError

REVISION_TABLE = "alembic_version"


def restore_backup(engine: Engine, file: Path, *, replace: bool = False) -> dict[str, int]:
    """Put a backup's rows into the database; the numbers of rows by table.

    The schema is made as it was when the backup was written, filled, and then brought up to date.

    Args:
        engine: a database, which may be new; it need not be migrated.
        file: of `bot.outcomes.backup.write_backup`.
        replace: delete what the database holds; otherwise it must be empty.

    Raises:
        ConfigurationError: the database is not empty, or the file is no backup that fits.
    """
    try:
        with ZipFile(file) as archive, _alone(engine) as connection:
            manifest = read_manifest(archive)
            if not is_known_revision(manifest["revision"]):
                raise ConfigurationError(
                    f"{file} was made by a newer version of this assistant; update the assistant first."
                )
            if not replace and any(row_counts(connection).values()):
                raise ConfigurationError(
                    "The outcome database is not empty; add --replace to delete what it holds."
                )
            _drop(connection)
            upgrade(connection, manifest["revision"])
            _fill(connection, archive, manifest["tables"])
            upgrade(connection, "head")
    except OSError as error:
        raise ConfigurationError(f"{file} cannot be read ({error.strerror}).") from None
    except (
        *(BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError),
        *(CompileError, DataError, IntegrityError),
    ):
        raise _damaged(file) from None
    except StatementError as error:
        if isinstance(error.orig, ValueError | TypeError):
            raise _damaged(file) from None
        raise
    counts: dict[str, int] = manifest["tables"]
    return counts


def _damaged(file: Path) -> ConfigurationError:
    return ConfigurationError(
        f"{file} is no backup of this assistant, or it is damaged; nothing was changed."
    )


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """One transaction for everything, the schema included, which SQLite begins only when told."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def _drop(connection: Connection) -> None:
    """Drop our own tables; another program's in the same database stay."""
    found = MetaData()
    found.reflect(
        connection, only=lambda name, _: name in metadata.tables or name == REVISION_TABLE
    )
    found.drop_all(connection)


def _fill(connection: Connection, archive: ZipFile, counts: dict[str, int]) -> None:
    tables = {table.name: table for table in kept_tables(connection)}
    if counts.keys() != tables.keys():
        raise BadZipFile
    for name, table in tables.items():
        rows = 0
        read = _rows(archive, table)
        while batch := list(islice(read, BATCH)):
            connection.execute(insert(table), batch)
            rows += len(batch)
        if rows != counts[name]:
            raise BadZipFile
        if connection.dialect.name == "postgresql":
            _count_on(connection, table)


def _rows(archive: ZipFile, table: Table) -> Iterator[dict[str, Any]]:
    """Rows of a table, with times and days as such; every row names every column."""
    readers = {
        column.name: _reader(column.type)
        for column in table.columns
        if isinstance(column.type, Date | DateTime)
    }
    names = set(table.columns.keys())
    with archive.open(f"{table.name}.jsonl") as member:
        for line in TextIOWrapper(member, encoding="utf-8"):
            row = json.loads(line)
            if row.keys() != names:
                raise BadZipFile
            for name, reader in readers.items():
                row[name] = row[name] and reader(row[name])
            yield row


def _reader(kind: Any) -> Any:
    return datetime.fromisoformat if isinstance(kind, DateTime) else date.fromisoformat


def _count_on(connection: Connection, table: Table) -> None:
    """Let the numbers that PostgreSQL gives to new rows go on behind the restored ones."""
    for column in table.primary_key.columns:
        if not isinstance(column.type, Integer):
            continue
        sequence = connection.execute(
            text("SELECT pg_get_serial_sequence(:table, :column)"),
            {"table": table.name, "column": column.name},
        ).scalar_one()
        if sequence is not None:
            connection.execute(
                text(f"SELECT setval(:sequence, max({column.name})) FROM {table.name}"),  # noqa: S608
                {"sequence": sequence},
            )
