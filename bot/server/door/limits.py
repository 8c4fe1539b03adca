"""Bounds on messages: a person, an address, a server. Counting is the library `limits`'s."""

from __future__ import annotations

import time
from collections.abc import Callable

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
from limits.aio.strategies import MovingWindowRateLimiter
from redis.asyncio import Redis
from starlette.requests import Request

from bot.message import Incoming
from bot.server.door.addresses import Addresses
from bot.server.door.refusals import Refused
from bot.settings import Settings

RETRY_AFTER = 20
"""Seconds that a refused sender is asked to wait."""

BUSY_RETRY_AFTER = 5
"""The same where the server as a whole has too much to do."""


URGENT_TIMES = 5
"""Times the limit of a person, or of an address, within which a danger is always answered. Nobody
types that much in a minute; a program that sends nothing but dangers stops there."""

SWEEP_SECONDS = 30.0
"""How often counters whose minute is over are looked for."""


class SweptStorage(MemoryStorage):
    """The library's memory, looked through for what is over now and then, not at every message.

    The library looks through all counters at each count, one after the other in a thread: with a
    thousand people writing, a message would cost a thousand threads' turns.
    """

    def __init__(self) -> None:
        super().__init__()
        self._sweep_after = 0.0

    async def _MemoryStorage__schedule_expiry(self) -> None:  # noqa: N802  the library's own, by its real name
        now = time.monotonic()
        if now >= self._sweep_after:
            self._sweep_after = now + SWEEP_SECONDS
            await super()._MemoryStorage__schedule_expiry()  # type: ignore[misc]


class RateLimits:
    """Messages a minute of one person, of one address and of the whole server.

    Args:
        settings: the limits.
        client: Redis where workers share them; its connections are used, and closed with it.
        dangers: kinds of danger that a text shows at a glance.
    """

    def __init__(
        self,
        settings: Settings,
        client: Redis | None = None,
        dangers: Callable[[str], list[str]] = lambda text: [],
    ) -> None:
        self._ahead = _wall_clock_ahead()
        storage: Storage = SweptStorage()
        if client is not None:
            storage = RedisStorage(
                f"async+{settings.redis_url}",
                implementation="redispy",
                connection_pool=client.connection_pool,  # type: ignore[arg-type]  # as documented
            )
        self._storage = storage
        self._limiter = MovingWindowRateLimiter(storage)
        # Never in Redis: what is counted by address does not leave this process.
        self._near = SweptStorage()
        self._near_limiter = MovingWindowRateLimiter(self._near)
        self._person = RateLimitItemPerMinute(settings.message_limit)
        self._urgent = RateLimitItemPerMinute(settings.message_limit * URGENT_TIMES)
        self._address = RateLimitItemPerMinute(settings.address_limit)
        self._urgent_address = RateLimitItemPerMinute(settings.address_limit * URGENT_TIMES)
        self._server = RateLimitItemPerMinute(settings.server_limit)
        self._addresses = Addresses()
        self._dangers = dangers

    async def admit(self, who: str) -> None:
        """Count a message, or what is to be asked as seldom as one is sent.

        Raises:
            Refused: 429 with a time to wait.
        """
        await self._forget_the_future()
        if not await self._limiter.hit(self._person, "person", who):
            raise Refused(429, "too_many_messages", retry_after=RETRY_AFTER)

    async def admit_from(self, request: Request, text: str = "") -> None:
        """Count what comes from an address, before anything else is done for it.

        Raises:
            Refused: 429 with a time to wait; a danger only beyond several times as much.
        """
        mark = self._addresses.mark(request)
        if mark is None or await self._near_limiter.hit(self._address, "address", mark):
            return
        urgent = bool(text) and bool(self._dangers(text))
        if urgent and await self._near_limiter.hit(self._urgent_address, "urgent address", mark):
            return
        raise Refused(429, "too_many_from_there", retry_after=RETRY_AFTER)

    async def refuse(self, message: Incoming) -> Refused | None:
        """Count a message of a person and of the server; why it is beyond a limit, if it is.

        What platforms sign is counted apart from the web, where a new person costs nothing: a flood
        there takes nobody's text message.
        """
        try:
            await self.admit(message.pseudonym)
        except Refused as refusal:
            return refusal
        plane = "web" if message.channel == "web" else "platforms"
        if not await self._limiter.hit(self._server, "server", plane):
            return Refused(429, "server_busy", retry_after=BUSY_RETRY_AFTER)
        return None

    async def bears(self, message: Incoming) -> bool:
        """Count a danger of a person beyond a limit; whether that many may be a person's."""
        return await self._limiter.hit(self._urgent, "urgent", message.pseudonym)

    async def _forget_the_future(self) -> None:
        """Begin to count anew when the clock was set back.

        The library counts by the wall clock: what it counted before would stand in the future, and
        refuse people until the clock is there again.
        """
        ahead = _wall_clock_ahead()
        if ahead < self._ahead - 1:
            await self._storage.reset()
            await self._near.reset()
        self._ahead = ahead


def _wall_clock_ahead() -> float:
    return time.time() - time.monotonic()
