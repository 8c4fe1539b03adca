"""Dangers that the visitor took back, which an outcome did not keep before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nothing is known of the rows that are there."""
    column = sa.Column("taken_back", sa.JSON, nullable=False, server_default="[]")
    op.add_column("outcomes", column)
