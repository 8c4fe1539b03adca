"""How many exercises of the course were done."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Unknown of what there is already."""
    op.add_column("outcomes", sa.Column("course", sa.SmallInteger, nullable=True))


def downgrade() -> None:
    """As before."""
    op.drop_column("outcomes", "course")
