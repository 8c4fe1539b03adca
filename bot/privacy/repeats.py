"""Each message of a platform is answered once, however often the platform sends it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.logs import log_failure
from bot.privacy.expiring import ExpiringStore
from bot.privacy.lease import HELD_SECONDS, renewed
from bot.privacy.ledger import MarkLedger
from bot.privacy.pseudonym import keyed_hash

PREFIX = "seen:"
"""Begins the names of marks; where room runs out, old marks give way before conversations do."""

IN_PROGRESS, ANSWERED = b"in progress", b""
"""Values of a mark."""

REMEMBERED_SECONDS = 24 * 3600
"""Telegram tries for up to a day, Twilio for minutes."""

CLAIM_PATIENCE = 10.0
"""Seconds that a repeat waits to see what becomes of the first."""

CLAIM_POLL = 0.05

LONGEST_ANSWER = 30.0
"""Seconds that an answer may take. One that takes longer hangs, and while its claim is renewed no repeat
would ever be answered: it is ended, and the platform's next try is answered."""

SETTLE_RETRY = 0.5
"""Seconds until a mark that the store refused is tried again."""


class InProgressError(Exception):
    """The message is still being answered; the platform is asked to try again."""


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
        self._late: set[asyncio.Task[None]] = set()

    async def restore(self) -> None:
        """Take up the marks from before a restart."""
        if self._ledger is not None:
            for mark, seconds in (await self._ledger.remaining()).items():
                await self._store.put(PREFIX + mark, ANSWERED, seconds)

    async def claim(self, channel: str, message_id: str | None) -> bool:
        """Whether this process should answer; a message without an id is never a repeat.

        Silence tells the platform that the message was answered. So a repeat that comes while the
        first is in progress waits: whoever answers may be killed before it has.

        Raises:
            InProgressError: the first is still not answered.
        """
        if message_id is None:
            return True
        name = self._name(channel, message_id)
        until = asyncio.get_running_loop().time() + CLAIM_PATIENCE
        while not await self._store.add(name, IN_PROGRESS, HELD_SECONDS):
            if await self._store.get(name) == ANSWERED:
                return False
            if asyncio.get_running_loop().time() > until:
                raise InProgressError
            await asyncio.sleep(CLAIM_POLL)
        return True

    @asynccontextmanager
    async def claimed(self, channel: str, message_id: str | None) -> AsyncIterator[None]:
        """Keep a claim for as long as the answer takes.

        Raises:
            TimeoutError: it took `LONGEST_ANSWER`, and was ended.
        """
        async with asyncio.timeout(LONGEST_ANSWER):
            if message_id is None:
                yield
                return
            name = self._name(channel, message_id)
            async with renewed(lambda: self._store.renew(name, HELD_SECONDS)):
                yield

    async def settle(self, channel: str, message_id: str | None) -> None:
        """The message was answered: remember it while this process lives, or Redis does."""
        if message_id is None:
            return
        name = self._name(channel, message_id)
        try:
            await self._store.put(name, ANSWERED, REMEMBERED_SECONDS)
        except Exception:
            task = asyncio.create_task(self._settle_later(name))
            self._late.add(task)
            task.add_done_callback(self._late.discard)
            raise

    def confirm(self, channel: str, message_id: str) -> None:
        """The answer was handed to the platform: remember it over a restart, too.

        Not before: of a process that was killed between the two, the platform's next try is answered.
        A browser asks for its own conversation, which no restart outlives.
        """
        if self._ledger is not None and channel != "web":
            self._ledger.keep(self._mark(channel, message_id), REMEMBERED_SECONDS)

    async def release(self, channel: str, message_id: str | None) -> None:
        """The message could not be answered: let the platform try again."""
        if message_id is not None:
            await self._store.remove(self._name(channel, message_id))

    async def finish(self) -> None:
        """Give up the marks that wait for the store, and write those that wait for the disk."""
        for task in self._late:
            task.cancel()
        await asyncio.gather(*self._late, return_exceptions=True)
        if self._ledger is not None:
            await self._ledger.finish()

    async def _settle_later(self, name: str) -> None:
        """Try again while the claim still stands, so that a repeat meanwhile waits for the mark."""
        for _ in range(int(HELD_SECONDS / SETTLE_RETRY)):
            await asyncio.sleep(SETTLE_RETRY)
            try:
                await self._store.put(name, ANSWERED, REMEMBERED_SECONDS)
            except Exception as error:  # noqa: BLE001  whatever a store raises, it may be back soon
                log_failure("a message could not be marked as answered", error)
            else:
                return

    def _mark(self, channel: str, message_id: str) -> str:
        return keyed_hash(self._key, channel, message_id)

    def _name(self, channel: str, message_id: str) -> str:
        return PREFIX + self._mark(channel, message_id)
