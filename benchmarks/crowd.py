"""Outcomes by the million: made up in Python once, and multiplied by the database itself.

Rows come in the order of time, as they do in life: the neighbours of a row in its table are of its day.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    MetaData,
    Table,
    func,
    insert,
    literal,
    select,
)

from bot.console.demonstration import COUNTRIES, RESOURCE, STAGES, one_outcome
from bot.outcomes.noise import KEYS
from bot.outcomes.tables import outcomes

FIRST = datetime(2025, 1, 1, tzinfo=UTC)
DAYS = 365
CAMPAIGNS = 8
ARMS = ("a", "b")
EXPERIMENT = "demo"
DIFFERENT = 100_000
"""Rows that are made up one by one; more are copies of them under other ids."""

BATCH = 5_000


def fill(
    engine: Engine,
    size: int,
    *,
    first: datetime = FIRST,
    days: int = DAYS,
    synthetic: bool = True,
) -> None:
    """Fill the table of outcomes up to a size.

    Args:
        engine: an open, migrated database.
        size: rows that it holds afterwards.
        first: hour of the first conversation.
        days: over which they are spread.
        synthetic: mark them as made up; the pages of the console show only what is not marked.
    """
    with engine.begin() as connection:
        present = connection.scalar(select(func.count()).select_from(outcomes)) or 0
        rows = made_up(random.Random(present), size - present, first, days, synthetic=synthetic)
        base = _base(connection, islice(rows, DIFFERENT))
        left, copies = size - present, -(-(size - present) // DIFFERENT)
        if left > 0:
            _multiply(connection, base, copies, left)
        base.drop(connection)
    _analyse(engine)


def made_up(
    draw: random.Random, number: int, first: datetime, days: int, *, synthetic: bool
) -> Iterator[dict[str, Any]]:
    """Conversations as those of the console's demonstration, over other campaigns and days."""
    arms = [f"{EXPERIMENT}/1/{arm}" for arm in ARMS]
    for _ in range(number):
        outcome = one_outcome(
            draw,
            f"{draw.getrandbits(120):032x}",
            f"campaign-{draw.randrange(CAMPAIGNS)}-{draw.choice([*COUNTRIES])}",
            first + timedelta(hours=draw.randrange(24 * days)),
            draw.choice((*arms, None)),
        )
        is_routed = outcome.stage in STAGES[4:]
        yield {
            **asdict(outcome),
            "opened": [RESOURCE] if is_routed and draw.random() < 0.5 else [],
            "went_on": draw.random() < 0.2,
            "record_key": draw.randrange(KEYS),
            "synthetic": synthetic,
        }


def _base(connection: Connection, rows: Iterator[dict[str, Any]]) -> Table:
    columns = (Column(column.name, column.type) for column in outcomes.columns)
    base = Table("made_up_outcomes", MetaData(), *columns, prefixes=["TEMPORARY"])
    base.create(connection)
    while batch := list(islice(rows, BATCH)):
        connection.execute(insert(base), batch)
    return base


def _multiply(connection: Connection, base: Table, copies: int, limit: int) -> None:
    numbers = select(literal(1).label("number")).cte("numbers", recursive=True)
    more = select(numbers.c.number + 1).where(numbers.c.number < copies)
    numbers = numbers.union_all(more)
    name: Any = func.md5(func.random().concat(base.c.id).concat(numbers.c.number))
    key: Any = func.floor(func.random() * KEYS)
    if connection.dialect.name == "sqlite":
        name = func.lower(func.hex(func.randomblob(16)))
        key = func.abs(func.random() % KEYS)
    anew = {"id": name, "record_key": key}
    columns = [anew.get(one.name, one) for one in base.columns]
    several = select(*columns).select_from(base).join(numbers, literal(value=True)).limit(limit)
    copied = several.subquery()
    ordered = select(copied).order_by(copied.c.hour)
    connection.execute(insert(outcomes).from_select(list(base.columns.keys()), ordered))


def _analyse(engine: Engine) -> None:
    """Let PostgreSQL know what there is, as it finds out by itself in the course of a day."""
    if engine.dialect.name != "postgresql":
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE outcomes")
