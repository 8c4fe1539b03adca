"""One-time codes and lock-out of operators, and the log of who saw and exported what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the table."""
    op.add_column("operators", sa.Column("code_secret", sa.String(255)))
    op.add_column("operators", sa.Column("code_step", sa.Integer))
    op.add_column(
        "operators", sa.Column("failures", sa.SmallInteger, nullable=False, server_default="0")
    )
    op.add_column(
        "operators", sa.Column("locked_until", sa.Integer, nullable=False, server_default="0")
    )
    op.create_table(
        "console_log",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("operator", sa.String(64), nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("page", sa.String(64), nullable=False),
        sa.Column("selection", sa.String(512), nullable=False),
    )
    op.create_index("console_log_by_time", "console_log", ["at"])


def downgrade() -> None:
    """Remove them."""
    op.drop_table("console_log")
    with op.batch_alter_table("operators") as table:
        for name in ("locked_until", "failures", "code_step", "code_secret"):
            table.drop_column(name)
