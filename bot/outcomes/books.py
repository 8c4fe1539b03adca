"""The outcomes and the releases of one campaign, as settling reads and writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Engine, String, and_, cast, func, insert, select

from bot.outcomes.definitions import DIMENSIONS, UNKNOWN
from bot.outcomes.question import EVERYBODY, Rows
from bot.outcomes.tables import outcomes, releases
from bot.outcomes.tally import (
    CORE_COLUMNS,
    LISTS,
    OTHER_COLUMNS,
    Tally,
    core_keys,
    other_keys,
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from the first to the last, both included."""

    since: date
    until: date


Counts = Mapping[Span, Mapping[str, Tally]]
"""Exact counts by period and dimension."""

_NAMES = ("hour", *DIMENSIONS, *dict.fromkeys((*CORE_COLUMNS, *OTHER_COLUMNS)))
_COLUMNS = [cast(outcomes.c[n], String) if n in LISTS else outcomes.c[n] for n in _NAMES]
_core = itemgetter(*map(_NAMES.index, CORE_COLUMNS))
_other = itemgetter(*map(_NAMES.index, OTHER_COLUMNS))


@dataclass(slots=True)
class Books:
    """Reads outcomes; keeps old and new releases at hand, and writes the new ones at the end.

    Args:
        engine: the outcome database.
        campaign: whose books these are.
        synthetic: of the simulator's conversations or of real ones.
        minimum: the smallest count that is released.
    """

    engine: Engine
    campaign: str
    synthetic: bool
    minimum: int
    _tables: dict[tuple[str, str], dict[Span, Rows]] = field(default_factory=dict)
    _new: list[dict[str, Any]] = field(default_factory=list)

    def open(self, dimension: str) -> None:
        """Read what was released by a dimension."""
        table = releases.c
        query = select(table.measure, table.since, table.until, table.rows).where(
            table.campaign == self.campaign,
            table.synthetic.is_(self.synthetic),
            table.dimension == dimension,
        )
        with self.engine.connect() as connection:
            for measure, since, until, rows in connection.execute(query):
                self._tables.setdefault((dimension, measure), {})[Span(since, until)] = rows

    def tables(self, dimension: str, measure: str = "conversations") -> dict[Span, Rows]:
        """The releases of a measure by their periods, in the order of time."""
        return dict(sorted(self._tables.get((dimension, measure), {}).items()))

    def sizes(self, dimension: str) -> dict[Span, int]:
        """Conversations that were released, by period."""
        tables = self.tables(dimension)
        return {span: sum(cells["all"] for cells in rows.values()) for span, rows in tables.items()}

    def after(self, dimension: str, measure: str = "conversations") -> date:
        """The first day that is not released."""
        spans = self._tables.get((dimension, measure), {})
        return max((span.until for span in spans), default=date.min) + timedelta(days=1)

    def release(self, dimension: str, span: Span, tables: Mapping[str, Rows]) -> None:
        """Note the tables of a period."""
        for measure, rows in tables.items():
            self._tables.setdefault((dimension, measure), {})[span] = rows
            self._new.append(
                {
                    "campaign": self.campaign,
                    "synthetic": self.synthetic,
                    "dimension": dimension,
                    "measure": measure,
                    "since": span.since,
                    "until": span.until,
                    "minimum": self.minimum,
                    "rows": rows,
                }
            )

    def has_new(self, dimension: str) -> bool:
        """Whether something was released by this dimension that is not written yet."""
        return any(release["dimension"] == dimension for release in self._new)

    def close(self) -> None:
        """Write the new releases, all or none.

        Raises:
            IntegrityError: another process wrote them first.
        """
        if self._new:
            with self.engine.begin() as connection:
                connection.execute(insert(releases), self._new)

    def days(self, since: date, until: date) -> dict[date, int]:
        """Conversations by day, in the order of time."""
        hour = outcomes.c.hour
        query = select(hour, func.count()).where(self._between(since, until)).group_by(hour)
        days: Counter[date] = Counter()
        with self.engine.connect() as connection:
            for moment, count in connection.execute(query):
                days[_utc(moment).date()] += count
        return dict(sorted(days.items()))

    def count(self, spans: Sequence[Span], begins: Mapping[str, date]) -> Counts:
        """Outcomes by period, and by dimension from the day on that each begins with.

        The periods follow each other.
        """
        counted = {span: {name: Tally() for name in (EVERYBODY, *begins)} for span in spans}
        if not spans:
            return counted
        place, hour, tallies = 0, None, counted[spans[0]]
        wanted: list[tuple[str, int]] = []
        query = select(*_COLUMNS).where(self._between(spans[0].since, spans[-1].until))
        with self.engine.connect() as connection:
            rows: Any = connection.execute(query.order_by(outcomes.c.hour))
            for row in rows:
                if row[0] != hour:
                    hour = row[0]
                    day = _utc(hour).date()
                    while day > spans[place].until:
                        place += 1
                    tallies = counted[spans[place]]
                    wanted = [(n, _NAMES.index(n)) for n, begin in begins.items() if day >= begin]
                keys = core_keys(_core(row))
                for name, column in wanted:
                    tallies[name].add(row[column] or UNKNOWN, keys)
                tallies[EVERYBODY].add(EVERYBODY, keys + other_keys(_other(row)))
        return counted

    def _between(self, since: date, until: date) -> ColumnElement[bool]:
        midnight = time(tzinfo=UTC)
        return and_(
            outcomes.c.campaign == self.campaign,
            outcomes.c.synthetic.is_(self.synthetic),
            outcomes.c.hour >= datetime.combine(since, midnight),
            outcomes.c.hour < datetime.combine(until + timedelta(days=1), midnight),
        )


def _utc(moment: datetime) -> datetime:
    """SQLite gives the hour without its zone, PostgreSQL in that of the session."""
    return moment.astimezone(UTC) if moment.tzinfo else moment
