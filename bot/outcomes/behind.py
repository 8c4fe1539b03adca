"""Writing to the database behind the replies: together, bounded, tried again until it works."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.logs import log_failure

PATIENCE = 0.05
"""Seconds that a reply waits for what it leaves to be stored, so that a killed process loses none."""

RETRY = 2.0
"""Seconds until what the database refused is tried again."""

BATCH = 1000
"""Items of one kind in one transaction."""

Item = TypeVar("Item")
Write = Callable[[Connection, Sequence[Item]], None]


class Queue(Generic[Item]):
    """Items of one kind that wait for the database, each under a key.

    Args:
        write: stores some; to store the same ones twice must be as good as once.
        limit: items kept waiting; the oldest give way, and are counted.
        taken: called after an item was taken over.
    """

    def __init__(self, write: Write[Item], limit: int, taken: Callable[[], None]) -> None:
        self._write = write
        self._limit = limit
        self._taken = taken
        self._waiting: dict[str, Item] = {}
        self.lost = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def get(self, key: str) -> Item | None:
        """What waits under a key."""
        return self._waiting.get(key)

    def put(self, key: str, item: Item) -> None:
        """Take an item over, in the place of an older one of the same key."""
        self._waiting[key] = item
        if len(self._waiting) > self._limit:
            del self._waiting[next(iter(self._waiting))]
            self.lost += 1
        self._taken()

    def batch(self) -> dict[str, Item]:
        """The oldest items."""
        return dict(islice(self._waiting.items(), BATCH))

    def write(self, connection: Connection, items: Sequence[Item]) -> None:
        """Store items in the transaction of a connection."""
        if items:
            self._write(connection, items)

    def drop(self, stored: dict[str, Item]) -> None:
        """Let go what is stored, unless something newer has taken its place."""
        for key, item in stored.items():
            if self._waiting.get(key) is item:
                del self._waiting[key]


class WriteBehind:
    """Writes what its queues hold as soon as the database can: all of them in one transaction.

    Args:
        engine: the outcome database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._queues: list[Queue[Any]] = []
        self._taken = self._stored = 0
        self._attempted = asyncio.Event()
        self._writer: asyncio.Task[None] | None = None
        self._refused = False

    def queue(self, write: Write[Item], limit: int = 100_000) -> Queue[Item]:
        """A further queue; queues are written in the order in which they were asked for."""
        queue = Queue(write, limit, self._take)
        self._queues.append(queue)
        return queue

    async def stored(self) -> None:
        """Wait briefly until the disk has what was taken over; while the database refuses, do not."""
        wanted = self._taken
        try:
            async with asyncio.timeout(PATIENCE):
                while self._stored < wanted and not self._refused:
                    await self._attempted.wait()
        except TimeoutError:
            return

    async def finish(self) -> int:
        """Write what waits, in one last attempt; how many items had to be given up."""
        if self._writer is not None:
            self._writer.cancel()
            await asyncio.gather(self._writer, return_exceptions=True)
        while self._waiting() and await self._flush():
            pass
        return self._waiting()

    def _waiting(self) -> int:
        return sum(len(queue) for queue in self._queues)

    def _take(self) -> None:
        self._taken += 1
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_all())

    async def _write_all(self) -> None:
        while self._waiting():
            if not await self._flush():
                await asyncio.sleep(RETRY)

    async def _flush(self) -> bool:
        taken = self._taken
        batches = [(queue, queue.batch()) for queue in self._queues]
        try:
            await asyncio.to_thread(self._write, batches)
        except SQLAlchemyError as error:
            self._refused = True
            log_failure("outcomes wait for the database", error, number=self._waiting())
            return False
        else:
            self._refused = False
            for queue, batch in batches:
                queue.drop(batch)
            if all(len(batch) < BATCH for _, batch in batches):
                self._stored = taken
        finally:
            attempted, self._attempted = self._attempted, asyncio.Event()
            attempted.set()
        return True

    def _write(self, batches: Sequence[tuple[Queue[Any], dict[str, Any]]]) -> None:
        with self._engine.begin() as connection:
            for queue, batch in batches:
                queue.write(connection, list(batch.values()))
