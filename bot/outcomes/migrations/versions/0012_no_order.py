"""No table tells the order in which people wrote; an invitation tells who made it."""

from __future__ import annotations

import re

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLES = {"outcomes": "id", "opt_outs": "mark", "seen_messages": "mark"}
"""With their primary keys, which are random or keyed hashes."""


def upgrade() -> None:
    """SQLite numbers the rows of a table as they come, unless it is told not to."""
    op.add_column("invitations", sa.Column("inviter", sa.String(64), nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        for table, key in TABLES.items():
            _remake(table, key, " WITHOUT ROWID")


def downgrade() -> None:
    """As before."""
    if op.get_bind().dialect.name == "sqlite":
        for table, key in TABLES.items():
            _remake(table, key, "")
    op.drop_column("invitations", "inviter")


def _remake(table: str, key: str, kind: str) -> None:
    """The same table with the same indexes, its rows in the order of their keys."""
    made = sa.text(
        "select type, sql from sqlite_master where tbl_name = :table and sql is not null"
    )
    parts = op.get_bind().execute(made, {"table": table}).all()
    (definition,) = (sql for what, sql in parts if what == "table")
    columns = re.sub(r"\s+WITHOUT\s+ROWID\s*$", "", definition[definition.index("(") :], flags=re.I)
    op.execute(f"CREATE TABLE {table}_anew {columns}{kind}")
    op.execute(f"INSERT INTO {table}_anew SELECT * FROM {table} ORDER BY {key}")  # noqa: S608  our own names
    op.execute(f"DROP TABLE {table}")
    op.execute(f"ALTER TABLE {table}_anew RENAME TO {table}")
    for what, sql in parts:
        if what == "index":
            op.execute(sql)
