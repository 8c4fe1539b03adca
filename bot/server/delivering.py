"""An answer is owed until it has arrived: kept, given again, and marked for good only then."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.logs import log_failure
from bot.message import Incoming, Outgoing
from bot.privacy.repeats import InProgressError, Repeats
from bot.privacy.replies import TELEGRAM_SECONDS, Replies
from bot.server.door.refusals import Refused

RETRY_AFTER = 5
"""Seconds after which a platform may ask again."""

Take = Callable[[Incoming], Awaitable[Outgoing]]


class Delivering:
    """Stands between the turn, which answers a message once, and the doors, which may lose the answer.

    Args:
        take: the turn; it keeps what it answers.
        replies: where it keeps that.
        repeats: marks of what was answered; they outlive a restart only once the answer has arrived.
    """

    def __init__(self, take: Take, replies: Replies, repeats: Repeats) -> None:
        self._take = take
        self._replies = replies
        self._repeats = repeats

    async def take(self, message: Incoming) -> Outgoing:
        """Answer a message; to one that was answered before, what was answered then."""
        outgoing = await self._take(message)
        if message.message_id is None or outgoing.messages:
            return outgoing
        return await self._replies.again(message.channel, message.message_id) or outgoing

    @asynccontextmanager
    async def alone(self, message: Incoming) -> AsyncIterator[None]:
        """For a platform that is sent the answer: nobody else sends the same one meanwhile.

        Raises:
            Refused: 503; somebody else still does.
        """
        if message.message_id is None:
            yield
            return
        try:
            async with self._replies.alone(message.channel, message.message_id):
                yield
        except InProgressError:
            raise Refused(503, "in_progress", retry_after=RETRY_AFTER) from None

    async def undelivered(self, message: Incoming, left: Outgoing) -> None:
        """Keep what did not arrive, for as long as the platform asks again.

        Raises:
            Refused: 503; the platform shall ask again.
        """
        await self._replies.owe(message, left, TELEGRAM_SECONDS)
        raise Refused(503, "undelivered", retry_after=RETRY_AFTER)

    async def delivered(self, message: Incoming, *, surely: bool = False) -> None:
        """The answer was handed over.

        Args:
            message: that was answered.
            surely: it has arrived; otherwise it stays for a while, should it be asked for again.
        """
        if message.message_id is None:
            return
        try:
            self._repeats.confirm(message.channel, message.message_id)
            if surely:
                await self._replies.forget(message.channel, message.message_id)
        except Exception as error:  # noqa: BLE001  it has arrived, whatever becomes of the mark
            log_failure("a delivery could not be noted", error, channel=message.channel)
