"""Reading `releases`, and remembering what was read: a release never changes once it is made."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

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
from bot.outcomes.tables import releases

Newest = tuple[int, date | None]
"""How many releases there are, and the last first day: other numbers mean that some came or went.

Real and simulated ones together, so that the index alone tells it.
"""


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


class Released:
    """Reads releases, each once in the life of the process.

    Args:
        engine: an open, migrated outcome database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[Wanted, tuple[Newest, Found]] = {}

    def find(self, wanted: Wanted) -> Found:
        """These releases; read anew only if some were added or erased."""
        with self._engine.connect() as connection:
            newest = _newest(connection, wanted)
            known = self._known.get(wanted)
            if known is not None and known[0] == newest:
                return known[1]
            with _no_looking_for_garbage():
                found = _read(connection, wanted)
        self._known[wanted] = newest, found
        return found

    def refresh(self) -> None:
        """Read what was added to all that was asked for before, so that nobody waits for it."""
        for wanted in list(self._known):
            self.find(wanted)


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


def _newest(connection: Connection, wanted: Wanted) -> Newest:
    query = select(func.count(), func.max(releases.c.since)).where(wanted.measured)
    number, since = connection.execute(query).one()
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
