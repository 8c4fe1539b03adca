"""How often the notice page was shown, by campaign and hour: nothing else is known of a display."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import SQLAlchemyError

from bot.logs import log_failure
from bot.outcomes.database import upsert
from bot.outcomes.tables import displays

PATIENCE = 0.2
"""Seconds that a page waits to be counted."""


class Displays:
    """Counts displays.

    Args:
        engine: an open, migrated database.
        now: the clock.
    """

    def __init__(
        self, engine: Engine, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._engine = engine
        self._now = now

    async def displayed(self, campaign: str) -> None:
        """Count one; a failure is logged, the visitor gets the page all the same."""
        try:
            await asyncio.wait_for(asyncio.to_thread(self.add, campaign), PATIENCE)
        except (SQLAlchemyError, TimeoutError) as error:
            log_failure("a display was not counted", error)

    def add(self, campaign: str) -> None:
        """Count one in this hour."""
        hour = self._now().astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        statement = upsert(self._engine.dialect.name, displays)
        with self._engine.begin() as connection:
            connection.execute(
                statement.values(campaign=campaign, hour=hour, number=1).on_conflict_do_update(
                    index_elements=["campaign", "hour"],
                    set_={"number": displays.c.number + 1},
                )
            )


def displayed(engine: Engine, campaigns: Collection[str] | None, since: date, until: date) -> int:
    """How often the notice page of some campaigns, or of all, was displayed in some days, to the nearest ten.

    What conversations stand against: of those who were shown it, who began to write.
    """
    begin = datetime.combine(since, time(tzinfo=UTC))
    end = datetime.combine(until + timedelta(days=1), time(tzinfo=UTC))
    query = select(func.coalesce(func.sum(displays.c.number), 0)).where(
        displays.c.hour >= begin, displays.c.hour < end
    )
    if campaigns is not None:
        query = query.where(displays.c.campaign.in_(campaigns))
    with engine.connect() as connection:
        return round(int(connection.execute(query).scalar_one()), -1)
