"""Deleting what has been kept long enough."""

from __future__ import annotations

from datetime import UTC, datetime, time

from sqlalchemy import ColumnElement, Engine, delete, func, select

from bot.knowledge.schema import months_before
from bot.outcomes.tables import arm_hours, displays, outcomes

BATCH = 5000
"""Rows deleted in one transaction, so that new outcomes never wait long."""


def delete_old(engine: Engine, months: int, now: datetime) -> int:
    """Delete outcomes, displays and sums of hours that lie more than so many months back; their number."""
    oldest = (
        select(outcomes.c.id).where(_is_older(outcomes.c.hour, months, now)).limit(BATCH)
    ).scalar_subquery()
    deleted = 0
    while True:
        with engine.begin() as connection:
            number = connection.execute(delete(outcomes).where(outcomes.c.id.in_(oldest))).rowcount
        deleted += number
        if number < BATCH:
            break
    with engine.begin() as connection:
        for table in (displays, arm_hours):
            old = _is_older(table.c.hour, months, now)
            deleted += connection.execute(delete(table).where(old)).rowcount
    return deleted


def count_old(engine: Engine, months: int, now: datetime) -> int:
    """Outcomes that should have been deleted."""
    query = select(func.count()).where(_is_older(outcomes.c.hour, months, now))
    with engine.connect() as connection:
        return connection.execute(query).scalar_one()


def _is_older(hour: ColumnElement[datetime], months: int, now: datetime) -> ColumnElement[bool]:
    first_day = months_before(now.astimezone(UTC).date(), months)
    return hour < datetime.combine(first_day, time(tzinfo=UTC))
