"""What has to be done from time to time while the assistant runs, whether or not somebody writes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine as Database

from bot.logs import log, log_failure
from bot.outcomes.database import fold_journal
from bot.outcomes.mixing import Mixing
from bot.outcomes.retention import ClockDoubtError, keep_short
from bot.privacy.keys import KeyRing
from bot.privacy.ledger import WRITE_SECONDS, MarkLedger
from bot.settings import Settings
from bot.turn import Turn

MINUTE, DAY = 60.0, 24 * 3600.0


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


def duties(
    settings: Settings, ring: KeyRing, database: Database, turn: Turn, ledger: MarkLedger | None
) -> Sequence[Duty]:
    """All of them; each is tried again at its next time when it fails."""
    mixing = Mixing(database)

    def tidy() -> None:
        try:
            mixing.mix()
        finally:  # marks of messages go to the disk a minute's worth at once; its journal is emptied then
            ledger.write() if ledger is not None else fold_journal(database)

    return [
        Duty(tidy, WRITE_SECONDS, "marks were not written, or outcomes not mixed"),
        Duty(ring.read, MINUTE, "the key of the conversations was not looked after"),
        Duty(turn.contacts.settle, MINUTE, "marks of repeat contact were not looked after"),
        Duty(turn.returning.keys.read, MINUTE, "the keys of return codes were not looked after"),
        Duty(lambda: forget_old(settings, database), DAY, "old outcomes were not deleted"),
    ]


def forget_old(settings: Settings, database: Database) -> None:
    """Delete the outcomes that are old enough, and say how many; not where the clock is in doubt."""
    months, now = settings.retention_months, datetime.now(UTC)
    try:
        deleted = keep_short(database, months, now, settings.home)
    except ClockDoubtError as doubt:
        log(
            "old outcomes were not deleted: is the clock right? then run second-thought delete-old",
            level=logging.ERROR,
            days=doubt.days,
            number=doubt.number,
        )
        return
    if deleted:
        log("old outcomes were deleted", number=deleted)
