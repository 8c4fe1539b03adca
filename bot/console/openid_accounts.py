"""Accounts for whom an OpenID provider vouches: made at the first sign-in, without a password."""

from __future__ import annotations

from sqlalchemy import Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.console.accounts import Account, AccountError, Role, account_of
from bot.console.locales import later
from bot.console.openid import Vouched
from bot.outcomes.tables import operators

SHUT_OUT = later("This account was shut out; ask an administrator.")
NAME_TAKEN = later("Another account has your name here; ask an administrator to remove it.")


class Guests:
    """The accounts that the provider's people have here.

    Args:
        engine: the outcome database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def admit(self, vouched: Vouched) -> tuple[Account, bool]:
        """The account, and whether it was made now; a role that the provider names is taken over.

        Raises:
            AccountError: it was shut out, or its name belongs to another account.
        """
        known = self._find(vouched.subject)
        if known is None:
            return self._add(vouched), True
        if known.is_shut_out:
            raise AccountError(SHUT_OUT)
        if vouched.role is not None and vouched.role != known.role:
            with self._engine.begin() as connection:
                mine = operators.c.subject == vouched.subject
                connection.execute(update(operators).where(mine).values(role=vouched.role.value))
            known = self._find(vouched.subject) or known
        return known, False

    def _add(self, vouched: Vouched) -> Account:
        role = vouched.role or Role.VIEWER
        row = {"name": vouched.name, "role": role.value, "subject": vouched.subject}
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(operators).values(row))
        except IntegrityError:
            raise AccountError(NAME_TAKEN) from None
        return Account(vouched.name, role, has_password=False)

    def _find(self, subject: str) -> Account | None:
        with self._engine.connect() as connection:
            query = select(operators).where(operators.c.subject == subject)
            row = connection.execute(query).first()
        return account_of(row) if row else None
