"""The register of experiments that were started, and an index by which their arms are counted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.outcomes.live_indexes import create_index

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the index and the table."""
    create_index("outcomes_by_arm_hour", "outcomes", ["arm", "hour"])
    op.create_table(
        "experiment_runs",
        sa.Column("experiment", sa.String(30), primary_key=True),
        sa.Column("version", sa.SmallInteger, primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("definition", sa.JSON, nullable=False),
        sa.Column("shown", sa.JSON, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(160), nullable=False),
        sa.Column("periods", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    """Remove them."""
    op.drop_index("outcomes_by_arm_hour", "outcomes")
    op.drop_table("experiment_runs")
