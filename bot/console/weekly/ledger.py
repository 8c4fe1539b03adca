"""Which mails were sent: one console sends each, once, also after a restart."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, delete, select, update

from bot.outcomes.database import insert_new
from bot.outcomes.tables import mails

AGAIN = 3600
"""Seconds after which a mail that was begun and not sent is tried again."""

KEPT = 30 * 24 * 3600
"""Seconds after which a line is forgotten."""


class Ledger:
    """The list of mails.

    Args:
        engine: the outcome database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def claim(self, name: str, now: datetime) -> bool:
        """Whether a mail is now ours to send: nobody sent it, nor tried to within the hour."""
        at = int(now.timestamp())
        stalled = (mails.c.name == name) & mails.c.sent.is_(False) & (mails.c.at <= at - AGAIN)
        line = {"name": name, "at": at, "sent": False}
        with self._engine.begin() as connection:
            connection.execute(delete(mails).where(mails.c.at < at - KEPT))
            begun = insert_new(connection, mails).values(line).returning(mails.c.name)
            if connection.execute(begun).first() is not None:
                return True
            return connection.execute(update(mails).where(stalled).values(at=at)).rowcount == 1

    def sent(self, name: str) -> None:
        """Note that the mail server took it."""
        with self._engine.begin() as connection:
            connection.execute(update(mails).where(mails.c.name == name).values(sent=True))

    def note(self, name: str, now: datetime) -> None:
        """Note a moment under a name that is no mail's."""
        at = int(now.timestamp())
        with self._engine.begin() as connection:
            connection.execute(
                insert_new(connection, mails).values({"name": name, "at": at, "sent": True})
            )
            connection.execute(update(mails).where(mails.c.name == name).values(at=at))

    def noted(self, name: str) -> int | None:
        """When that was, in seconds since 1970."""
        with self._engine.connect() as connection:
            return connection.execute(select(mails.c.at).where(mails.c.name == name)).scalar()
