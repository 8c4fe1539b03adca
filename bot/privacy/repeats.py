"""Each message of a platform is answered once, however often the platform sends it."""

from __future__ import annotations

from bot.privacy.expiring import ExpiringStore
from bot.privacy.pseudonym import keyed_hash

PREFIX = "seen:"
"""Begins the names of marks; where room runs out, old marks give way before conversations do."""

IN_PROGRESS_SECONDS = 30
"""A claim whose holder was killed frees itself, so that the platform's next try is answered."""

REMEMBERED_SECONDS = 24 * 3600
"""Telegram tries for up to a day, Twilio for minutes."""


class Repeats:
    """Marks of answered messages: keyed hashes of the platform's ids.

    Args:
        store: where marks expire.
        key: without it a mark cannot be traced to an id.
    """

    def __init__(self, store: ExpiringStore, key: bytes) -> None:
        self._store = store
        self._key = key

    async def claim(self, channel: str, message_id: str | None) -> bool:
        """Whether this process should answer; a message without an id is never a repeat."""
        if message_id is None:
            return True
        return await self._store.add(self._name(channel, message_id), b"", IN_PROGRESS_SECONDS)

    async def settle(self, channel: str, message_id: str | None) -> None:
        """The message was answered: remember it."""
        if message_id is not None:
            await self._store.put(self._name(channel, message_id), b"", REMEMBERED_SECONDS)

    async def release(self, channel: str, message_id: str | None) -> None:
        """The message could not be answered: let the platform try again."""
        if message_id is not None:
            await self._store.remove(self._name(channel, message_id))

    def _name(self, channel: str, message_id: str) -> str:
        return f"{PREFIX}{keyed_hash(self._key, channel, message_id)}"
