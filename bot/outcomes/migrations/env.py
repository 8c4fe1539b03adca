"""Alembic's entry point: runs the migrations on the connection that `bot.outcomes.database` hands over."""

from __future__ import annotations

from alembic import context

from bot.outcomes.database import LIVE
from bot.outcomes.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=bool(context.config.attributes.get(LIVE)),
)
with context.begin_transaction():
    context.run_migrations()
