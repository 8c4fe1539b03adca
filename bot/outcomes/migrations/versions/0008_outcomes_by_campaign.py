"""An index that settling needs no row of outcomes besides, to find what is new."""

from __future__ import annotations

from alembic import op

from bot.outcomes.live_indexes import create_index, drop_index

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

OLD, NEW = "outcomes_by_campaign_hour", "outcomes_by_campaign_synthetic_hour"


def upgrade() -> None:
    """Exchange the index."""
    create_index(NEW, "outcomes", ["campaign", "synthetic", "hour"])
    drop_index(OLD, "outcomes")


def downgrade() -> None:
    """Exchange it back."""
    op.create_index(OLD, "outcomes", ["campaign", "hour"])
    op.drop_index(NEW, "outcomes")
