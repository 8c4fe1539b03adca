"""The outcome database, on SQLite and on a real PostgreSQL: migrations, rows, openings, opt-outs."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.console.weekly.ledger import AGAIN, Ledger
from bot.outcomes.behind import WriteBehind
from bot.outcomes.database import MIGRATIONS, is_known_revision, migrate, open_database, revision_of
from bot.outcomes.definitions import EVERYBODY
from bot.outcomes.measures import Measures
from bot.outcomes.outcome import Outcome
from bot.outcomes.question import Filter
from bot.outcomes.store import OutcomeStore
from bot.outcomes.sums import add_up
from bot.outcomes.tables import metadata, opt_outs, outcomes
from bot.privacy.opt_out import OptOuts
from bot.settings import ConfigurationError
from tests.postgres import temporary_postgres

AN_OUTCOME = Outcome(
    id="a" * 32,
    hour=datetime(2026, 11, 24, 17, tzinfo=UTC),
    campaign="demo-en",
    channel="web",
    language="en",
    country="GB",
    arm=None,
    turns=1,
    stage="revealed",
    ending="left",
    topics=("law",),
    safety=(),
    readiness_before=None,
    readiness_after=None,
    offered=("gb-samaritans",),
    not_understood=0,
)


@pytest.fixture
def _migrated_once() -> None:
    """Each SQLite file of this module is migrated from nothing."""


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    with temporary_postgres() as server:
        yield server.get_uri()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[sqlalchemy.Engine]:
    """A fresh, migrated database of either kind."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'home' / 'outcomes.sqlite'}"
    else:
        url = request.getfixturevalue("postgres")
    engine = open_database(url)
    yield engine
    with engine.begin() as connection:
        metadata.drop_all(connection)
        connection.execute(sqlalchemy.text("DROP TABLE alembic_version"))
    engine.dispose()


def test_the_migrations_make_the_tables_of_the_code(database: sqlalchemy.Engine) -> None:
    migrate(database)  # a second time changes nothing
    with database.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
        assert revision_of(connection) == context.get_current_revision()


def test_the_files_of_the_migrations_tell_the_revisions_and_the_newest() -> None:
    """So that a database that needs none is opened without Alembic."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    known = [script.revision for script in scripts.walk_revisions()]
    assert all(map(is_known_revision, known))
    assert scripts.get_current_head() == max(known)
    assert not is_known_revision("9999")


def test_workers_that_start_at_once_migrate_one_after_the_other(postgres: str) -> None:
    with ThreadPoolExecutor(4) as workers:
        databases = list(workers.map(open_database, [postgres] * 4))
    with databases[0].begin() as connection:
        metadata.drop_all(connection)
        connection.execute(sqlalchemy.text("DROP TABLE alembic_version"))
    for database in databases:
        database.dispose()


def test_every_column_says_why_it_is_kept() -> None:
    assert [
        f"{table.name}.{column.name}"
        for table in metadata.tables.values()
        for column in table.columns
        if not column.doc
    ] == []


def test_a_row_is_written_as_the_conversation_goes_on(database: sqlalchemy.Engine) -> None:
    store = OutcomeStore(database)
    store.write([])
    store.write([AN_OUTCOME])
    later = dataclasses.replace(
        AN_OUTCOME, turns=4, stage="routed", hour=datetime(2026, 11, 24, 19, tzinfo=UTC)
    )
    store.write([dataclasses.replace(AN_OUTCOME, turns=3), later])
    store.write([dataclasses.replace(AN_OUTCOME, id="b" * 32)])
    rows = {row.id[0]: row for row in store.rows()}
    assert store.count() == 2
    assert (rows["a"].turns, rows["a"].stage, rows["a"].topics) == (4, "routed", ["law"])
    assert rows["a"].hour.replace(tzinfo=UTC).hour == 17, "the hour of the first message stays"


def test_a_worker_that_writes_late_undoes_nothing_that_another_wrote(
    database: sqlalchemy.Engine,
) -> None:
    store = OutcomeStore(database)
    store.write([dataclasses.replace(AN_OUTCOME, turns=4, stage="routed")])
    store.write([dataclasses.replace(AN_OUTCOME, turns=3, stage="engaged")])
    (row,) = store.rows()
    assert (row.turns, row.stage) == (4, "routed")
    store.write([dataclasses.replace(AN_OUTCOME, turns=4, stage="committed")])
    (row,) = store.rows()
    assert row.stage == "committed", "a talk of the highest number of turns goes on"


def test_an_opening_is_counted_once_and_kept(database: sqlalchemy.Engine) -> None:
    store = OutcomeStore(database)
    store.write([AN_OUTCOME])
    for resource in ("gb-samaritans", "gb-samaritans", "gb-another"):
        store.write([], [(AN_OUTCOME.id, resource)])
    store.write([], [("unknown", "gb-samaritans")])
    store.write([dataclasses.replace(AN_OUTCOME, turns=9)])
    (row,) = store.rows()
    assert (row.opened, row.turns) == (["gb-another", "gb-samaritans"], 9)


@pytest.mark.parametrize("shared", [True, False])
async def test_the_opt_out_list_takes_and_forgets(
    database: sqlalchemy.Engine, shared: bool
) -> None:
    listed = OptOuts(database, WriteBehind(database), shared=shared)
    await asyncio.gather(*(listed.add("mark") for _ in range(5)))
    assert await listed.has("mark")
    assert not await listed.has("another")
    after_a_restart = OptOuts(database, WriteBehind(database), shared=shared)
    await after_a_restart.load()
    assert await after_a_restart.has("mark")
    assert await listed.remove("mark")
    assert not await listed.remove("mark")
    assert not await listed.has("mark")


def test_a_mail_is_claimed_by_one(database: sqlalchemy.Engine) -> None:
    now = datetime.now(UTC)
    with ThreadPoolExecutor(4) as consoles:
        claims = list(consoles.map(lambda _: Ledger(database).claim("weekly", now), range(8)))
    assert claims.count(True) == 1
    later = now + timedelta(seconds=AGAIN)
    assert Ledger(database).claim("weekly", later), "what was not sent is tried again"
    Ledger(database).sent("weekly")
    assert not Ledger(database).claim("weekly", later + timedelta(hours=5))
    Ledger(database).note("heard", now)
    Ledger(database).note("heard", later)
    assert Ledger(database).noted("heard") == int(later.timestamp())


def test_what_the_simulator_made_is_not_counted(database: sqlalchemy.Engine) -> None:
    store = OutcomeStore(database)
    store.write([dataclasses.replace(AN_OUTCOME, id=f"{n:032d}") for n in range(12)])
    store.write(
        [dataclasses.replace(AN_OUTCOME, id=f"s{n:031d}", synthetic=True) for n in range(9)]
    )
    add_up(database, AN_OUTCOME.hour + timedelta(days=14))
    (tile,) = Measures(database).view(Filter()).tiles
    assert tile[EVERYBODY][0] == 12


def test_no_column_could_hold_a_text() -> None:
    for column in outcomes.columns:
        if isinstance(column.type, sqlalchemy.String):
            assert column.type.length is not None
            assert column.type.length <= 64


@pytest.mark.parametrize("url", ["nonsense", "sqlite:////proc/nowhere/x.sqlite"])
def test_a_database_that_cannot_be_opened_is_said_in_a_sentence(url: str) -> None:
    with pytest.raises(ConfigurationError, match="SECOND_THOUGHT_DATABASE_URL"):
        open_database(url)


def test_a_write_is_not_acknowledged_when_the_file_goes_while_it_waits(tmp_path: Path) -> None:
    file = tmp_path / "outcomes.sqlite"
    engine = open_database(f"sqlite:///{file}")
    connection = engine.connect()
    connection.execute(sqlalchemy.insert(opt_outs).values(mark="a" * 32))
    for part in tmp_path.glob("outcomes.sqlite*"):
        part.unlink()
    with pytest.raises(sqlalchemy.exc.OperationalError, match="is gone"):
        connection.commit()
    engine.dispose()
