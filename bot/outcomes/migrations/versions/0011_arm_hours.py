"""Conversations of each arm summed up by the hour."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

NUMBERS = (
    *("messaged", "revealed", "engaged"),
    *("desist", "desist_of_revealed", "desist_of_engaged"),
    *("help", "help_of_revealed", "help_of_engaged"),
    *("safety", "opted_out", "hostile"),
    *("low", "middle", "high", "lower", "same", "higher"),
)


def upgrade() -> None:
    """Create the table; it is filled when an experiment or the console next looks."""
    op.create_table(
        "arm_hours",
        sa.Column("hour", sa.DateTime(timezone=True), primary_key=True),
        sa.Column("arm", sa.String(64), primary_key=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in NUMBERS),
    )
    op.create_index("arm_hours_by_arm", "arm_hours", ["arm", "hour"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("arm_hours")
