"""Adding up: when a week is over, its outcomes are counted once, and their record keys with them.

What is kept are sums, by week and by the months, quarters and years that weeks make: no figure of a
page needs an outcome any more, and none changes afterwards. They are exact and leave this folder only
by way of `bot.outcomes.view`, which adds the noise.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Engine, String, and_, cast, delete, func, insert, select, tuple_
from sqlalchemy.exc import IntegrityError

from bot.outcomes.definitions import DIMENSIONS, UNKNOWN, cells
from bot.outcomes.periods import DAY, Kind, Period
from bot.outcomes.tables import outcomes, sums

REST = timedelta(days=2)
"""After the end of a week its outcomes still change this long: talks end, links are opened."""

CAMPAIGN, ARM = "campaign", "arm"
AND, BESIDE = "+", "|"
"""Between two dimensions and between two rows; no name of either has them."""

GROUPS: tuple[tuple[str, ...], ...] = (
    (),
    (CAMPAIGN,),
    *((one,) for one in DIMENSIONS),
    *((CAMPAIGN, one) for one in DIMENSIONS),
    *((ARM, one) for one in DIMENSIONS if one != ARM),
)
"""By what outcomes are added up: at most two dimensions, or people would stand alone."""

LISTS = frozenset({"topics", "safety", "taken_back", "offered", "opened"})
_NAMES = (CAMPAIGN, *DIMENSIONS)
_READ = (
    *("turns", "stage", "ending", "topics", "safety", "readiness_before", "readiness_after"),
    *("offered", "opened", "not_understood", "path", "return_code", "returned"),
    *("went_on", "not_for_me", "of_use", "called", "course", "taken_back"),
)
_BY = [
    *(outcomes.c[name] for name in _NAMES),
    *(cast(outcomes.c[name], String) if name in LISTS else outcomes.c[name] for name in _READ),
]

ALIKE = 2**16
"""Different outcomes of which the cells are remembered."""

Cells = dict[str, list[int]]
"""How many are counted in each cell, and the sum of their record keys."""

Rows = dict[tuple[str, str], Cells]
"""By dimension and row."""


def add_up(engine: Engine, now: datetime | None = None) -> None:
    """Add up the weeks that are over and rest.

    It may run at any time and in several processes: what one has added up the others leave alone.
    """
    last = (now or datetime.now(UTC)).date() - REST
    for synthetic, first in _first_days(engine).items():
        covered = covers(engine, synthetic=synthetic)
        week = Period.of(Kind.WEEK, covered[1] + DAY if covered else first)
        while week.until < last:
            try:
                with engine.begin() as connection:
                    _add_up_week(connection, week, synthetic=synthetic)
            except IntegrityError:
                break
            week = Period.of(Kind.WEEK, week.until + DAY)


def begin_anew(engine: Engine) -> None:
    """Forget the sums of made-up conversations: the simulator has written more of them into the past."""
    with engine.begin() as connection:
        connection.execute(delete(sums).where(sums.c.synthetic.is_(True)))


def covers(engine: Engine, *, synthetic: bool) -> tuple[date, date] | None:
    """The first and the last day of the weeks that are added up."""
    query = select(func.min(sums.c.since), func.max(sums.c.until)).where(
        sums.c.synthetic.is_(synthetic), sums.c.dimension == "", sums.c.period.like("%-W%")
    )
    with engine.connect() as connection:
        since, until = connection.execute(query).one()
    return (since, until) if since else None


def _first_days(engine: Engine) -> dict[bool, date]:
    """The days of the first outcomes, real and made up, found in the index."""
    key = outcomes.c.campaign, outcomes.c.synthetic
    query = select(*key, outcomes.c.hour).order_by(*key, outcomes.c.hour).limit(1)
    found: dict[bool, date] = {}
    row: Any = None
    with engine.connect() as connection:
        while True:
            following = query if row is None else query.where(tuple_(*key) > tuple_(*row[:2]))
            row = connection.execute(following).first()
            if row is None:
                return found
            day = _utc(row.hour).date()
            found[row.synthetic] = min(day, found.get(row.synthetic, day))


def _add_up_week(connection: Connection, week: Period, *, synthetic: bool) -> None:
    """The week, and whatever ends with it."""
    _write(connection, week, _counted(connection, week, synthetic=synthetic), synthetic=synthetic)
    for kind in (Kind.MONTH, Kind.QUARTER, Kind.YEAR):
        period = Period.of(kind, week.since)
        if period.until != week.until:
            return
        _write(connection, period, _joined(connection, period, synthetic), synthetic=synthetic)


def _counted(connection: Connection, week: Period, *, synthetic: bool) -> Rows:
    """Outcomes of a week; the database puts those together that are alike."""
    midnight = time(tzinfo=UTC)
    query = (
        select(*_BY, func.count(), func.sum(outcomes.c.record_key))
        .where(outcomes.c.synthetic.is_(synthetic))
        .where(outcomes.c.hour >= datetime.combine(week.since, midnight))
        .where(outcomes.c.hour < datetime.combine(week.until + DAY, midnight))
        .group_by(*_BY)
    )
    places = len(_NAMES)
    finest: dict[tuple[str, ...], Cells] = {}
    for row in connection.execute(query):
        where = tuple(value or UNKNOWN for value in row[:places])
        into = finest.setdefault(where, {})
        for cell in _cells(tuple(row[places:-2])):
            _add(into, cell, row[-2], row[-1])
    # Also where nobody came, so that it is known how far the sums go.
    rows: Rows = {("", ""): {}}
    for where, counted in finest.items():
        named = dict(zip(_NAMES, where, strict=True))
        for group in GROUPS:
            key = AND.join(group), BESIDE.join(named[name] for name in group)
            _take(rows.setdefault(key, {}), counted)
    return rows


def _joined(connection: Connection, period: Period, synthetic: bool) -> Rows:
    """The sums of the parts of a period, added up."""
    parts = [part.name for part in period.parts()]
    query = select(sums.c.dimension, sums.c.row, sums.c.cells)
    query = query.where(and_(sums.c.synthetic.is_(synthetic), sums.c.period.in_(parts)))
    rows: Rows = {}
    for dimension, row, counted in connection.execute(query):
        _take(rows.setdefault((dimension, row), {}), counted)
    return rows


def _write(connection: Connection, period: Period, rows: Rows, *, synthetic: bool) -> None:
    whole = {
        "synthetic": synthetic,
        "period": period.name,
        "since": period.since,
        "until": period.until,
    }
    lines = [
        {**whole, "dimension": dimension, "row": row, "cells": counted}
        for (dimension, row), counted in rows.items()
    ]
    connection.execute(insert(sums), lines)


def _take(into: Cells, counted: Mapping[str, Sequence[int]]) -> None:
    for cell, (count, key) in counted.items():
        _add(into, cell, count, key)


def _add(into: Cells, cell: str, count: int, key: int) -> None:
    known = into.get(cell)
    if known is None:
        into[cell] = [count, int(key)]
    else:
        known[0] += count
        known[1] += int(key)


@lru_cache(ALIKE)
def _cells(values: tuple[Any, ...]) -> tuple[str, ...]:
    """Of the columns in `_READ`; lists are still JSON, so that equal ones are sorted only once."""
    pairs = zip(_READ, values, strict=True)
    row: Any = SimpleNamespace(
        **{name: json.loads(str(value)) if name in LISTS else value for name, value in pairs}
    )
    return cells(row)


def _utc(moment: datetime) -> datetime:
    """SQLite gives the hour without its zone, PostgreSQL in that of the session."""
    return moment.astimezone(UTC) if moment.tzinfo else moment
