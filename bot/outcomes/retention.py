"""Deleting what has been kept long enough; never because a clock says so that cannot be trusted."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from pathlib import Path

from sqlalchemy import ColumnElement, Engine, delete, func, select

from bot.knowledge.schema import months_before
from bot.outcomes.tables import arm_hours, displays, outcomes, sums

MOST_AWAY = 45
"""Days since the clock was last looked at, or since the newest conversation, beyond which a person has
to say that it is right: a clock that is years ahead would delete everything, at one start."""

LOOKED_AT = "clock"
"""File in the home folder: the day on which the clock was last looked at."""

BATCH = 5000
"""Rows deleted in one transaction, so that new outcomes never wait long."""


class ClockDoubtError(Exception):
    """The clock may be wrong; nothing was deleted.

    Args:
        days: that lie between the clock and what was last known of it.
        number: outcomes that would have been deleted.
    """

    def __init__(self, days: int, number: int) -> None:
        super().__init__(f"{days} days, {number} outcomes")
        self.days = days
        self.number = number


def keep_short(engine: Engine, months: int, now: datetime, home: Path) -> int:
    """Delete what is due, if the clock went on as clocks do; how much that was.

    Raises:
        ClockDoubtError: it went too far ahead since it was last looked at; `approve` says that it is right.
    """
    file = home / LOOKED_AT
    known = _looked_at(file) or _newest(engine)
    days = (now.date() - known).days if known else 0
    if days > MOST_AWAY and (number := count_old(engine, months, now)):
        raise ClockDoubtError(days, number)
    deleted = delete_old(engine, months, now)
    approve(now, home)
    return deleted


def approve(now: datetime, home: Path) -> None:
    """Note that the clock is right today."""
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    (home / LOOKED_AT).write_text(now.date().isoformat(), encoding="ascii")


def _looked_at(file: Path) -> date | None:
    try:
        return date.fromisoformat(file.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None


def _newest(engine: Engine) -> date | None:
    with engine.connect() as connection:
        newest = connection.execute(select(func.max(outcomes.c.hour))).scalar_one()
    return newest.date() if newest else None


def delete_old(engine: Engine, months: int, now: datetime) -> int:
    """Delete outcomes, displays and sums that lie more than so many months back; their number."""
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
        old_sums = sums.c.until < _first_day(months, now)
        deleted += connection.execute(delete(sums).where(old_sums)).rowcount
    return deleted


def count_old(engine: Engine, months: int, now: datetime) -> int:
    """Outcomes that should have been deleted."""
    query = select(func.count()).where(_is_older(outcomes.c.hour, months, now))
    with engine.connect() as connection:
        return connection.execute(query).scalar_one()


def _is_older(hour: ColumnElement[datetime], months: int, now: datetime) -> ColumnElement[bool]:
    return hour < datetime.combine(_first_day(months, now), time(tzinfo=UTC))


def _first_day(months: int, now: datetime) -> date:
    return months_before(now.astimezone(UTC).date(), months)
