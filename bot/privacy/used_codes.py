"""Marks of return codes that came back, so that each is counted once; they go with the code's key."""

from __future__ import annotations

import time
from collections.abc import Callable

from bot.privacy.expiring import ExpiringStore
from bot.privacy.ledger import MarkLedger
from bot.privacy.repeats import PREFIX
from bot.privacy.return_codes import ReturnCode


class UsedCodes:
    """The marks, kept beside those of answered messages and as unlinkable as they are.

    Args:
        store: where marks expire.
        ledger: keeps them over a restart where the store does not.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        store: ExpiringStore,
        ledger: MarkLedger | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store = store
        self._ledger = ledger
        self._clock = clock

    async def claim(self, code: ReturnCode) -> bool:
        """Whether this is the first time that the code comes back."""
        seconds = code.until - self._clock()
        if seconds <= 0 or not await self._store.add(PREFIX + code.mark, b"", seconds):
            return False
        if self._ledger is not None:
            self._ledger.keep(code.mark, seconds)
        return True
