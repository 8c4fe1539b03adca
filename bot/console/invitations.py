"""Invitations that were given out: who made them, until when, withdrawing one, and the very first."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, delete, select

from bot.console.accounts import Accounts, Role
from bot.outcomes.database import opened
from bot.outcomes.tables import invitations
from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that makes an account: the hash of its token, until when, and who made it."""

    token: str
    role: Role
    until: int
    inviter: str | None

    @property
    def ends(self) -> datetime:
        """When it ends."""
        return datetime.fromtimestamp(self.until, UTC)


class Invitations:
    """Those of an installation; `Accounts` makes and accepts them.

    Args:
        engine: the outcome database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def pending(self) -> list[Invitation]:
        """Links that were given out and are still good, the newest first."""
        query = select(invitations).where(invitations.c.until > int(time.time()))
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(invitations.c.until.desc()))
            return [Invitation(r.token, Role(r.role), r.until, r.inviter) for r in rows]

    def withdraw(self, token: str) -> bool:
        """Make a link useless; whether it was good.

        Args:
            token: its hash, as `pending` says it.
        """
        with self._engine.begin() as connection:
            gone = connection.execute(delete(invitations).where(invitations.c.token == token))
        return gone.rowcount == 1


def first_sign_in(settings: Settings) -> str | None:
    """A one-time link for the first administrator; nothing once there is an account.

    Each call makes the links before it useless: they stand in terminals and logs, and a second one
    would make a second administrator.
    """
    with opened(settings.database) as engine:
        accounts = Accounts(engine)
        if accounts.count():
            return None
        accounts.forget_invitations()
        token = accounts.invite(Role.ADMINISTRATOR)
        return f"{settings.console_base_url}/welcome/{token}"
