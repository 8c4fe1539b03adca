"""Return codes: whether one was taken, and with what change of readiness somebody came back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the two columns; earlier conversations took no code."""
    taken = sa.Column("return_code", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("outcomes", taken)
    op.add_column("outcomes", sa.Column("returned", sa.String(8), nullable=True))


def downgrade() -> None:
    """Remove them."""
    op.drop_column("outcomes", "returned")
    op.drop_column("outcomes", "return_code")
