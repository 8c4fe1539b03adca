"""A record key on each outcome, and sums of fixed periods in the place of figures released once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from bot.outcomes.live_indexes import in_steps

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

KEYS = 2**31
RANDOM = {
    "sqlite": f"abs(random() % {KEYS})",
    "postgresql": f"floor(random() * {KEYS})::integer",
}
"""A whole number from 0 to `KEYS` - 1."""

READINESS = ("low", "middle", "high", "lower", "same", "higher")
"""Sums by hour that only what is replaced here had read."""


def upgrade() -> None:
    """Give every outcome a key; the sums are made when the console next looks."""
    dialect = op.get_bind().dialect.name
    key = sa.Column("record_key", sa.Integer, nullable=False, server_default="0")
    op.add_column("outcomes", key, if_not_exists=dialect == "postgresql")
    if dialect == "postgresql":
        # What a worker of the version before writes in the meantime has a key, too.
        op.execute(f"ALTER TABLE outcomes ALTER record_key SET DEFAULT {RANDOM[dialect]}")
    in_steps(
        f"UPDATE outcomes SET record_key = {RANDOM[dialect]} "  # noqa: S608  our own words
        "WHERE record_key = 0 AND id >= :first AND id < :last"
    )
    op.create_table(
        "sums",
        sa.Column("synthetic", sa.Boolean, primary_key=True),
        sa.Column("period", sa.String(8), primary_key=True),
        sa.Column("dimension", sa.String(20), primary_key=True),
        sa.Column("row", sa.String(140), primary_key=True),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("cells", sa.JSON, nullable=False),
    )
    op.create_index("sums_by_dimension", "sums", ["synthetic", "dimension", "row"])
    op.drop_table("releases")
    for answer in READINESS:
        op.drop_column("arm_hours", answer)


def downgrade() -> None:
    """As before; what had been released is not known any more."""
    for answer in READINESS:
        op.add_column(
            "arm_hours", sa.Column(answer, sa.Integer, nullable=False, server_default="0")
        )
    op.drop_table("sums")
    op.drop_column("outcomes", "record_key")
    op.create_table(
        "releases",
        sa.Column("campaign", sa.String(64), primary_key=True),
        sa.Column("synthetic", sa.Boolean, primary_key=True),
        sa.Column("dimension", sa.String(16), primary_key=True),
        sa.Column("measure", sa.String(80), primary_key=True),
        sa.Column("since", sa.Date, primary_key=True),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("minimum", sa.SmallInteger, nullable=False),
        sa.Column("rows", sa.JSON, nullable=False),
    )
    op.create_index("releases_by_measure", "releases", ["dimension", "measure", "since"])
