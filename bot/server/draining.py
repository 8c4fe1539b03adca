"""A stop that the proxy hears of first: not ready any more, but still answering for a while."""

from __future__ import annotations

import asyncio
import signal
from types import FrameType


class Draining:
    """Puts off the end that a service manager asks for; Ctrl-C still ends at once.

    Args:
        seconds: long enough that the proxy has asked `/readyz` and sends nothing more; 0 for none.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self.stopping = False

    def begin(self) -> None:
        """Stand before the web server's own handler of the signal, from now on."""
        if not self._seconds:
            return
        loop = asyncio.get_running_loop()
        stop = signal.getsignal(signal.SIGTERM)

        def drain(number: int, frame: FrameType | None) -> None:
            if not self.stopping and callable(stop):
                self.stopping = True
                loop.call_soon_threadsafe(loop.call_later, self._seconds, stop, number, None)

        signal.signal(signal.SIGTERM, drain)
