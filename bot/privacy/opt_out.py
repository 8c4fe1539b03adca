"""Those who want no more messages: keyed hashes of their addresses, and nothing else about them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.exc import SQLAlchemyError

from bot.logs import log_failure
from bot.outcomes.database import insert_new
from bot.outcomes.tables import opt_outs

PATIENCE = 0.5
"""Seconds that a message waits for the list; then what this process knows of it counts."""

Answer = TypeVar("Answer")


class OptOuts:
    """The list, in the outcome database, under its own long-lived key.

    While the database is gone messages are answered all the same: the list as it was known last
    counts, and new marks wait until the database can be reached again.

    Args:
        engine: the database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: set[str] = set()
        self._unsaved: set[str] = set()

    async def load(self) -> None:
        """Take up the list.

        Raises:
            SQLAlchemyError: the database cannot be read.
        """
        self._known |= await asyncio.to_thread(self._transact, _all, ())

    async def has(self, mark: str) -> bool:
        """Whether this address opted out."""
        try:
            listed = await self._ask(
                lambda connection: (
                    connection.execute(
                        select(opt_outs.c.mark).where(opt_outs.c.mark == mark)
                    ).first()
                    is not None
                )
            )
        except (SQLAlchemyError, TimeoutError) as error:
            log_failure("the opt-out list could not be read", error)
            return mark in self._known
        (self._known.add if listed else self._known.discard)(mark)
        return listed

    async def add(self, mark: str) -> None:
        """Put it on the list."""
        self._known.add(mark)
        self._unsaved.add(mark)
        await self.save()

    async def remove(self, mark: str) -> bool:
        """Take it off the list; whether it was on it.

        Raises:
            SQLAlchemyError, TimeoutError: it could not be taken off, and nothing else may be said.
        """
        statement = delete(opt_outs).where(opt_outs.c.mark == mark)
        removed = await self._ask(lambda connection: connection.execute(statement).rowcount > 0)
        self._known.discard(mark)
        return removed

    async def save(self) -> None:
        """Write the marks that wait, if the database can be reached."""
        try:
            await self._ask(lambda connection: None)
        except (SQLAlchemyError, TimeoutError) as error:
            log_failure("opt-outs wait for the database", error, number=len(self._unsaved))

    async def _ask(self, work: Callable[[Connection], Answer]) -> Answer:
        """Do something after what waits was saved, in one transaction and in time."""
        unsaved = tuple(self._unsaved)
        answer = await asyncio.wait_for(asyncio.to_thread(self._transact, work, unsaved), PATIENCE)
        self._unsaved.difference_update(unsaved)
        return answer

    def _transact(self, work: Callable[[Connection], Answer], unsaved: Sequence[str]) -> Answer:
        with self._engine.begin() as connection:
            if unsaved:
                rows = [{"mark": mark} for mark in unsaved]
                connection.execute(insert_new(connection, opt_outs), rows)
            return work(connection)


def _all(connection: Connection) -> set[str]:
    return set(connection.execute(select(opt_outs.c.mark)).scalars())
