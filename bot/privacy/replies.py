"""Answers that may not have arrived: kept for minutes, and given again when the platform asks again.

What is kept is sealed under a key that is made of the platform's own id of the message and of a key of
the installation: neither a copy of the memory nor one of Redis opens it without both. It is our own
words, and never what was written to us.
"""

from __future__ import annotations

import asyncio
import base64
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

from cryptography.fernet import Fernet, InvalidToken
from pydantic import TypeAdapter

from bot.logs import log_failure
from bot.message import Incoming, Outgoing
from bot.privacy.expiring import ExpiringStore
from bot.privacy.lease import HELD_SECONDS, renewed
from bot.privacy.pseudonym import keyed_hash
from bot.privacy.repeats import CLAIM_PATIENCE, CLAIM_POLL, PREFIX, InProgressError

KEPT_SECONDS = 600
"""Twilio asks again within seconds, a browser when somebody presses the button again."""

TELEGRAM_SECONDS = 24 * 3600
"""A reply that Telegram did not take: it repeats the message for a day."""


class Replies:
    """The kept answers.

    Args:
        store: where they end; their names begin as those of other marks, which give way first.
        key: of the installation.
    """

    def __init__(self, store: ExpiringStore, key: bytes) -> None:
        self._store = store
        self._key = key

    async def keep(
        self, channel: str, message_id: str, outgoing: Outgoing, seconds: float = KEPT_SECONDS
    ) -> None:
        """Keep an answer, in the place of an earlier one to the same message."""
        sealed = self._seal(channel, message_id).encrypt(_form().dump_json(outgoing))
        await self._store.put(self._name("reply", channel, message_id), sealed, seconds)

    async def owe(
        self, message: Incoming, outgoing: Outgoing, seconds: float = KEPT_SECONDS
    ) -> None:
        """Keep the answer to a message that may come again; a store that is away stops no answer.

        Silence is kept nowhere: a repeat of it is silence, too.
        """
        if message.message_id is None or not outgoing.messages:
            return
        try:
            await self.keep(message.channel, message.message_id, outgoing, seconds)
        except Exception as error:  # noqa: BLE001  the answer itself must go out
            log_failure("a reply could not be kept", error, channel=message.channel)

    async def again(self, channel: str, message_id: str) -> Outgoing | None:
        """What was answered to a message, while it is kept."""
        sealed = await self._store.get(self._name("reply", channel, message_id))
        if sealed is None:
            return None
        try:
            return _form().validate_json(self._seal(channel, message_id).decrypt(sealed))
        except (InvalidToken, ValueError):  # of another version, or under another key
            return None

    async def forget(self, channel: str, message_id: str) -> None:
        """It arrived."""
        await self._store.remove(self._name("reply", channel, message_id))

    @asynccontextmanager
    async def alone(self, channel: str, message_id: str) -> AsyncIterator[None]:
        """Deliver the answer to a message while nobody else does.

        Raises:
            InProgressError: somebody else still does.
        """
        name = self._name("delivery", channel, message_id)
        until = asyncio.get_running_loop().time() + CLAIM_PATIENCE
        while not await self._store.add(name, b"", HELD_SECONDS):
            if asyncio.get_running_loop().time() > until:
                raise InProgressError
            await asyncio.sleep(CLAIM_POLL)
        try:
            async with renewed(lambda: self._store.renew(name, HELD_SECONDS)):
                yield
        finally:
            await self._store.remove(name)

    def _name(self, what: str, channel: str, message_id: str) -> str:
        return f"{PREFIX}{what}:{keyed_hash(self._key, what, channel, message_id)}"

    def _seal(self, channel: str, message_id: str) -> Fernet:
        parts = "\x1f".join(("seal of a reply", channel, message_id))
        key = hmac.digest(self._key, parts.encode("utf-8", "surrogatepass"), "sha256")
        return Fernet(base64.urlsafe_b64encode(key))


@cache
def _form() -> TypeAdapter[Outgoing]:
    return TypeAdapter(Outgoing)
