"""Bounds on messages: a person, a server. Counting is the library `limits`'s."""

from __future__ import annotations

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter

from bot.settings import Settings
from connectors.errors import Refused

RETRY_AFTER = 20
"""Seconds that a refused sender is asked to wait."""


class RateLimits:
    """Messages a minute of one person and of the whole server.

    Args:
        settings: both limits, and Redis where workers share them.
    """

    def __init__(self, settings: Settings) -> None:
        storage = (
            RedisStorage(f"async+{settings.redis_url}", implementation="redispy")
            if settings.redis_url
            else MemoryStorage()
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
