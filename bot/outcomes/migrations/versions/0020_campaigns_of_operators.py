"""Campaigns beside which an operator may change nothing, which an account did not name before."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; whoever has an account may change what they could before."""
    for table in ("operators", "invitations"):
        op.add_column(table, sa.Column("campaigns", sa.String(1000)))
