"""Bounds on messages: a person, a server. Counting is the library `limits`'s."""

from __future__ import annotations

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
from limits.aio.strategies import MovingWindowRateLimiter
from redis.asyncio import Redis

from bot.settings import Settings
from connectors.errors import Refused

RETRY_AFTER = 20
"""Seconds that a refused sender is asked to wait."""


class RateLimits:
    """Messages a minute of one person and of the whole server.

    Args:
        settings: both limits.
        client: Redis where workers share them; its connections are used, and closed with it.
    """

    def __init__(self, settings: Settings, client: Redis | None = None) -> None:
        storage: Storage = MemoryStorage()
        if client is not None:
            storage = RedisStorage(
                f"async+{settings.redis_url}",
                implementation="redispy",
                connection_pool=client.connection_pool,  # type: ignore[arg-type]  # as documented
            )
        self._limiter = MovingWindowRateLimiter(storage)
        self._person = RateLimitItemPerMinute(settings.message_limit)
        self._server = RateLimitItemPerMinute(settings.server_limit)

    async def admit(self, pseudonym: str) -> None:
        """Count a message.

        Raises:
            Refused: 429 with a time to wait.
        """
        if not await self._limiter.hit(self._person, "person", pseudonym):
            raise Refused(429, "too_many_messages", retry_after=RETRY_AFTER)
        if not await self._limiter.hit(self._server, "server"):
            raise Refused(429, "server_busy", retry_after=RETRY_AFTER)
