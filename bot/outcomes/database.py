"""Opening the outcome database and bringing its schema up to date."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import (
    Connection,
    Engine,
    Insert,
    Table,
    create_engine,
    event,
    func,
    inspect,
    make_url,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, DisconnectionError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from bot.settings import ConfigurationError

MIGRATIONS = Path(__file__).resolve().parent / "migrations"

REVISION_TABLE = "alembic_version"

LIVE = "live"
"""Attribute of Alembic's configuration: the migration may commit in between."""

MIGRATION_LOCK = 5_005_001
"""Any number that nothing else locks in this database."""

MIGRATION_POLL = 0.1
"""Seconds until a worker asks again whether another has migrated."""

POSTGRESQL_PATIENCE = {"connect_timeout": "3", "tcp_user_timeout": "5000"}
"""Seconds to wait for a connection, milliseconds for a server that has gone silent."""


def open_database(url: str) -> Engine:
    """Connect and migrate.

    Raises:
        ConfigurationError: the address is malformed, or the database cannot be reached or written, or
            a newer version made it.
    """
    with refusals():
        engine = reach_database(url)
        migrate(engine)
        if engine.dialect.name == "sqlite":
            _refuse_read_only(engine)
            file = Path(engine.url.database or "")
            if file.is_file():
                _refuse_new_file(engine, file)
        return engine


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """What `open_database` opens, let go of at the end."""
    engine = open_database(url)
    try:
        yield engine
    finally:
        engine.dispose()


def reach_database(url: str) -> Engine:
    """A database as it is, whatever its revision; it is connected to at its first use.

    Raises:
        ConfigurationError: the address is malformed.
    """
    with refusals():
        parsed = make_url(url)
        if parsed.drivername == "postgresql":
            parsed = parsed.set(
                drivername="postgresql+psycopg", query=POSTGRESQL_PATIENCE | parsed.query
            )
        is_file = parsed.get_backend_name() == "sqlite"
        if is_file and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # A file does not go away as a server does; what can happen to it is looked for below.
        engine = create_engine(parsed, pool_pre_ping=not is_file)
        if is_file:
            event.listen(engine, "connect", _tune_sqlite)
            _hold_to_place(engine, Path(parsed.database or ""))
        return engine


@contextmanager
def reached(url: str) -> Iterator[Engine]:
    """A database as it is, let go of at the end; what it refuses is said in one sentence.

    Raises:
        ConfigurationError: the address is malformed, or something was refused.
    """
    engine = reach_database(url)
    try:
        with refusals():
            yield engine
    finally:
        engine.dispose()


@contextmanager
def refusals() -> Iterator[None]:
    """What a database refuses is said in one sentence.

    Raises:
        ConfigurationError: it was refused.
    """
    try:
        yield
    except (ArgumentError, SQLAlchemyError, OSError, ValueError) as error:
        if _is_read_only(error):
            raise ConfigurationError(
                "The outcome database cannot be written; give this account the right to write its "
                "file and folder, or change SECOND_THOUGHT_DATABASE_URL."
            ) from None
        raise ConfigurationError(
            "The outcome database cannot be opened; check SECOND_THOUGHT_DATABASE_URL "
            f"({type(error).__name__})."
        ) from None


def migrate(engine: Engine) -> None:
    """Run the migrations that are missing; workers that start at once do so one after the other.

    On PostgreSQL others go on writing meanwhile (bot/outcomes/live_indexes.py).

    Raises:
        ConfigurationError: a newer version made it.
    """
    with engine.connect() as connection:
        revision = revision_of(connection)
    if revision == max(_revisions()):
        return
    if revision is not None and not is_known_revision(revision):
        raise ConfigurationError(
            "The outcome database was made by a newer version of this assistant; update the assistant, "
            "or restore a backup of this version."
        )
    if engine.dialect.name != "postgresql":
        with engine.begin() as connection:
            upgrade(connection, "head")
        return
    with engine.connect() as connection, _migrating_alone(connection):
        upgrade(connection, "head", is_live=True)


@contextmanager
def _migrating_alone(connection: Connection) -> Iterator[None]:
    """Hold the lock of migrations, which outlives a transaction.

    Who waits for it asks again and again: one that waited within a statement would make an index
    that is built beside others wait for it in turn, for ever.
    """
    ask = select(func.pg_try_advisory_lock(MIGRATION_LOCK))
    while not connection.execute(ask).scalar_one():
        connection.rollback()
        time.sleep(MIGRATION_POLL)
    connection.commit()
    try:
        yield
    finally:
        connection.rollback()
        connection.execute(select(func.pg_advisory_unlock(MIGRATION_LOCK)))
        connection.commit()


def upgrade(connection: Connection, revision: str, *, is_live: bool = False) -> None:
    """Bring the schema to a revision, in the connection's transaction; a live one may commit in between."""
    # Alembic takes longer to import than most commands to run, and is seldom needed.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes |= {"connection": connection, LIVE: is_live}
    command.upgrade(config, revision)


def revision_of(connection: Connection) -> str | None:
    """Revision of the schema; nothing where there is none yet."""
    if not inspect(connection).has_table(REVISION_TABLE):
        return None
    query = text(f"SELECT version_num FROM {REVISION_TABLE}")  # noqa: S608  a constant
    known: str | None = connection.execute(query).scalar()
    return known


def is_known_revision(revision: str) -> bool:
    """Whether this version of the assistant has such a schema; a newer version's is not known."""
    return revision in _revisions()


def _revisions() -> frozenset[str]:
    """By the names of the migrations' files, `<revision>_<what>.py`, each the next of the one before."""
    return frozenset(
        file.stem.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[!_]*.py")
    )


def _refuse_read_only(engine: Engine) -> None:
    with engine.connect() as connection:
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        except OperationalError as error:
            if _is_read_only(error):
                raise
        connection.rollback()


def _is_read_only(error: Exception) -> bool:
    code = getattr(getattr(error, "orig", None), "sqlite_errorname", "")
    return str(code).startswith("SQLITE_READONLY")


def fold_journal(engine: Engine) -> None:
    """Empty SQLite's journal (WAL), which tells what was written beside what, and what was erased.

    Where readers are in the way it is tried again at the next time.
    """
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def upsert(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insertion into a database of this kind that can say what to do about what is there already."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def insert_new(connection: Connection, table: Table) -> Insert:
    """An insertion that leaves alone what is there already."""
    return _insert_new(connection.dialect.name, table)


@cache
def _insert_new(dialect: str, table: Table) -> Insert:
    return upsert(dialect, table).on_conflict_do_nothing()


GONE = "the file of the outcome database is gone"


def _hold_to_place(engine: Engine, file: Path) -> None:
    """Give up connections to a file that was deleted or replaced: what is written there is lost."""

    @event.listens_for(engine, "connect")
    def remember(_connection: object, entry: ConnectionPoolEntry) -> None:
        entry.info["file"] = _identity(file)

    @event.listens_for(engine, "checkout")
    def compare(_connection: object, entry: ConnectionPoolEntry, _proxy: object) -> None:
        if entry.info["file"] != _identity(file):
            raise DisconnectionError

    @event.listens_for(engine, "commit")
    def compare_again(connection: Connection) -> None:
        # A write that waited for a lock meanwhile would be acknowledged and lost.
        if connection.info["file"] != _identity(file):
            raise OperationalError("COMMIT", None, sqlite3.OperationalError(GONE))


def _refuse_new_file(engine: Engine, file: Path) -> None:
    """Wait for a file that is gone to be put back, rather than begin an empty one."""

    @event.listens_for(engine, "do_connect")
    def refuse(*_: object) -> None:
        if not file.is_file():
            raise sqlite3.OperationalError(GONE)


def _identity(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _tune_sqlite(connection: object, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    # Readers do not wait for the writer; a killed process loses nothing, a power cut the last rows.
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA busy_timeout=5000")  # a disk that stalls loses no operator their click
    # What is deleted is overwritten: an opt-out that was erased, an outcome that is too old.
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()
