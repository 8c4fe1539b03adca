"""The client of Redis or Valkey, where workers share conversations, locks, repeats and limits."""

from __future__ import annotations

import logging
from typing import Final

from redis import Redis as SyncRedis
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff
from redis.exceptions import ConnectionError as GoneError
from redis.exceptions import RedisError, ResponseError

from bot.logs import log
from bot.settings import ConfigurationError

CONNECT_SECONDS: Final = 1.0

ANSWER_SECONDS: Final = 2.0
"""A server that is silent for longer counts as gone, and the platform tries again."""

KEEPS_ALL: Final = "noeviction"

TRIES = 3
"""A connection that died with a restart of the server is noticed at its next use, and opened anew."""


def connect(url: str) -> Redis | None:
    """A client, if an address is given; whether the server answers is asked at once.

    Raises:
        ConfigurationError: it does not answer, or is set to forget.
    """
    if not url:
        return None
    try:
        # Not with the client below: the application may be built inside a running loop.
        with SyncRedis.from_url(url, socket_connect_timeout=CONNECT_SECONDS) as probe:
            probe.ping()
            _refuse_eviction(probe)
        # Together less than half a second: whoever waits meanwhile is asked to try again. A server
        # that is silent is not asked twice: it may still do what it was asked.
        retry = Retry(ExponentialBackoff(cap=0.2, base=0.02), TRIES, (GoneError,))
        return Redis.from_url(
            url,
            retry=retry,
            socket_connect_timeout=CONNECT_SECONDS,
            socket_timeout=ANSWER_SECONDS,
        )
    except (RedisError, ValueError, OSError):
        raise ConfigurationError(
            "Redis cannot be reached; check SECOND_THOUGHT_REDIS_URL or leave it out."
        ) from None


def _refuse_eviction(server: SyncRedis) -> None:
    """A server that is full must say so. One that drops keys instead answers people twice."""
    try:
        memory = server.info("memory")
    except ResponseError:
        log("redis does not say how it makes room", level=logging.WARNING)
        return
    policy = memory.get("maxmemory_policy", KEEPS_ALL)
    if memory.get("maxmemory") and policy != KEEPS_ALL:
        raise ConfigurationError(
            f"Redis is set to drop keys when its memory is full ('maxmemory-policy {policy}'), and "
            f"would drop locks and conversations; set 'maxmemory-policy {KEEPS_ALL}'."
        )
