"""Trying again as a platform asks, and no longer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

TRIES = 4
LONGEST_WAIT = 30.0
"""Seconds; a reply that would come later than this is counted as undelivered."""


class DeliveryError(Exception):
    """A reply could not be handed to the platform.

    Args:
        reason: a fixed word of ours.
        permanent: whether trying again is pointless, for example because the visitor blocked us.
        retry_after: seconds that the platform asks to wait.
    """

    def __init__(self, reason: str, *, permanent: bool, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
        self.retry_after = retry_after


async def deliver(send: Callable[[], Awaitable[None]]) -> None:
    """Call `send` until it succeeds, waiting as long as the platform says (else 1, 2, 4 seconds).

    Raises:
        DeliveryError: it is pointless to go on.
    """
    for attempt in range(TRIES):
        try:
            await send()
            return
        except DeliveryError as error:
            wait = error.retry_after if error.retry_after is not None else float(2**attempt)
            if error.permanent or attempt == TRIES - 1 or wait > LONGEST_WAIT:
                raise
            await asyncio.sleep(wait)
