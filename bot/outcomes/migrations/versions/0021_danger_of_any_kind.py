"""Sums begin anew from the outcomes: conversations with a danger of any kind were not counted as one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forget what was added up; the console adds it up again at its next start, to the same figures."""
    op.execute(sa.delete(sa.table("sums")))
