"""What an organisation says in its own words: drafts, editions, and who wrote and read them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "content_changes",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("value", sa.JSON),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("writer", sa.String(64), nullable=False),
        sa.Column("written", sa.Integer, nullable=False),
        sa.Column("open", sa.Boolean),
        sa.Column("reader", sa.String(64)),
        sa.Column("read", sa.Integer),
        sa.Column("edition", sa.Integer),
        sa.UniqueConstraint("kind", "key", "open", name="content_changes_one_draft"),
    )
    op.create_index("content_changes_by_edition", "content_changes", ["edition"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("content_changes")
