"""A door behind which answers are handed over and forgotten."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.message import Incoming, Outgoing
from bot.server.door.refusals import Refused


class NoDeliveries:
    """Keeps nothing."""

    @asynccontextmanager
    async def alone(self, message: Incoming) -> AsyncIterator[None]:
        """Do not look."""
        yield

    async def undelivered(self, message: Incoming, left: Outgoing) -> None:
        """Have it asked for again."""
        raise Refused(503, "undelivered")

    async def delivered(self, message: Incoming, *, surely: bool = False) -> None:
        """Note nothing."""
