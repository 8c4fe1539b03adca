"""Those who want no more messages: keyed hashes of their addresses, and nothing else about them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.exc import SQLAlchemyError

from bot.logs import log_failure
from bot.outcomes.behind import WriteBehind
from bot.outcomes.database import insert_new
from bot.outcomes.tables import opt_outs

PATIENCE = 0.5
"""Seconds that a message waits for the list; then what this process knows of it counts."""


class OptOuts:
    """The list, in the outcome database, under its own long-lived key.

    While the database is gone messages are answered all the same: the list as it was known last
    counts, and who opts out then is written when the database is back.

    Args:
        engine: the database.
        behind: writes the changes, together with what else a message leaves.
        shared: whether other processes change the list too, so that it is looked up for each message.
    """

    def __init__(self, engine: Engine, behind: WriteBehind, *, shared: bool = True) -> None:
        self._engine = engine
        self._shared = shared
        self._known: set[str] = set()
        self._behind = behind
        self._queue = behind.queue(self._write)

    async def load(self) -> None:
        """Take up the list.

        Raises:
            SQLAlchemyError: the database cannot be read.
        """
        self._known |= await asyncio.to_thread(self._all)

    async def has(self, mark: str) -> bool:
        """Whether this address opted out."""
        change = self._queue.get(mark)
        if change is not None:
            return change[1]
        if not self._shared:
            return mark in self._known
        try:
            listed = await self._read(mark)
        except (SQLAlchemyError, TimeoutError) as error:
            log_failure("the opt-out list could not be read", error)
            return mark in self._known
        if listed:
            self._known.add(mark)
        else:
            self._known.discard(mark)
        return listed

    async def add(self, mark: str) -> None:
        """Put it on the list."""
        self._known.add(mark)
        self._queue.put(mark, (mark, True))
        await self._behind.stored()

    async def remove(self, mark: str) -> bool:
        """Take it off the list; whether it was on it.

        Raises:
            SQLAlchemyError, TimeoutError: it is not off yet, and nobody may be told that it is.
        """
        change = self._queue.get(mark)
        listed = change[1] if change is not None else await self._read(mark)
        if not listed:
            return False
        self._known.discard(mark)
        self._queue.put(mark, (mark, False))
        await self._behind.stored()
        if self._queue.get(mark) is not None:
            raise TimeoutError
        return True

    async def _read(self, mark: str) -> bool:
        return await asyncio.wait_for(asyncio.to_thread(self._has, mark), PATIENCE)

    def _has(self, mark: str) -> bool:
        with self._engine.connect() as connection:
            found = connection.execute(select(opt_outs.c.mark).where(opt_outs.c.mark == mark))
            return found.first() is not None

    def _all(self) -> set[str]:
        with self._engine.connect() as connection:
            return set(connection.execute(select(opt_outs.c.mark)).scalars())

    def _write(self, connection: Connection, changes: Sequence[tuple[str, bool]]) -> None:
        added = [{"mark": mark} for mark, listed in changes if listed]
        removed = [mark for mark, listed in changes if not listed]
        if added:
            connection.execute(insert_new(connection, opt_outs), added)
        if removed:
            connection.execute(delete(opt_outs).where(opt_outs.c.mark.in_(removed)))
