"""Figures that were released once and never change."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "releases",
        sa.Column("campaign", sa.String(64), primary_key=True),
        sa.Column("synthetic", sa.Boolean, primary_key=True),
        sa.Column("dimension", sa.String(16), primary_key=True),
        sa.Column("measure", sa.String(80), primary_key=True),
        sa.Column("since", sa.Date, primary_key=True),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("minimum", sa.SmallInteger, nullable=False),
        sa.Column("rows", sa.JSON, nullable=False),
    )
    op.create_index("releases_by_measure", "releases", ["dimension", "measure", "since"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("releases")
