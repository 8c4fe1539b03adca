"""Takes outcomes over from the turn; they are stored behind the replies, and never lost quietly."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from bot.logs import log
from bot.outcomes.behind import WriteBehind
from bot.outcomes.outcome import Outcome
from bot.outcomes.store import OutcomeStore


class Recorder:
    """Keeps the newest state of each conversation until the database has it.

    Args:
        store: the outcome table.
        limit: conversations kept waiting while the database is gone; the oldest give way.
    """

    def __init__(self, store: OutcomeStore, limit: int = 100_000) -> None:
        self._store = store
        self._behind = WriteBehind(self._write, "outcomes wait for the database", limit)

    async def record(self, outcome: Outcome) -> None:
        """Take an outcome over; waits briefly for the disk, and goes on without it."""
        await self._behind.put(outcome.id, outcome)

    async def opened(self, outcome_id: str, resource: str) -> None:
        """Note an opened link; the visitor is led on all the same while the database is gone."""
        await self._behind.put(f"{outcome_id} {resource}", (outcome_id, resource))

    @property
    def waiting(self) -> int:
        """Conversations whose newest state is not stored yet, and openings of links."""
        return self._behind.waiting

    @property
    def lost(self) -> int:
        """What gave way because too much waited."""
        return self._behind.lost

    def _write(self, items: Sequence[Outcome | tuple[str, str]]) -> None:
        self._store.write(
            [item for item in items if isinstance(item, Outcome)],
            [item for item in items if not isinstance(item, Outcome)],
        )

    async def stop(self) -> None:
        """Write what waits and end; what cannot be written now is counted and said."""
        lost = await self._behind.finish()
        if lost:
            log("outcomes were lost at the end", level=logging.ERROR, number=lost)
