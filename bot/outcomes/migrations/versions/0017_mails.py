"""Which mails to operators were sent, so that none is sent twice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "mails",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("sent", sa.Boolean, nullable=False),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("mails")
