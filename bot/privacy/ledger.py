"""Marks of answered messages on disk, so that a restart answers nothing twice.

Only the embedded mode needs it: Redis keeps its marks over a restart of ours by itself.

A mark must not tell from a copied disk when its message came, or beside which outcome. So marks are
written a minute's worth at once, apart from the outcomes, in the order of their hashes, and end at a
full hour. A killed process loses those of its last minute: the platforms ask again only for what they
got no answer to.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from bot.logs import log_failure
from bot.outcomes.database import fold_journal, insert_new
from bot.outcomes.tables import seen_messages

WRITE_SECONDS = 60.0
"""How often marks are written."""

MOST = 100_000
"""Marks that wait at most while the database is gone; the oldest give way."""

HOUR = 3600


class MarkLedger:
    """The marks that are not over yet.

    Args:
        engine: the outcome database; a mark is a keyed hash of a platform's id, without a person.
        clock: seconds since 1970.
    """

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock
        self._waiting: dict[str, int] = {}
        self._writing = threading.Lock()

    def keep(self, mark: str, seconds: float) -> None:
        """Take over a mark that ends after so many seconds, at the next full hour."""
        self._waiting[mark] = -int(-(self._clock() + seconds) // HOUR) * HOUR
        if len(self._waiting) > MOST:
            del self._waiting[next(iter(self._waiting))]

    def write(self) -> None:
        """Write what waits, and delete what is over; what the database refuses waits on.

        Raises:
            SQLAlchemyError: it refused.
        """
        with self._writing:
            marks, self._waiting = self._waiting, {}
            try:
                with self._engine.begin() as connection:
                    self._sweep(connection)
                    _insert(connection, sorted(marks.items()))
            except SQLAlchemyError:
                self._waiting = marks | self._waiting
                raise
        fold_journal(self._engine)

    async def finish(self) -> None:
        """Write what waits, in one last attempt."""
        try:
            await asyncio.to_thread(self.write)
        except SQLAlchemyError as error:
            log_failure("marks of answered messages were not written", error)

    async def remaining(self) -> dict[str, float]:
        """Marks with the seconds that each has left; those that are over are deleted.

        A database that can be read but not written keeps no start back.
        """
        return await asyncio.to_thread(self._remaining)

    def _sweep(self, connection: Connection) -> None:
        connection.execute(delete(seen_messages).where(seen_messages.c.until <= self._clock()))

    def _remaining(self) -> dict[str, float]:
        try:
            with self._engine.begin() as connection:
                self._sweep(connection)
        except OperationalError as error:
            log_failure("marks that are over were not deleted", error)
        now = self._clock()
        with self._engine.connect() as connection:
            rows = connection.execute(select(seen_messages).where(seen_messages.c.until > now))
            return {row.mark: row.until - now for row in rows}


def _insert(connection: Connection, marks: Sequence[tuple[str, int]]) -> None:
    if marks:
        rows = [{"mark": mark, "until": until} for mark, until in marks]
        connection.execute(insert_new(connection, seen_messages), rows)
