"""Takes outcomes over from the turn; they are stored behind the replies, and never lost quietly."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from sqlalchemy import Connection

from bot.logs import log
from bot.outcomes.behind import WriteBehind
from bot.outcomes.outcome import Outcome
from bot.outcomes.store import OutcomeStore


class Recorder:
    """Keeps the newest state of each conversation until the database has it.

    Args:
        store: the outcome table.
        behind: writes it, together with what else a message leaves.
        limit: conversations kept waiting while the database is gone; the oldest give way.
    """

    def __init__(self, store: OutcomeStore, behind: WriteBehind, limit: int = 100_000) -> None:
        self._store = store
        self._behind = behind
        self._queue = behind.queue(self._write, limit)

    def record(self, outcome: Outcome) -> None:
        """Take an outcome over."""
        self._queue.put(outcome.id, outcome)

    async def stored(self) -> None:
        """Wait briefly for the disk to have what the message leaves, and go on without it."""
        await self._behind.stored()

    async def opened(self, outcome_id: str, resource: str) -> None:
        """Note an opened link; the visitor is led on all the same while the database is gone."""
        self._queue.put(f"{outcome_id} {resource}", (outcome_id, resource))
        await self.stored()

    @property
    def waiting(self) -> int:
        """Conversations whose newest state is not stored yet, and openings of links."""
        return len(self._queue)

    @property
    def lost(self) -> int:
        """What gave way because too much waited."""
        return self._queue.lost

    def _write(self, connection: Connection, items: Sequence[Outcome | tuple[str, str]]) -> None:
        self._store.write_in(
            connection,
            [item for item in items if isinstance(item, Outcome)],
            [item for item in items if not isinstance(item, Outcome)],
        )

    async def stop(self) -> None:
        """Write what waits and end; what cannot be written now is counted and said."""
        lost = await self._behind.finish()
        if lost:
            log("outcomes were lost at the end", level=logging.ERROR, number=lost)
