"""Who is answered first when more is asked than can be answered, and who is asked to come back.

A few messages are answered at a time; the others wait in a bounded queue, where messages that show a
danger go first. What would wait too long is refused with a time to come back, before memory runs out.

Limits, of a person and of the server, are never a reason to leave a danger unanswered: whoever is
afraid writes in fragments, and somebody else's flood is not a visitor's fault.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Protocol

from bot.message import Incoming, Outgoing
from bot.server.door.refusals import Refused
from bot.vocabulary import KIND_OF_INTENT

PLACES = 32
"""Messages that are answered at once. One processor computes for one at a time; the others wait for
a database or for Redis."""

LONGEST_QUEUE = 256
"""Messages that wait, and as many again that show a danger: some two seconds of a worker's time."""

PATIENCE = 8.0
"""Seconds that a message waits at most. Twilio gives up after fifteen."""

RETRY_AFTER = 5
"""Seconds after which a refused sender may come again."""

Take = Callable[[Incoming], Awaitable[Outgoing]]
InDanger = Callable[[Incoming], Awaitable[bool]]
Place = asyncio.Future[None]


class Limits(Protocol):
    """Counts messages."""

    async def refuse(self, message: Incoming) -> Refused | None:
        """Count a message; why it is beyond a limit, if it is."""

    async def bears(self, message: Incoming) -> bool:
        """Count an urgent message beyond a limit; whether that many may be a person's."""


async def _not_known(message: Incoming) -> bool:
    return False


class Admission:
    """Stands before the turn.

    Args:
        take: the turn.
        dangers: kinds of danger that a text shows at a glance; asked only when there is a queue, or
            a limit is reached.
        limits: of a person and of the server.
        in_danger: whether the conversation of a message is one about a danger already.
    """

    def __init__(
        self,
        take: Take,
        dangers: Callable[[str], list[str]],
        limits: Limits,
        in_danger: InDanger = _not_known,
        *,
        places: int = PLACES,
    ) -> None:
        self._take = take
        self._dangers = dangers
        self._limits = limits
        self._in_danger = in_danger
        self._free = places
        self._urgent: deque[Place] = deque()
        self._ordinary: deque[Place] = deque()

    async def take(self, message: Incoming) -> Outgoing:
        """Answer a message when its turn comes.

        Raises:
            Refused: 429 or 503 with a time to wait; the server has more to do than it can.
        """
        refusal = await self._limits.refuse(message)
        if refusal is not None and not await self._is_let_past(message):
            raise refusal
        async with self._place(message):
            return await self._take(message)

    @property
    def waiting(self) -> int:
        """Messages in the queue."""
        return len(self._urgent) + len(self._ordinary)

    @asynccontextmanager
    async def _place(self, message: Incoming) -> AsyncIterator[None]:
        if self._free:
            self._free -= 1
        else:
            await self._wait(self._urgent if self._is_urgent(message) else self._ordinary)
        try:
            yield
        finally:
            self._hand_on()

    async def _wait(self, queue: deque[Place]) -> None:
        """Wait for the place of somebody who leaves."""
        if len(queue) >= LONGEST_QUEUE:
            raise Refused(503, "overloaded", retry_after=RETRY_AFTER)
        place: Place = asyncio.get_running_loop().create_future()
        queue.append(place)
        try:
            async with asyncio.timeout(PATIENCE):
                await place
        except BaseException as error:
            if place.done() and not place.cancelled():
                self._hand_on()  # given in the very moment in which it was given up
            elif place in queue:
                queue.remove(place)
            if isinstance(error, TimeoutError):
                raise Refused(503, "overloaded", retry_after=RETRY_AFTER) from None
            raise

    def _hand_on(self) -> None:
        for queue in (self._urgent, self._ordinary):
            while queue:
                place = queue.popleft()
                if not place.done():
                    place.set_result(None)
                    return
        self._free += 1

    async def _is_let_past(self, message: Incoming) -> bool:
        urgent = self._is_urgent(message) or await self._in_danger(message)
        return urgent and await self._limits.bears(message)

    def _is_urgent(self, message: Incoming) -> bool:
        """Whether it may show a danger, or wishes for silence: both must not wait."""
        if message.control == "stop":
            return True
        pressed = message.text.strip().removeprefix("/").partition(" ")[0]
        return pressed in KIND_OF_INTENT or bool(self._dangers(message.text))
