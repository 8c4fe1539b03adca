"""The schema of the first release: all tables, made at once.

What came before it in the development stands in the history, last in commit f558c88; a database of that
time which was brought up to its last revision, 0018, is up to date.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    *("outcomes", "opt_outs", "seen_messages", "displays"),
    *("sums", "arm_hours", "contacts", "contact_counts"),
    *("operators", "invitations", "console_log", "mails"),
    *("content_changes", "experiment_runs"),
)

NUMBERS = (
    *("messaged", "revealed", "engaged"),
    *("desist", "desist_of_revealed", "desist_of_engaged"),
    *("help", "help_of_revealed", "help_of_engaged"),
    *("went_on", "went_on_of_revealed", "went_on_of_engaged"),
    *("safety", "opted_out", "hostile"),
)
"""Of an arm and an hour."""


def upgrade() -> None:
    """Create the tables."""
    _outcomes()
    _marks()
    _sums()
    _contacts()
    _operators()
    _content()


def _outcomes() -> None:
    """What is kept of conversations."""
    op.create_table(
        "outcomes",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("country", sa.String(8)),
        sa.Column("arm", sa.String(64)),
        sa.Column("turns", sa.SmallInteger, nullable=False),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("ending", sa.String(16), nullable=False),
        sa.Column("topics", sa.JSON, nullable=False),
        sa.Column("safety", sa.JSON, nullable=False),
        sa.Column("readiness_before", sa.SmallInteger),
        sa.Column("readiness_after", sa.SmallInteger),
        sa.Column("offered", sa.JSON, nullable=False),
        sa.Column("opened", sa.JSON, nullable=False),
        sa.Column("not_understood", sa.SmallInteger, nullable=False),
        sa.Column("path", sa.String(40)),
        sa.Column("return_code", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("returned", sa.String(8)),
        sa.Column("went_on", sa.Boolean),
        sa.Column("not_for_me", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("of_use", sa.Boolean),
        sa.Column("called", sa.Boolean),
        sa.Column("course", sa.SmallInteger),
        sa.Column("synthetic", sa.Boolean, nullable=False),
        sa.Column("record_key", sa.Integer, nullable=False, server_default="0"),
        sqlite_with_rowid=False,
    )
    op.create_index("outcomes_by_arm_hour", "outcomes", ["arm", "hour"])
    op.create_index(
        "outcomes_by_campaign_synthetic_hour", "outcomes", ["campaign", "synthetic", "hour"]
    )
    op.create_index("outcomes_by_hour", "outcomes", ["hour"])


def _marks() -> None:
    """Who wants no messages, which were answered, and how often the notice page was shown."""
    op.create_table(
        "opt_outs",
        sa.Column("mark", sa.String(32), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "seen_messages",
        sa.Column("mark", sa.String(32), primary_key=True),
        sa.Column("until", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "displays",
        sa.Column("campaign", sa.String(64), primary_key=True),
        sa.Column("hour", sa.DateTime(timezone=True), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )


def _sums() -> None:
    """Outcomes added up: by period, and by arm and hour."""
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
    op.create_table(
        "arm_hours",
        sa.Column("hour", sa.DateTime(timezone=True), primary_key=True),
        sa.Column("arm", sa.String(64), primary_key=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in NUMBERS),
    )
    op.create_index("arm_hours_by_arm", "arm_hours", ["arm", "hour"])


def _contacts() -> None:
    """Who wrote again, and the counts that are left of them."""
    op.create_table(
        "contacts",
        sa.Column("mark", sa.String(32), primary_key=True),
        sa.Column("campaign", sa.String(64), nullable=False),
        sa.Column("arm", sa.String(64)),
        sa.Column("came_back", sa.Boolean, nullable=False),
        sa.Column("until", sa.Integer, nullable=False),
        sa.Column("days", sa.SmallInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "contact_counts",
        sa.Column("campaign", sa.String(64), primary_key=True),
        sa.Column("until", sa.Date, primary_key=True),
        sa.Column("days", sa.SmallInteger, nullable=False),
        sa.Column("rows", sa.JSON, nullable=False),
    )


def _operators() -> None:
    """Accounts, what was done in the console, and mails that were sent."""
    op.create_table(
        "operators",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("password", sa.String(128)),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("code_secret", sa.String(255)),
        sa.Column("code_step", sa.Integer),
        sa.Column("failures", sa.SmallInteger, nullable=False, server_default="0"),
        sa.Column("locked_until", sa.Integer, nullable=False, server_default="0"),
        sa.Column("subject", sa.String(64)),
        sa.Column("shut_out", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.UniqueConstraint("subject", name="operators_subject"),
    )
    op.create_table(
        "invitations",
        sa.Column("token", sa.String(64), primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("until", sa.Integer, nullable=False),
        sa.Column("inviter", sa.String(64)),
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
    op.create_table(
        "mails",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("sent", sa.Boolean, nullable=False),
    )


def _content() -> None:
    """What an organisation says itself, and the experiments that were started."""
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
    op.create_table(
        "experiment_runs",
        sa.Column("experiment", sa.String(30), primary_key=True),
        sa.Column("version", sa.SmallInteger, primary_key=True),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("definition", sa.JSON, nullable=False),
        sa.Column("shown", sa.JSON, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(160), nullable=False),
        sa.Column("periods", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    """Drop them."""
    for table in TABLES:
        op.drop_table(table)
