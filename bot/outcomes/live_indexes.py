"""Indexes of a table that is written to: on PostgreSQL they are built and dropped beside the writers.

A plain `CREATE INDEX` makes every writer wait until it is done, and a plain `DROP INDEX` makes all
wait behind whoever reads for long (decisions/0013-ten-million-outcomes.md has the figures). Beside
others an index cannot be built within a transaction; a migration therefore does this first, and what
a killed one left is dropped by the next.
"""

from __future__ import annotations

from alembic import op

LIVE = "live"
"""Attribute of Alembic's configuration: the migration may commit in between."""


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


def _is_live() -> bool:
    config = op.get_context().config
    return config is not None and bool(config.attributes.get(LIVE))
