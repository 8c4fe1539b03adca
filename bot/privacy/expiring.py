"""A store in which everything has an end: in memory for one process, in Redis for several."""

from __future__ import annotations

import heapq
import math
import time
from collections.abc import Callable
from typing import Protocol

from redis.asyncio import Redis


class ExpiringStore(Protocol):
    """Bytes under a name until their time is over. Errors raise; nothing falls back silently."""

    async def get(self, name: str) -> bytes | None:
        """The value, or nothing when there is none or its time is over."""

    async def put(self, name: str, value: bytes, seconds: float) -> None:
        """Store a value for that many seconds from now, replacing another."""

    async def add(self, name: str, value: bytes, seconds: float) -> bool:
        """Store only if the name is free; whether it was."""

    async def renew(self, name: str, seconds: float) -> None:
        """Let a value live for that many seconds from now, if it is there and would end sooner."""

    async def remove(self, name: str) -> None:
        """Forget a value now."""

    async def close(self) -> None:
        """Release what is held."""


class StoreFullError(Exception):
    """More would be stored than the bound allows; the caller refuses instead."""


class MemoryStore:
    """The store of a single process.

    Args:
        limit: values kept at most; a new one above that is refused, so that memory stays bounded.
        expendable: beginning of names that give way before anything is refused, the oldest first.
        clock: seconds that never run backwards, so that a jump of the wall clock ends nothing.
    """

    def __init__(
        self,
        limit: int,
        *,
        expendable: str | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limit = limit
        self._prefix = expendable
        self._clock = clock
        self._expendable: dict[str, None] = {}
        self._values: dict[str, tuple[float, bytes]] = {}
        self._ends: list[tuple[float, str]] = []

    async def get(self, name: str) -> bytes | None:
        """The value, unless its time is over."""
        self._sweep()
        entry = self._values.get(name)
        return entry[1] if entry else None

    async def put(self, name: str, value: bytes, seconds: float) -> None:
        """Store a value.

        Raises:
            StoreFullError: the bound is reached.
        """
        self._sweep()
        if name not in self._values and len(self._values) >= self._limit:
            self._make_room()
        end = self._clock() + seconds
        self._values[name] = (end, value)
        heapq.heappush(self._ends, (end, name))
        if self._prefix is not None and name.startswith(self._prefix):
            self._expendable.pop(name, None)
            self._expendable[name] = None

    async def add(self, name: str, value: bytes, seconds: float) -> bool:
        """Store only if the name is free."""
        self._sweep()
        if name in self._values:
            return False
        await self.put(name, value, seconds)
        return True

    async def renew(self, name: str, seconds: float) -> None:
        """Let a value live longer."""
        self._sweep()
        end, value = self._values.get(name, (math.inf, b""))
        if end < self._clock() + seconds:
            await self.put(name, value, seconds)

    async def remove(self, name: str) -> None:
        """Forget a value now."""
        self._forget(name)

    async def close(self) -> None:
        """Forget everything."""
        self._values.clear()
        self._expendable.clear()
        self._ends.clear()

    def __len__(self) -> int:
        self._sweep()
        return len(self._values)

    def _forget(self, name: str) -> None:
        self._values.pop(name, None)
        self._expendable.pop(name, None)

    def _make_room(self) -> None:
        oldest = next(iter(self._expendable), None)
        if oldest is None:
            raise StoreFullError
        self._forget(oldest)

    def _sweep(self) -> None:
        now = self._clock()
        while self._ends and self._ends[0][0] <= now:
            _, name = heapq.heappop(self._ends)
            entry = self._values.get(name)
            if entry and entry[0] <= now:
                self._forget(name)
        # A renewed value leaves its old end behind; rebuilding keeps the heap in proportion.
        if len(self._ends) > 64 and len(self._ends) > 4 * len(self._values):
            self._ends = [(end, name) for name, (end, _) in self._values.items()]
            heapq.heapify(self._ends)


class RedisStore:
    """The store of several processes, on Redis or Valkey.

    Args:
        client: a connected client.
        prefix: begins every key, so that a server can be shared.
    """

    def __init__(self, client: Redis, prefix: str = "second-thought:") -> None:
        self._client = client
        self._prefix = prefix

    async def get(self, name: str) -> bytes | None:
        """The value; Redis itself drops what is over."""
        value = await self._client.get(self._prefix + name)
        return value.encode() if isinstance(value, str) else value

    async def put(self, name: str, value: bytes, seconds: float) -> None:
        """Store a value."""
        await self._client.set(self._prefix + name, value, px=max(1, int(seconds * 1000)))

    async def add(self, name: str, value: bytes, seconds: float) -> bool:
        """Store only if the name is free, in one step."""
        taken = await self._client.set(
            self._prefix + name, value, px=max(1, int(seconds * 1000)), nx=True
        )
        return bool(taken)

    async def renew(self, name: str, seconds: float) -> None:
        """Let a value live longer, in one step: one that was replaced meanwhile keeps its end."""
        await self._client.pexpire(self._prefix + name, max(1, int(seconds * 1000)), gt=True)

    async def remove(self, name: str) -> None:
        """Forget a value now."""
        await self._client.delete(self._prefix + name)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()
