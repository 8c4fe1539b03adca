"""The log of what operators did: who signed in, looked at and exported what, and when."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Engine, delete, insert, select

from bot.outcomes.tables import console_log

KEPT_DAYS = 365
LONGEST_SELECTION = 512


class Action(StrEnum):
    """What an operator did."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    REFUSED = "refused"
    LOOKED = "looked"
    EXPORTED = "exported"
    CHANGED = "changed"


_REFUSED_SIGN_IN = (console_log.c.action == Action.REFUSED.value) & console_log.c.page.startswith(
    "/sign-in", autoescape=True
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    at: datetime
    operator: str
    action: Action
    page: str
    selection: str


class Audit:
    """The log; lines older than a year are deleted.

    Args:
        engine: the outcome database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def note(self, operator: str, action: Action, page: str, selection: str = "") -> None:
        """Write a line."""
        line = {
            "at": int(time.time()),
            "operator": operator,
            "action": action.value,
            "page": page[:64],
            "selection": selection[:LONGEST_SELECTION],
        }
        with self._engine.begin() as connection:
            connection.execute(insert(console_log).values(line))

    def newest(self, limit: int = 200) -> list[Entry]:
        """The last lines, the newest first; not what strangers can cause at will."""
        return self._lines(~_REFUSED_SIGN_IN, limit)

    def refused(self, limit: int = 50) -> list[Entry]:
        """The last sign-ins that were refused, the newest first."""
        return self._lines(_REFUSED_SIGN_IN, limit)

    def _lines(self, which: ColumnElement[bool], limit: int) -> list[Entry]:
        query = select(console_log).where(which).order_by(console_log.c.id.desc()).limit(limit)
        with self._engine.connect() as connection:
            return [
                Entry(
                    at=datetime.fromtimestamp(row.at, UTC),
                    operator=row.operator,
                    action=Action(row.action),
                    page=row.page,
                    selection=row.selection,
                )
                for row in connection.execute(query)
            ]

    def forget_old(self) -> None:
        """Delete what is older than a year."""
        oldest = int(time.time()) - KEPT_DAYS * 24 * 3600
        with self._engine.begin() as connection:
            connection.execute(delete(console_log).where(console_log.c.at < oldest))
