"""Writing to the database behind the replies: batched, bounded, tried again until it works."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Generic, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from bot.logs import log_failure

PATIENCE = 0.05
"""Seconds that a reply waits for what it leaves to be stored, so that a killed process loses none."""

RETRY = 2.0
"""Seconds until a batch that the database refused is tried again."""

BATCH = 1000
"""Items of one transaction."""

Item = TypeVar("Item")


class WriteBehind(Generic[Item]):
    """Collects items and writes them as soon as the database can, one transaction at a time.

    Args:
        write: stores a batch; to store the same one twice must be as good as once.
        trouble: what the log says when the database refuses a batch.
        limit: items kept waiting while it does; the oldest give way, and are counted.
    """

    def __init__(self, write: Callable[[Sequence[Item]], None], trouble: str, limit: int) -> None:
        self._write = write
        self._trouble = trouble
        self._limit = limit
        self._waiting: dict[str, Item] = {}
        self._written = asyncio.Event()
        self._writer: asyncio.Task[None] | None = None
        self._refused = False
        self.lost = 0

    @property
    def waiting(self) -> int:
        """Items that are not stored yet."""
        return len(self._waiting)

    def get(self, key: str) -> Item | None:
        """What waits under a key."""
        return self._waiting.get(key)

    async def put(self, key: str, item: Item) -> None:
        """Take an item over, in the place of an older one of the same key.

        Waits briefly for the disk, and goes on without it; while the database is known to refuse,
        not at all.
        """
        self._waiting[key] = item
        if len(self._waiting) > self._limit:
            del self._waiting[next(iter(self._waiting))]
            self.lost += 1
        written = self._written
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_all())
        if self._refused:
            return
        try:
            await asyncio.wait_for(written.wait(), PATIENCE)
        except TimeoutError:
            return

    async def finish(self) -> int:
        """Write what waits, in one last attempt; how much had to be given up."""
        if self._writer is not None:
            self._writer.cancel()
            await asyncio.gather(self._writer, return_exceptions=True)
        while self._waiting and await self._flush():
            pass
        return len(self._waiting)

    async def _write_all(self) -> None:
        while self._waiting:
            if not await self._flush():
                await asyncio.sleep(RETRY)

    async def _flush(self) -> bool:
        batch = dict(islice(self._waiting.items(), BATCH))
        written, self._written = self._written, asyncio.Event()
        try:
            await asyncio.to_thread(self._write, list(batch.values()))
        except SQLAlchemyError as error:
            self._refused = True
            log_failure(self._trouble, error, number=len(self._waiting))
            return False
        finally:
            written.set()
        self._refused = False
        for key, item in batch.items():
            if self._waiting.get(key) is item:
                del self._waiting[key]
        return True
