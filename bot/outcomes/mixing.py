"""Outcomes lie on the disk in no order, not even within a page of the file.

SQLite lays the rows of a page where there is room, one after the other as they come, whatever their key:
a copied disk would tell who wrote first, second and third, and an itemised bill then whose row is whose.
So the rows of the last hours are taken out every minute and laid down anew, in an order of chance.
PostgreSQL keeps more: `files_anew.py`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete

from bot.outcomes.files_anew import FilesAnew
from bot.outcomes.tables import outcomes

HOURS = 2
"""Whose rows are mixed: the hour that is not over yet, and the one before."""

MOST_A_MINUTE = 5000
"""Rows that are mixed every minute; of twice as many it is every second minute, and so on."""


class Mixing:
    """Mixes the newest rows.

    Args:
        engine: the outcome database.
        now: the present.
    """

    def __init__(
        self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._engine = engine
        self._now = now
        self._files = FilesAnew(engine) if engine.dialect.name == "postgresql" else None
        self._rest = 0

    def mix(self) -> None:
        """Lay the newest rows down anew; the journal, which shows them as they lay, is to be emptied then.

        Raises:
            SQLAlchemyError: the database refused; everything is as before.
        """
        if self._rest:
            self._rest -= 1
            return
        since = self._now() - timedelta(hours=HOURS)
        laid = self._files.make(since) if self._files else self._mix_pages(since)
        self._rest = laid // MOST_A_MINUTE

    def _mix_pages(self, since: datetime) -> int:
        # One statement takes the rows out, so that none is changed between reading and writing.
        taken = delete(outcomes).where(outcomes.c.hour > since).returning(*outcomes.columns)
        with self._engine.begin() as connection:
            rows = [dict(row._mapping) for row in connection.execute(taken)]
            secrets.SystemRandom().shuffle(rows)
            if rows:
                connection.execute(outcomes.insert(), rows)
        return len(rows)
