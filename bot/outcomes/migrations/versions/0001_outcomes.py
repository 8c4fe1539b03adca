"""The first schema: outcomes, the opt-out list, and message marks against repeats."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "outcomes",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("country", sa.String(8), nullable=True),
        sa.Column("arm", sa.String(64), nullable=True),
        sa.Column("turns", sa.SmallInteger, nullable=False),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("ending", sa.String(16), nullable=False),
        sa.Column("topics", sa.JSON, nullable=False),
        sa.Column("safety", sa.JSON, nullable=False),
        sa.Column("readiness_before", sa.SmallInteger, nullable=True),
        sa.Column("readiness_after", sa.SmallInteger, nullable=True),
        sa.Column("offered", sa.JSON, nullable=False),
        sa.Column("opened", sa.JSON, nullable=False),
        sa.Column("not_understood", sa.SmallInteger, nullable=False),
        sa.Column("synthetic", sa.Boolean, nullable=False),
    )
    op.create_index("outcomes_by_campaign_hour", "outcomes", ["campaign", "hour"])
    op.create_index("outcomes_by_hour", "outcomes", ["hour"])
    op.create_table("opt_outs", sa.Column("mark", sa.String(32), primary_key=True))
    op.create_table(
        "seen_messages",
        sa.Column("mark", sa.String(32), primary_key=True),
        sa.Column("until", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("seen_messages")
    op.drop_table("opt_outs")
    op.drop_table("outcomes")
