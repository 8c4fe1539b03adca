"""Reading `releases`, and remembering what was read: a release never changes once it is made."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from threading import local

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    String,
    and_,
    cast,
    func,
    literal,
    select,
)

from bot.outcomes.question import Release
from bot.outcomes.sums import Period, Sums, add_up
from bot.outcomes.tables import releases

Newest = tuple[int, date | None]
"""How many releases there are, and the last first day: other numbers mean that some came or went.

Real and simulated ones together, so that the index alone tells it.
"""

PERIODS = 16
"""Of how many periods the sums of what was read are remembered: what operators look at in a day."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Some releases.

    Args:
        dimension: by what their rows are told apart.
        measure: what they count, or the beginning of that, before `%`.
        synthetic: of the simulator's conversations or of real ones.
    """

    dimension: str
    measure: str
    synthetic: bool

    @property
    def measured(self) -> ColumnElement[bool]:
        """As the database is asked for them, be they real or simulated."""
        table = releases.c
        return and_(
            table.dimension == self.dimension,
            table.measure.like(self.measure)
            if "%" in self.measure
            else table.measure == self.measure,
        )


Found = Sequence[tuple[str, Release]]
"""Measures and their releases, in the order of time; whoever reads them does not change them."""


@dataclass(slots=True)
class _Reading:
    """What was read, how new it and all releases were then, and its sums so far."""

    newest: Newest
    found: Found
    of_all: Newest | None = None
    sums: dict[Period, Sums] = field(default_factory=dict)


class Released:
    """Reads releases, each once in the life of the process.

    Args:
        engine: an open, migrated outcome database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[Wanted, _Reading] = {}
        self._moment = local()

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """In this thread, ask only once whether anything changed, not once for each thing wanted."""
        with self._engine.connect() as connection:
            self._moment.newest = _newest(connection)
        try:
            yield
        finally:
            self._moment.newest = None

    def find(self, wanted: Wanted) -> Found:
        """These releases; read anew only if some were added or erased."""
        return self._reading(wanted).found

    def sums(self, wanted: Wanted, period: Period) -> Sums:
        """These releases added up, as far as they belong to a period."""
        reading = self._reading(wanted)
        sums = reading.sums.get(period)
        if sums is None:
            if len(reading.sums) >= PERIODS:
                reading.sums.clear()
            sums = reading.sums[period] = add_up(reading.found, period)
        return sums

    def refresh(self) -> None:
        """Read what was added to all that was asked for before, so that nobody waits for it."""
        with self.at_one_moment():
            for wanted in list(self._known):
                self.find(wanted)

    def _reading(self, wanted: Wanted) -> _Reading:
        of_all: Newest | None = getattr(self._moment, "newest", None)
        known = self._known.get(wanted)
        if known is not None and of_all is not None and known.of_all == of_all:
            return known
        with self._engine.connect() as connection:
            newest = _newest(connection, wanted)
            if known is None or known.newest != newest:
                with _no_looking_for_garbage():
                    known = self._known[wanted] = _Reading(newest, _read(connection, wanted))
        known.of_all = of_all or known.of_all
        return known


@contextmanager
def _no_looking_for_garbage() -> Iterator[None]:
    """What is read stays, so that looking for garbage in it, now or later, is in vain.

    It took half of the time in which a million outcomes' releases were read.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _newest(connection: Connection, wanted: Wanted | None = None) -> Newest:
    """Of what is wanted, or of all releases."""
    query = select(func.count(), func.max(releases.c.since))
    number, since = connection.execute(query.where(wanted.measured) if wanted else query).one()
    return number, since


def _read(connection: Connection, wanted: Wanted) -> Found:
    """The database joins the releases of a campaign into one text, which is parsed at one go.

    Row by row it took three times as long: a release is small, and there are many.
    """
    table = releases.c
    join = func.group_concat if connection.dialect.name == "sqlite" else func.string_agg
    days = cast(table.since, String).concat('","').concat(cast(table.until, String))
    one = literal('["').concat(days).concat('",').concat(cast(table.rows, String)).concat("]")
    query = (
        select(table.measure, table.campaign, join(one, literal(",")))
        .where(wanted.measured, table.synthetic.is_(wanted.synthetic))
        .group_by(table.measure, table.campaign)
    )
    found = [
        (measure, Release(campaign, date.fromisoformat(since), date.fromisoformat(until), rows))
        for measure, campaign, joined in connection.execute(query)
        for since, until, rows in json.loads(f"[{joined}]")
    ]
    return sorted(found, key=lambda pair: (pair[1].since, pair[1].campaign))
