"""The way in for the first administrator of an installation."""

from __future__ import annotations

from bot.console.accounts import Accounts, Role
from bot.outcomes.database import open_database
from bot.settings import Settings


def first_sign_in(settings: Settings) -> str | None:
    """A one-time link for the first administrator; nothing once there is an account.

    Each call makes the links before it useless: they stand in terminals and logs, and a second one
    would make a second administrator.
    """
    engine = open_database(settings.database)
    try:
        accounts = Accounts(engine)
        if accounts.count():
            return None
        accounts.forget_invitations()
        token = accounts.invite(Role.ADMINISTRATOR)
        return f"{settings.console_base_url}/welcome/{token}"
    finally:
        engine.dispose()
