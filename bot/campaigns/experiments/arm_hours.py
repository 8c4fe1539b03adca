"""The numbers of every arm by the hour: summed up once when they rest, counted anew until then.

An experiment is looked at again and again, and each look needs every hour since its start. To count
millions of outcomes each time took most of a minute.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, Select, case, func, select

from bot.campaigns.experiments.conditions import NUMBERS
from bot.outcomes.database import insert_new
from bot.outcomes.sums import REST
from bot.outcomes.tables import arm_hours, outcomes

_COUNTED = [func.sum(case((condition, 1), else_=0)) for condition in NUMBERS.values()]
_KEPT = [arm_hours.c[name] for name in NUMBERS]
_PLACES = {name: place for place, name in enumerate(NUMBERS)}

Numbers = NDArray[np.int64]
Moments = NDArray[np.datetime64]
"""In UTC, to the hour."""


@dataclass(frozen=True, slots=True)
class Hours:
    """The numbers of every arm hour by hour, in order of time.

    Args:
        begins: hours in which somebody came.
        arms: for each arm that anybody came to, its numbers: hours by `NUMBERS`.
    """

    begins: Moments
    arms: Mapping[str, Numbers]

    def until(self, end: datetime) -> Hours:
        """Only the hours before `end`."""
        number = int(np.searchsorted(self.begins, moment(end)))
        return Hours(
            self.begins[:number], {arm: lines[:number] for arm, lines in self.arms.items()}
        )

    def of(self, arm: str, names: Sequence[str]) -> Numbers:
        """Some numbers of an arm: hours by names; zeros where nobody came."""
        lines = self.arms.get(arm)
        if lines is None:
            return np.zeros((len(self.begins), len(names)), dtype=np.int64)
        return lines[:, [_PLACES[name] for name in names]]


def roll_up(engine: Engine, now: datetime) -> None:
    """Sum up the hours that rest by now and are not summed up yet.

    It may run at any time and in several processes: what one has summed up the others leave alone.
    Real conversations only, because the simulator writes into the past. One that comes later than
    `REST` after its first message is not counted, as `add_up` does not count it either.
    """
    until = (now - REST).replace(minute=0, second=0, microsecond=0)
    with engine.connect() as connection:
        query = _live(_newest(connection), synthetic=False)
        query = query.where(outcomes.c.arm.is_not(None), outcomes.c.hour < until)
        rows = [
            {"hour": in_utc(hour), "arm": arm, **dict(zip(NUMBERS, numbers, strict=True))}
            for hour, arm, *numbers in connection.execute(query)
        ]
    if rows:
        with engine.begin() as connection:
            connection.execute(insert_new(connection, arm_hours), rows)


def read_hours(engine: Engine, arms: Collection[str], *, synthetic: bool) -> Hours:
    """The numbers of some arms by their labels."""
    with engine.connect() as connection:
        newest = None if synthetic else _newest(connection)
        query = _live(newest, synthetic=synthetic).where(outcomes.c.arm.in_(arms))
        rows: list[Any] = list(connection.execute(query))
        if newest is not None:
            kept = select(arm_hours.c.hour, arm_hours.c.arm, *_KEPT)
            chosen = arm_hours.c.arm.in_(arms), arm_hours.c.hour <= newest
            rows += connection.execute(kept.where(*chosen))
    seconds = np.array([in_utc(row[0]).timestamp() for row in rows]).astype("datetime64[s]")
    begins, places = np.unique(seconds.astype("datetime64[h]"), return_inverse=True)
    numbers = np.array([row[2:] for row in rows], dtype=np.int64).reshape(-1, len(NUMBERS))
    labels = np.array([row[1] for row in rows])
    lines = {}
    for arm in {*labels.tolist()}:
        lines[arm] = np.zeros((len(begins), len(NUMBERS)), dtype=np.int64)
        lines[arm][places[labels == arm]] = numbers[labels == arm]
    return Hours(begins, lines)


def moment(hour: datetime) -> np.datetime64:
    """As numpy counts time."""
    return np.datetime64(in_utc(hour).replace(tzinfo=None), "h")


def in_utc(hour: datetime) -> datetime:
    """SQLite gives times back without their zone."""
    return hour.replace(tzinfo=UTC) if hour.tzinfo is None else hour.astimezone(UTC)


def _newest(connection: Connection) -> datetime | None:
    """The last hour that was summed up; with it, all before."""
    newest = connection.execute(select(func.max(arm_hours.c.hour))).scalar_one()
    return None if newest is None else in_utc(newest)


def _live(after: datetime | None, *, synthetic: bool) -> Select[Any]:
    query = (
        select(outcomes.c.hour, outcomes.c.arm, *_COUNTED)
        .where(outcomes.c.synthetic.is_(synthetic))
        .group_by(outcomes.c.hour, outcomes.c.arm)
    )
    return query if after is None else query.where(outcomes.c.hour > after)
