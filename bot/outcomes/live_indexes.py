"""Changes of a table that is written to: on PostgreSQL they are made beside the writers.

A plain `CREATE INDEX` makes every writer wait until it is done, and a plain `DROP INDEX` makes all
wait behind whoever reads for long (decisions/0013-ten-million-outcomes.md has the figures). Beside
others an index cannot be built within a transaction; a migration therefore does this first, and what
a killed one left is dropped by the next.
"""

from __future__ import annotations

from itertools import pairwise

import sqlalchemy as sa
from alembic import op

from bot.outcomes.database import LIVE

PARTS = 256
"""Parts of a table that are changed one after the other, by the first two digits of the random id."""


def create_index(name: str, table: str, columns: list[str]) -> None:
    """Build an index, within a migration."""
    if not _is_live():
        op.create_index(name, table, columns)
        return
    with op.get_context().autocommit_block():
        op.drop_index(name, table, if_exists=True, postgresql_concurrently=True)
        op.create_index(name, table, columns, postgresql_concurrently=True)


def drop_index(name: str, table: str) -> None:
    """Drop an index, within a migration."""
    if not _is_live():
        op.drop_index(name, table)
        return
    with op.get_context().autocommit_block():
        op.drop_index(name, table, if_exists=True, postgresql_concurrently=True)


def in_steps(statement: str) -> None:
    """Run a change of outcomes for one part of them after another, so that no writer waits for all.

    Args:
        statement: touches outcomes with an `id` from `:first` to before `:last`.
    """
    bounds = [f"{number:02x}" for number in range(PARTS)]
    if not _is_live():
        op.execute(sa.text(statement).bindparams(first="", last="zzzz"))
        return
    with op.get_context().autocommit_block():
        for first, last in pairwise(["", *bounds[1:], "zzzz"]):
            op.execute(sa.text(statement).bindparams(first=first, last=last))


def _is_live() -> bool:
    config = op.get_context().config
    return config is not None and bool(config.attributes.get(LIVE))
