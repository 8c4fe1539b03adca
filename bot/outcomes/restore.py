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

from sqlalchemy import (
    Connection,
    Date,
    DateTime,
    Engine,
    Integer,
    MetaData,
    Table,
    insert,
    select,
    text,
)
from sqlalchemy.exc import CompileError, DataError, IntegrityError, StatementError

from bot.outcomes.backup import BATCH, kept_tables, read_manifest, row_counts, write_rows
from bot.outcomes.database import REVISION_TABLE, is_known_revision, upgrade
from bot.outcomes.tables import metadata, operators
from bot.settings import ConfigurationError

MOST_BYTES = 16 * 1024**3
"""Bytes of all rows of a backup that are looked at: a file that claims more is none of ours."""


def restore_backup(
    engine: Engine,
    file: Path,
    *,
    replace: bool = False,
    aside: Path | None = None,
    keeping: str | None = None,
) -> dict[str, int]:
    """Put a backup's rows into the database; the numbers of rows by table.

    The schema is made as it was when the backup was written, filled, and then brought up to date.

    Args:
        engine: a database, which may be new; it need not be migrated.
        file: of `bot.outcomes.backup.write_backup`.
        replace: delete what the database holds; otherwise it must be empty.
        aside: a new file for a backup of what is replaced, to the last row that was written.
        keeping: an operator whose account stays as it is, so that whoever restores is not shut out.

    Raises:
        ConfigurationError: the database is not empty, or a file is no backup that fits or cannot be written.
    """
    with _readable(file) as archive, _alone(engine) as connection:
        manifest = read_manifest(archive)
        _refuse_newer(file, manifest)
        if not replace and any(row_counts(connection).values()):
            raise ConfigurationError(
                "The outcome database is not empty; add --replace to delete what it holds."
            )
        account = _account(connection, keeping) if keeping is not None else None
        if aside is not None:
            write_rows(connection, aside)
        _drop(connection)
        upgrade(connection, manifest["revision"])
        _fill(connection, archive, manifest["tables"])
        upgrade(connection, "head")
        if account is not None:
            _keep(connection, account)
    counts: dict[str, int] = manifest["tables"]
    return counts


def look_into(file: Path) -> dict[str, Any]:
    """When a backup was made and how many rows it holds (`made`, `tables`), after reading all of it.

    Raises:
        ConfigurationError: it is no backup of this assistant, damaged, or of a newer version.
    """
    with _readable(file) as archive:
        manifest = read_manifest(archive)
        _refuse_newer(file, manifest)
        names = {f"{name}.jsonl" for name in manifest["tables"]}
        if not names <= set(archive.namelist()):
            raise BadZipFile
        if sum(member.file_size for member in archive.infolist()) > MOST_BYTES:
            raise BadZipFile
        try:
            broken = archive.testzip()
        except (NotImplementedError, RuntimeError):  # packed or locked in a way that we never do
            raise BadZipFile from None
        if broken is not None:
            raise BadZipFile
        datetime.fromisoformat(manifest["made"])
    return manifest


@contextmanager
def _readable(file: Path) -> Iterator[ZipFile]:
    """A backup, with one sentence for whatever is wrong with it."""
    try:
        with ZipFile(file) as archive:
            yield archive
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


def _refuse_newer(file: Path, manifest: dict[str, Any]) -> None:
    if not is_known_revision(manifest["revision"]):
        raise ConfigurationError(
            f"{file} was made by a newer version of this assistant; update the assistant first."
        )


def _account(connection: Connection, name: str) -> dict[str, Any] | None:
    row = connection.execute(select(operators).where(operators.c.name == name)).first()
    return dict(row._mapping) if row else None


def _keep(connection: Connection, account: dict[str, Any]) -> None:
    """Put an account in the place of the backup's of its name, or of the same person at the provider."""
    twin = operators.c.name == account["name"]
    if account["subject"] is not None:
        twin |= operators.c.subject == account["subject"]
    connection.execute(operators.delete().where(twin))
    connection.execute(insert(operators).values(account))


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
        for table in kept_tables(connection) if engine.dialect.name == "postgresql" else ():
            connection.execute(text(f"LOCK TABLE {table.name} IN ACCESS EXCLUSIVE MODE"))
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
