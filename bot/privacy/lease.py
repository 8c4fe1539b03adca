"""Keeps hold of something that frees itself when its holder is killed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from redis.exceptions import RedisError

from bot.logs import log_failure

HELD_SECONDS = 6.0
"""After this a claim or a lock whose holder was killed is free: well within the fifteen seconds that
Twilio waits, so that its next try is answered by another worker."""

RENEW_SECONDS = 2.0
"""A holder that is alive renews what it holds so often."""


@asynccontextmanager
async def renewed(renew: Callable[[], Awaitable[object]]) -> AsyncIterator[None]:
    """Renew while the body runs; a body of a few milliseconds, the usual one, renews nothing."""
    renewing: list[asyncio.Task[None]] = []
    first = asyncio.get_running_loop().call_later(
        RENEW_SECONDS, lambda: renewing.append(asyncio.create_task(_keep_on(renew)))
    )
    try:
        yield
    finally:
        first.cancel()
        for task in renewing:
            task.cancel()
        await asyncio.gather(*renewing, return_exceptions=True)


async def _keep_on(renew: Callable[[], Awaitable[object]]) -> None:
    while True:
        try:
            await renew()
        except RedisError as error:
            log_failure("what is held could not be renewed", error)
        await asyncio.sleep(RENEW_SECONDS)
