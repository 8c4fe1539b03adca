"""Bounds on messages: a person, a server. Counting is the library `limits`'s."""

from __future__ import annotations

import time

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
from limits.aio.strategies import MovingWindowRateLimiter
from redis.asyncio import Redis

from bot.server.door.refusals import Refused
from bot.settings import Settings

RETRY_AFTER = 20
"""Seconds that a refused sender is asked to wait."""


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
    """Messages a minute of one person and of the whole server.

    Args:
        settings: both limits.
        client: Redis where workers share them; its connections are used, and closed with it.
    """

    def __init__(self, settings: Settings, client: Redis | None = None) -> None:
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
        self._person = RateLimitItemPerMinute(settings.message_limit)
        self._server = RateLimitItemPerMinute(settings.server_limit)

    async def admit(self, pseudonym: str) -> None:
        """Count a message of a person.

        Raises:
            Refused: 429 with a time to wait.
        """
        await self._forget_the_future()
        if not await self._limiter.hit(self._person, "person", pseudonym):
            raise Refused(429, "too_many_messages", retry_after=RETRY_AFTER)

    async def has_room(self) -> bool:
        """Count a message of the whole server; whether it is within the limit."""
        return await self._limiter.hit(self._server, "server")

    async def _forget_the_future(self) -> None:
        """Begin to count anew when the clock was set back.

        The library counts by the wall clock: what it counted before would stand in the future, and
        refuse people until the clock is there again.
        """
        ahead = _wall_clock_ahead()
        if ahead < self._ahead - 1:
            await self._storage.reset()
        self._ahead = ahead


def _wall_clock_ahead() -> float:
    return time.time() - time.monotonic()
