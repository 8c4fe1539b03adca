"""Writes outcomes behind the replies: batched, bounded, never in a reply's way, never lost quietly."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict

from sqlalchemy.exc import SQLAlchemyError

from bot.logs import log, log_failure
from bot.outcomes.outcome import Outcome
from bot.outcomes.store import OutcomeStore

PATIENCE = 0.05
"""Seconds that a reply waits for its outcome to be stored, so that a killed process loses none."""

RETRY = 2.0
"""Seconds until a failed batch is tried again."""


class Recorder:
    """Collects the newest state of each conversation and writes it as soon as the database can.

    Args:
        store: the outcome table.
        limit: conversations kept waiting while the database is gone; the oldest give way.
    """

    def __init__(self, store: OutcomeStore, limit: int = 100_000) -> None:
        self._store = store
        self._limit = limit
        self._waiting: OrderedDict[str, Outcome] = OrderedDict()
        self._wake = asyncio.Event()
        self._written = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.lost = 0

    async def start(self) -> None:
        """Begin to write."""
        self._task = asyncio.create_task(self._run())

    async def record(self, outcome: Outcome) -> None:
        """Take an outcome over; waits briefly for the disk, and goes on without it."""
        self._waiting[outcome.id] = outcome
        self._waiting.move_to_end(outcome.id)
        if len(self._waiting) > self._limit:
            self._waiting.popitem(last=False)
            self.lost += 1
        written = self._written
        self._wake.set()
        try:
            await asyncio.wait_for(written.wait(), PATIENCE)
        except TimeoutError:
            return

    async def opened(self, outcome_id: str, resource: str) -> None:
        """Note an opened link; a failure is counted, the visitor gets the page all the same."""
        try:
            await asyncio.to_thread(self._store.opened, outcome_id, resource)
        except SQLAlchemyError as error:
            log_failure("an opened link was not counted", error)

    @property
    def waiting(self) -> int:
        """Conversations whose newest state is not stored yet."""
        return len(self._waiting)

    async def stop(self) -> None:
        """Write what waits and end; what cannot be written now is counted and said."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        if self._waiting and not await self._flush():
            log("outcomes were lost at the end", level=logging.ERROR, number=len(self._waiting))

    async def _run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            if self._waiting and not await self._flush():
                await asyncio.sleep(RETRY)
                self._wake.set()

    async def _flush(self) -> bool:
        batch = list(self._waiting.values())
        written, self._written = self._written, asyncio.Event()
        try:
            await asyncio.to_thread(self._store.write, batch)
        except SQLAlchemyError as error:
            log_failure("outcomes wait for the database", error, number=len(batch))
            return False
        finally:
            written.set()
        for outcome in batch:
            if self._waiting.get(outcome.id) is outcome:
                del self._waiting[outcome.id]
        return True
