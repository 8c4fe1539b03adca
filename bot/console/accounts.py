"""Operators' accounts: Argon2 passwords, roles, and one-time invitation links."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from sqlalchemy import ColumnElement, Connection, Engine, Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.console.locales import later
from bot.console.names import is_name, is_plain, look_alike, tidied
from bot.outcomes.tables import invitations, operators
from bot.settings import ConfigurationError

SHORTEST_PASSWORD = 12
INVITATION_HOURS = 24
USED_UP = later("This link was used or is too old; ask for a new one.")
TAKEN = later("This name is taken.")
LAST_ADMINISTRATOR = later("This is the last administrator; make another one first.")

MOST_FAILURES = 10
"""Wrong passwords in a row after which a name is locked."""

LOCKED_MINUTES = 15
NAME_RULE = later("Choose a name of at most 64 letters.")
PASSWORD_RULE = later("Choose a password of at least 12 letters.")

_hasher = PasswordHasher()
_NOBODY = _hasher.hash("nobody's password, compared so that an unknown name takes as long")


class Role(StrEnum):
    """What an operator may do: look, analyse and export, write content, publish it, or everything."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    WRITER = "writer"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"

    def may(self, needed: Role) -> bool:
        """Whether this role includes the other one; writing and exporting are apart."""
        included = {
            Role.ADMINISTRATOR: set(Role),
            Role.REVIEWER: {Role.VIEWER, Role.WRITER, Role.REVIEWER},
        }
        return needed in included.get(self, {Role.VIEWER, self})


CHANGING = (Role.WRITER, Role.REVIEWER)
"""Roles that can be of some campaigns only."""


@dataclass(frozen=True, slots=True)
class Account:
    """An operator who signed in."""

    name: str
    role: Role
    code_secret: str | None = None
    """Sealed secret of the one-time codes; without one, the password is enough."""
    is_locked: bool = False
    has_password: bool = True
    """Or else an OpenID provider vouches for it."""
    is_shut_out: bool = False
    campaigns: frozenset[str] = frozenset()
    """All that a writer or a reviewer may change, if not everything (`bot.console.limits`)."""

    def may(self, needed: Role) -> bool:
        """Whether this operator may do what a role may, and not only with some campaigns."""
        return self.role.may(needed) and not (self.campaigns and needed in CHANGING)


class AccountError(ConfigurationError):
    """An account cannot be made; the text says why, for the operator."""


class Accounts:
    """The accounts of an installation.

    Args:
        engine: the outcome database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def sign_in(self, name: str, password: str, *, known: bool = False) -> Account | None:
        """The account, if name and password fit and the name is not locked.

        Guessing locks a name for a while, but not for a browser from which its operator came in before
        (`known`), or strangers could shut operators out; what was wrong is not said.
        """
        name = tidied(name)
        row = self._row(name)
        try:
            _hasher.verify((row and row.password) or _NOBODY, password)
        except (VerifyMismatchError, InvalidHashError):
            if not known:
                self.failed(name)
            return None
        if row is None or row.password is None:
            return None
        if row.locked_until > time.time() and not known:
            return None
        return account_of(row)

    def entered(self, name: str) -> None:
        """Forget wrong passwords: the operator is in."""
        self._update(name, failures=0, locked_until=0)

    def find(self, name: str) -> Account | None:
        """The account of this name, if it still exists and was not shut out."""
        row = self._row(name)
        return account_of(row) if row and not row.shut_out else None

    def all(self) -> list[Account]:
        """Every account, by name."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(operators).order_by(operators.c.name))
            return [account_of(row) for row in rows]

    def remove(self, name: str) -> bool:
        """Take an account away; tells whether there was one.

        One for which a provider vouches is shut out first, or it would be made again at the next
        sign-in; taking it away a second time forgets that, too.

        Raises:
            AccountError: it is the last administrator.
        """
        found = self.all()
        rulers = [one for one in found if one.role == Role.ADMINISTRATOR and not one.is_shut_out]
        if [one.name for one in rulers] == [name]:
            raise AccountError(LAST_ADMINISTRATOR)
        mine = operators.c.name == name
        stays = any(o.name == name and not o.has_password and not o.is_shut_out for o in found)
        change = update(operators).values(shut_out=True) if stays else delete(operators)
        with self._engine.begin() as connection:
            connection.execute(delete(invitations).where(invitations.c.inviter == name))
            return connection.execute(change.where(mine)).rowcount == 1

    def set_password(self, name: str, password: str) -> None:
        """Another password.

        Raises:
            AccountError: it is too short.
        """
        if len(password) < SHORTEST_PASSWORD:
            raise AccountError(PASSWORD_RULE)
        self._update(name, password=_hasher.hash(password))

    def set_code(self, name: str, sealed_secret: str | None) -> None:
        """Ask for one-time codes from now on, or no longer."""
        self._update(name, code_secret=sealed_secret, code_step=None)

    def use_step(self, name: str, step: int) -> bool:
        """Use up the time step of a one-time code; false if it or a later one was used before."""
        earlier = operators.c.code_step.is_(None) | (operators.c.code_step < step)
        with self._engine.begin() as connection:
            used = connection.execute(
                update(operators).where(operators.c.name == name, earlier).values(code_step=step)
            )
        return used.rowcount == 1

    def add(self, name: str, password: str, role: Role) -> Account:
        """Make an account.

        Raises:
            AccountError: the name is empty or taken, or the password too short.
        """
        row = _new_row(name, password, role)
        with self._engine.begin() as connection:
            return _insert(connection, row)

    def count(self) -> int:
        """Number of accounts."""
        with self._engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(operators)).scalar_one()

    def limit(self, name: str, campaigns: str) -> bool:
        """Let a writer or a reviewer change these campaigns only, or everything; whether there is one."""
        mine = (operators.c.name == name) & operators.c.role.in_(CHANGING)
        with self._engine.begin() as connection:
            change = update(operators).where(mine).values(campaigns=campaigns or None)
            return connection.execute(change).rowcount == 1

    def invite(self, role: Role, inviter: str | None = None, campaigns: str = "") -> str:
        """A token for a link that makes one account; only its hash is stored."""
        token = secrets.token_urlsafe(24)
        until = int(time.time()) + INVITATION_HOURS * 3600
        with self._engine.begin() as connection:
            row = {"token": _digest(token), "role": role.value, "until": until}
            whose = {"inviter": inviter, "campaigns": campaigns or None}
            connection.execute(insert(invitations).values(row | whose))
        return token

    def invited_role(self, token: str) -> Role | None:
        """The role that a token gives, if it is still good."""
        found = self._invited(token)
        return Role(found.role) if found else None

    def accept(self, token: str, name: str, password: str) -> Account:
        """Use an invitation up.

        Raises:
            AccountError: the link is used or over, or the account cannot be made.
        """
        found = self._invited(token)
        if found is None:
            raise AccountError(USED_UP)
        row = _new_row(name, password, Role(found.role)) | {"campaigns": found.campaigns}
        # One transaction: of two who use the link at once, one finds it gone; and a name that is taken
        # does not use it up.
        with self._engine.begin() as connection:
            if connection.execute(delete(invitations).where(_is_good(token))).rowcount != 1:
                raise AccountError(USED_UP)
            return _insert(connection, row)

    def _invited(self, token: str) -> Row[Any] | None:
        with self._engine.connect() as connection:
            return connection.execute(select(invitations).where(_is_good(token))).first()

    def forget_invitations(self) -> None:
        """Make all links that were given out useless."""
        with self._engine.begin() as connection:
            connection.execute(delete(invitations))

    def failed(self, name: str) -> None:
        """Count a wrong password or one-time code; too many in a row lock the account for a while."""
        with self._engine.begin() as connection:
            mine = (operators.c.name == name) & operators.c.password.is_not(None)
            failures = connection.execute(
                update(operators)
                .where(mine)
                .values(failures=operators.c.failures + 1)
                .returning(operators.c.failures)
            ).scalar_one_or_none()
            if failures is not None and failures >= MOST_FAILURES:
                until = int(time.time()) + LOCKED_MINUTES * 60
                connection.execute(
                    update(operators).where(mine).values(failures=0, locked_until=until)
                )

    def _update(self, name: str, **values: object) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(operators).where(operators.c.name == name).values(values))

    def _row(self, name: str) -> Row[Any] | None:
        if not is_name(name):
            return None  # PostgreSQL refuses even to compare some characters
        with self._engine.connect() as connection:
            return connection.execute(select(operators).where(operators.c.name == name)).first()


def account_of(row: Row[Any]) -> Account:
    """The account of a row of the table."""
    is_locked, has_password = row.locked_until > time.time(), row.password is not None
    role, campaigns = Role(row.role), frozenset((row.campaigns or "").split())
    about = (row.code_secret, is_locked, has_password, row.shut_out, campaigns)
    return Account(row.name, role, *about)


def _new_row(name: str, password: str, role: Role) -> dict[str, Any]:
    name = tidied(name)
    if not is_plain(name):
        raise AccountError(NAME_RULE)
    if len(password) < SHORTEST_PASSWORD:
        raise AccountError(PASSWORD_RULE)
    return {"name": name, "password": _hasher.hash(password), "role": role.value}


def _insert(connection: Connection, row: Mapping[str, str]) -> Account:
    """Raise `AccountError` where another operator has this name, or one that would pass for it."""
    names = connection.execute(select(operators.c.name)).scalars()
    if any(look_alike(row["name"], other) for other in names):
        raise AccountError(TAKEN)
    try:
        connection.execute(insert(operators).values(row))
    except IntegrityError:
        raise AccountError(TAKEN) from None
    return Account(row["name"], Role(row["role"]))


def _is_good(token: str) -> ColumnElement[bool]:
    """Whether an invitation is this one, and not too old."""
    return (invitations.c.token == _digest(token)) & (invitations.c.until > int(time.time()))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
