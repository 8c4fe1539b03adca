"""What visitors did after the reveal, and what they said of the talk itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0012"
branch_labels = None
depends_on = None

ANSWERS = ("went_on", "of_use", "called")
SUMS = ("went_on", "went_on_of_revealed", "went_on_of_engaged")


def upgrade() -> None:
    """Unknown of what there is already."""
    for name in ANSWERS:
        op.add_column("outcomes", sa.Column(name, sa.Boolean, nullable=True))
    op.add_column(
        "outcomes", sa.Column("not_for_me", sa.Boolean, nullable=False, server_default=sa.false())
    )
    for name in SUMS:
        op.add_column("arm_hours", sa.Column(name, sa.Integer, nullable=False, server_default="0"))


def downgrade() -> None:
    """As before."""
    for name in SUMS:
        op.drop_column("arm_hours", name)
    for name in ("not_for_me", *ANSWERS):
        op.drop_column("outcomes", name)
