"""In which order topics came up; operators whom an OpenID provider vouches for, without a password."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    op.add_column("outcomes", sa.Column("path", sa.String(40), nullable=True))
    with op.batch_alter_table("operators") as operators:
        operators.alter_column("password", existing_type=sa.String(128), nullable=True)
        operators.add_column(sa.Column("subject", sa.String(64), nullable=True))
        operators.add_column(
            sa.Column("shut_out", sa.Boolean, nullable=False, server_default=sa.false())
        )
        operators.create_unique_constraint("operators_subject", ["subject"])


def downgrade() -> None:
    """Drop them; whoever has no password cannot be kept."""
    op.execute("DELETE FROM operators WHERE password IS NULL")
    with op.batch_alter_table("operators") as operators:
        operators.drop_constraint("operators_subject", type_="unique")
        operators.drop_column("shut_out")
        operators.drop_column("subject")
        operators.alter_column("password", existing_type=sa.String(128), nullable=False)
    with op.batch_alter_table("outcomes") as outcomes:
        outcomes.drop_column("path")
