"""Each message of a platform is answered once, however often the platform sends it."""

from __future__ import annotations

import asyncio

from sqlalchemy.exc import SQLAlchemyError

from bot.logs import log_failure
from bot.privacy.expiring import ExpiringStore
from bot.privacy.ledger import MarkLedger
from bot.privacy.pseudonym import keyed_hash

PREFIX = "seen:"
"""Begins the names of marks; where room runs out, old marks give way before conversations do."""

IN_PROGRESS_SECONDS = 30
"""A claim whose holder was killed frees itself, so that the platform's next try is answered."""

REMEMBERED_SECONDS = 24 * 3600
"""Telegram tries for up to a day, Twilio for minutes."""


PATIENCE = 0.05
"""Seconds that a reply waits for its mark to reach the disk."""


class Repeats:
    """Marks of answered messages: keyed hashes of the platform's ids.

    Args:
        store: where marks expire.
        key: without it a mark cannot be traced to an id.
        ledger: keeps marks over a restart where the store does not.
    """

    def __init__(self, store: ExpiringStore, key: bytes, ledger: MarkLedger | None = None) -> None:
        self._store = store
        self._key = key
        self._ledger = ledger
        self._writing: set[asyncio.Task[None]] = set()

    async def restore(self) -> None:
        """Take up the marks from before a restart."""
        if self._ledger is not None:
            for mark, seconds in (await self._ledger.remaining()).items():
                await self._store.put(PREFIX + mark, b"", seconds)

    async def claim(self, channel: str, message_id: str | None) -> bool:
        """Whether this process should answer; a message without an id is never a repeat."""
        if message_id is None:
            return True
        return await self._store.add(self._name(channel, message_id), b"", IN_PROGRESS_SECONDS)

    async def settle(self, channel: str, message_id: str | None) -> None:
        """The message was answered: remember it."""
        if message_id is None:
            return
        await self._store.put(self._name(channel, message_id), b"", REMEMBERED_SECONDS)
        if self._ledger is not None:
            await self._write(self._ledger, self._mark(channel, message_id))

    async def release(self, channel: str, message_id: str | None) -> None:
        """The message could not be answered: let the platform try again."""
        if message_id is not None:
            await self._store.remove(self._name(channel, message_id))

    async def finish(self) -> None:
        """Wait for marks that are still being written."""
        await asyncio.gather(*self._writing)

    async def _write(self, ledger: MarkLedger, mark: str) -> None:
        """Write a mark; a reply waits for a healthy disk, and not for a locked one."""
        task = asyncio.create_task(_keep(ledger, mark))
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        await asyncio.wait({task}, timeout=PATIENCE)

    def _mark(self, channel: str, message_id: str) -> str:
        return keyed_hash(self._key, channel, message_id)

    def _name(self, channel: str, message_id: str) -> str:
        return PREFIX + self._mark(channel, message_id)


async def _keep(ledger: MarkLedger, mark: str) -> None:
    try:
        await ledger.keep(mark, REMEMBERED_SECONDS)
    except SQLAlchemyError as error:
        log_failure("a mark against repeats was not written", error)
