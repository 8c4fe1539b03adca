"""How many people wrote again, as released at the end of each period (`bot.privacy.contacts`)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, select

from bot.outcomes.tables import contact_counts


@dataclass(frozen=True, slots=True)
class ContactCount:
    """People of a period, and how many of them came back; `arm` is `None` without an experiment."""

    until: date
    days: int
    arm: str | None
    people: int
    came_back: int


def counted(engine: Engine, campaign: str) -> list[ContactCount]:
    """The counts of a campaign, the oldest period first."""
    query = (
        select(contact_counts)
        .where(contact_counts.c.campaign == campaign)
        .order_by(contact_counts.c.until)
    )
    with engine.connect() as connection:
        return [
            ContactCount(row.until, row.days, *count)
            for row in connection.execute(query)
            for count in row._mapping["rows"]
        ]
