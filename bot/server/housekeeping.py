"""What has to be done from time to time while the assistant runs, whether or not somebody writes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.logs import log_failure


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that is done at the start and then again and again.

    Args:
        do: the work; runs in a thread of its own.
        seconds: until it is done again.
        failure: what the log says when it fails; it is then tried at the next time.
    """

    do: Callable[[], object]
    seconds: float
    failure: str


class Housekeeping:
    """Does duties behind the replies. Several workers may do the same; the second finds it done."""

    def __init__(self, duties: Sequence[Duty]) -> None:
        self._duties = duties
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Begin."""
        self._tasks = [asyncio.create_task(_keep_doing(duty)) for duty in self._duties]

    async def stop(self) -> None:
        """End; work that is in progress is finished first."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def _keep_doing(duty: Duty) -> None:
    while True:
        work = asyncio.create_task(asyncio.to_thread(duty.do))
        try:
            await asyncio.shield(work)
        except asyncio.CancelledError:
            await asyncio.wait({work})
            raise
        except Exception as error:  # noqa: BLE001  a duty that fails must not end the others
            log_failure(duty.failure, error)
        await asyncio.sleep(duty.seconds)
