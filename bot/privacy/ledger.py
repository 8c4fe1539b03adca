"""Marks of answered messages on disk, so that a restart answers nothing twice.

Only the embedded mode needs it: Redis keeps its marks over a restart of ours by itself.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.exc import OperationalError

from bot.logs import log_failure
from bot.outcomes.behind import WriteBehind
from bot.outcomes.database import insert_new
from bot.outcomes.tables import seen_messages

SWEEP_SECONDS = 600
"""How often marks that are over are deleted while others are written."""


class MarkLedger:
    """The marks that are not over yet.

    Args:
        engine: the outcome database; a mark is a keyed hash of a platform's id, without a person.
        behind: writes them, together with what else a message leaves.
        clock: seconds since 1970.
    """

    def __init__(
        self, engine: Engine, behind: WriteBehind, clock: Callable[[], float] = time.time
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._swept = -float(SWEEP_SECONDS)
        self._queue = behind.queue(self._write)

    def keep(self, mark: str, seconds: float) -> None:
        """Take over a mark that ends after so many seconds."""
        self._queue.put(mark, (mark, int(self._clock() + seconds)))

    async def remaining(self) -> dict[str, float]:
        """Marks with the seconds that each has left; those that are over are deleted.

        A database that can be read but not written keeps no start back.
        """
        return await asyncio.to_thread(self._remaining)

    def _write(self, connection: Connection, marks: Sequence[tuple[str, int]]) -> None:
        rows = [{"mark": mark, "until": until} for mark, until in marks]
        connection.execute(insert_new(connection, seen_messages), rows)
        if time.monotonic() - self._swept >= SWEEP_SECONDS:
            self._sweep(connection)

    def _sweep(self, connection: Connection) -> None:
        connection.execute(delete(seen_messages).where(seen_messages.c.until <= self._clock()))
        self._swept = time.monotonic()

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
