"""Marks of answered messages on disk, so that a restart answers nothing twice.

Only the embedded mode needs it: Redis keeps its marks over a restart of ours by itself.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from bot.outcomes.tables import seen_messages


class MarkLedger:
    """The marks that are not over yet.

    Args:
        engine: the outcome database; a mark is a keyed hash of a platform's id, without a person.
        clock: seconds since 1970.
    """

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    async def keep(self, mark: str, seconds: float) -> None:
        """Write a mark that ends after so many seconds."""
        await asyncio.to_thread(self._keep, mark, int(self._clock() + seconds))

    async def remaining(self) -> dict[str, float]:
        """Marks with the seconds that each has left; those that are over are deleted."""
        return await asyncio.to_thread(self._remaining)

    def _keep(self, mark: str, until: int) -> None:
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(seen_messages).values(mark=mark, until=until))
        except IntegrityError:
            return  # settled before

    def _remaining(self) -> dict[str, float]:
        now = self._clock()
        with self._engine.begin() as connection:
            connection.execute(delete(seen_messages).where(seen_messages.c.until <= now))
            rows = connection.execute(select(seen_messages)).all()
        return {row.mark: row.until - now for row in rows}
