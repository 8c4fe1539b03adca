"""What the assistant does from time to time: keys that end, marks that are written, old outcomes."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Engine as Database

from bot.logs import log
from bot.outcomes.database import fold_journal
from bot.outcomes.retention import ClockDoubtError, keep_short
from bot.privacy.keys import KeyRing
from bot.privacy.ledger import WRITE_SECONDS, MarkLedger
from bot.server.housekeeping import Duty
from bot.settings import Settings
from bot.turn import Turn

MINUTE, DAY = 60.0, 24 * 3600.0


def duties(
    settings: Settings, ring: KeyRing, database: Database, turn: Turn, ledger: MarkLedger | None
) -> Sequence[Duty]:
    """All of them; each is tried again at its next time when it fails."""
    # Marks of messages go to the disk a minute's worth at once; its journal is emptied then.
    tidy = ledger.write if ledger is not None else lambda: fold_journal(database)
    return [
        Duty(tidy, WRITE_SECONDS, "marks of answered messages were not written"),
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
