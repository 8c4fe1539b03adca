"""Those who want no more messages: keyed hashes of their addresses, and nothing else about them."""

from __future__ import annotations

import asyncio

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.exc import IntegrityError

from bot.outcomes.tables import opt_outs


class OptOuts:
    """The list, in the outcome database, under its own long-lived key.

    Args:
        engine: the database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def has(self, mark: str) -> bool:
        """Whether this address opted out."""
        return await asyncio.to_thread(self._has, mark)

    async def add(self, mark: str) -> None:
        """Put it on the list."""
        await asyncio.to_thread(self._add, mark)

    async def remove(self, mark: str) -> bool:
        """Take it off the list; whether it was on it."""
        return await asyncio.to_thread(self._remove, mark)

    def _has(self, mark: str) -> bool:
        with self._engine.connect() as connection:
            found = connection.execute(select(opt_outs.c.mark).where(opt_outs.c.mark == mark))
            return found.first() is not None

    def _add(self, mark: str) -> None:
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(opt_outs).values(mark=mark))
        except IntegrityError:
            return

    def _remove(self, mark: str) -> bool:
        with self._engine.begin() as connection:
            removed = connection.execute(delete(opt_outs).where(opt_outs.c.mark == mark))
            return removed.rowcount > 0
