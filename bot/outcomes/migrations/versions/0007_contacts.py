"""Marks of repeat contact while their key lives, and the counts that are left of them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "contacts",
        sa.Column("mark", sa.String(32), primary_key=True),
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("arm", sa.String(64), nullable=True),
        sa.Column("came_back", sa.Boolean, nullable=False),
        sa.Column("until", sa.Integer, nullable=False),
        sa.Column("days", sa.SmallInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "contact_counts",
        sa.Column("campaign", sa.String(64), primary_key=True),
        sa.Column("until", sa.Date, primary_key=True),
        sa.Column("days", sa.SmallInteger, nullable=False),
        sa.Column("rows", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("contact_counts")
    op.drop_table("contacts")
