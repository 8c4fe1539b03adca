"""One message of a person at a time, in the order in which they came."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from typing import Protocol

from redis.asyncio import Redis
from redis.asyncio.lock import Lock
from redis.exceptions import RedisError

from bot.logs import log
from bot.privacy.lease import HELD_SECONDS, renewed


class Locks(Protocol):
    """Holds a name for the length of a turn."""

    def hold(self, name: str) -> AbstractAsyncContextManager[None]:
        """Wait for the name, hold it, release it."""


class MemoryLocks:
    """Locks of a single process; asyncio wakes those who wait at once and in order."""

    def __init__(self) -> None:
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def hold(self, name: str) -> AsyncIterator[None]:
        """Hold a name; its lock disappears with the last who waits for it."""
        lock, users = self._locks.get(name) or (asyncio.Lock(), 0)
        self._locks[name] = (lock, users + 1)
        try:
            async with lock:
                yield
        finally:
            lock, users = self._locks[name]
            if users == 1:
                del self._locks[name]
            else:
                self._locks[name] = (lock, users - 1)


class RedisLocks:
    """Locks of several processes: redis-py's own, which carries a token and is released atomically.

    Messages that reached the same process take turns in the order in which they came, and only the
    first of them asks Redis.

    Args:
        client: a connected client.
        seconds: after this a lock frees itself, should its holder have been killed.
        patience: seconds to wait for a lock before the message is refused.
    """

    def __init__(self, client: Redis, seconds: float = HELD_SECONDS, patience: float = 10) -> None:
        self._client = client
        self._seconds = seconds
        self._patience = patience
        self._here = MemoryLocks()

    @asynccontextmanager
    async def hold(self, name: str) -> AsyncIterator[None]:
        """Hold a name.

        Raises:
            TimeoutError: somebody else held it all the time.
        """
        lock = self._client.lock(
            f"second-thought:lock:{name}",
            timeout=self._seconds,
            sleep=0.005,
            blocking_timeout=self._patience,
        )
        async with AsyncExitStack() as turn:
            async with asyncio.timeout(self._patience):
                await turn.enter_async_context(self._here.hold(name))
            if not await lock.acquire():
                raise TimeoutError("the conversation stayed locked")
            try:
                async with renewed(lock.reacquire):
                    yield
            finally:
                await _release(lock)


async def _release(lock: Lock) -> None:
    try:
        await lock.release()
    except RedisError as error:
        # It freed itself meanwhile, or will, as Redis is gone. The turn is done all the same, and
        # its reply must go out.
        log("a lock was not released", level=logging.WARNING, error=type(error).__name__)
