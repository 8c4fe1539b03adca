"""Who writes again, as a count: marks that a campaign may have made, and what is left of them.

A mark is a keyed hash of an address (`bot.privacy.contact_keys`). It stands alone: no outcome, no
text and no time is with it. When its period is over only how many people wrote and how many of them
came back is kept, and of small numbers not even that.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, select

from bot.logs import log_failure
from bot.message import ContactMark
from bot.outcomes.database import fold_journal, insert_new, upsert
from bot.outcomes.tables import contact_counts, contacts
from bot.privacy.contact_keys import ContactKeys
from bot.privacy.expiring import ExpiringStore
from bot.privacy.period_keys import DAY
from bot.privacy.repeats import PREFIX

PATIENCE = 0.2
"""Seconds that an answer waits for a count."""

ALL_ARMS = "all"
"""Row of the arms put together, where one of them alone would be small."""

People = tuple[int, int]
"""How many wrote, and how many of them came back."""


class Contacts:
    """The marks and the counts.

    Args:
        engine: the outcome database.
        store: remembers for a day that somebody was counted, so that one visit is no return.
        keys: under which the marks are made.
        minimum: counts below this are never kept.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        engine: Engine,
        store: ExpiringStore,
        keys: ContactKeys,
        minimum: int,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._engine = engine
        self._store = store
        self.keys = keys
        self._minimum = minimum
        self._clock = clock

    async def note(self, campaign: str, arm: str | None, mark: ContactMark | None) -> None:
        """Count the beginning of a conversation; a failure costs a count and no answer."""
        left = mark.until - self._clock() if mark else 0.0
        if mark is None or left <= 0:
            return
        try:
            if await self._store.add(PREFIX + mark.mark, b"", min(DAY, left)):
                writing = asyncio.to_thread(self._write, campaign, arm, mark)
                await asyncio.wait_for(writing, PATIENCE)
        except Exception as error:  # noqa: BLE001  whatever a store raises, the visitor is answered
            log_failure("a repeat contact was not counted", error)

    async def forget(self, marks: Iterable[ContactMark]) -> bool:
        """Erase marks; whether there was one.

        Raises:
            Exception: they are not erased yet, and nobody may be told that they are.
        """
        names = [mark.mark for mark in marks]
        if not names:
            return False
        erased = await asyncio.to_thread(self._erase, names)
        for name in names:
            await self._store.remove(PREFIX + name)
        return erased

    def settle(self) -> None:
        """Keep the counts of the periods that are over, and delete every mark that has no key.

        A period that was cut short, because the campaign's file was changed, is not counted.
        """
        living = {(campaign, period.until) for campaign, period in self.keys.read().items()}
        with self._engine.begin() as connection:
            periods = {
                period: arms
                for period, arms in _by_period(connection).items()
                if period[:2] not in living
            }
            for (campaign, until, days), arms in periods.items():
                rows = released(arms, self._minimum) if until <= self._clock() else []
                if rows:
                    day = datetime.fromtimestamp(until, UTC).date()
                    values = {"campaign": campaign, "until": day, "days": days, "rows": rows}
                    connection.execute(insert_new(connection, contact_counts), [values])
                over = (contacts.c.campaign == campaign) & (contacts.c.until == until)
                connection.execute(delete(contacts).where(over))
        if periods:
            fold_journal(self._engine)

    def _write(self, campaign: str, arm: str | None, mark: ContactMark) -> None:
        statement = upsert(self._engine.dialect.name, contacts).values(
            mark=mark.mark,
            campaign=campaign,
            arm=arm,
            came_back=False,
            until=mark.until,
            days=mark.days,
        )
        with self._engine.begin() as connection:
            connection.execute(
                statement.on_conflict_do_update(index_elements=["mark"], set_={"came_back": True})
            )

    def _erase(self, names: Collection[str]) -> bool:
        with self._engine.begin() as connection:
            mine = delete(contacts).where(contacts.c.mark.in_(names))
            number = connection.execute(mine).rowcount
        if number:
            fold_journal(self._engine)
        return number > 0


def released(arms: Mapping[str | None, People], minimum: int) -> list[list[Any]]:
    """Arm, people and how many came back, where nobody stands among few; otherwise nothing.

    Either every arm can be told or only all of them together: a missing arm could be subtracted.
    """
    if all(_is_told(people, minimum) for people in arms.values()):
        return [
            [arm, *people] for arm, people in sorted(arms.items(), key=lambda row: row[0] or "")
        ]
    whole = (sum(people for people, _ in arms.values()), sum(back for _, back in arms.values()))
    return [[ALL_ARMS, *whole]] if _is_told(whole, minimum) else []


def _is_told(people: People, minimum: int) -> bool:
    """Whether neither who came back nor who did not is few; nought is nobody, and can be told."""
    wrote, came_back = people
    return all(count == 0 or count >= minimum for count in (came_back, wrote - came_back))


def _by_period(connection: Connection) -> dict[tuple[str, int, int], dict[str | None, People]]:
    kept = contacts.c
    key = (kept.campaign, kept.until, kept.days, kept.arm, kept.came_back)
    periods: dict[tuple[str, int, int], dict[str | None, People]] = {}
    for row in connection.execute(select(*key, func.count().label("number")).group_by(*key)):
        arms = periods.setdefault((row.campaign, row.until, row.days), {})
        wrote, came_back = arms.get(row.arm, (0, 0))
        arms[row.arm] = (wrote + row.number, came_back + (row.number if row.came_back else 0))
    return periods
