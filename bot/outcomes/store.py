"""Writing and reading outcomes."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, Engine, Insert, Row, func, select, update

from bot.outcomes.database import upsert
from bot.outcomes.noise import KEYS
from bot.outcomes.outcome import Outcome
from bot.outcomes.tables import outcomes


class OutcomeStore:
    """The outcome table.

    Args:
        engine: an open, migrated database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        # Made once: to make it takes as long as to run it.
        self._renewal = _renewal(engine.dialect.name)

    def write(self, batch: Sequence[Outcome], openings: Iterable[tuple[str, str]] = ()) -> None:
        """Insert or renew rows in one transaction; the hour, the openings and the key stay as they were.

        Args:
            batch: outcomes, each as it is now.
            openings: ids of outcomes with a resource whose link was opened, noted once.
        """
        with self._engine.begin() as connection:
            self.write_in(connection, batch, openings)

    def write_in(
        self,
        connection: Connection,
        batch: Sequence[Outcome],
        openings: Iterable[tuple[str, str]] = (),
    ) -> None:
        """The same in the transaction of a connection."""
        if batch:
            # One statement cannot touch a row twice: the last state of each conversation counts.
            newest = {outcome.id: outcome for outcome in batch}
            connection.execute(self._renewal, [_row(outcome) for outcome in newest.values()])
        for outcome_id, resource in openings:
            _note_opening(connection, outcome_id, resource)

    def rows(self, limit: int = 1000) -> Sequence[Row[Any]]:
        """The newest rows; for the command line of the operator's own machine."""
        with self._engine.connect() as connection:
            query = select(outcomes).order_by(outcomes.c.hour.desc()).limit(limit)
            return list(connection.execute(query))

    def count(self) -> int:
        """Number of rows."""
        with self._engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(outcomes)).scalar_one()


def _renewal(dialect: str) -> Insert:
    """Insert a row, or renew what may change of one that is there, unless it is further than ours.

    Each worker writes behind its replies: what one wrote late must not undo what the next one wrote.
    """
    statement = upsert(dialect, outcomes)
    renewed = {
        column.name: statement.excluded[column.name]
        for column in outcomes.columns
        if column.name not in ("id", "hour", "opened", "synthetic", "record_key")
    }
    return statement.on_conflict_do_update(
        index_elements=["id"], set_=renewed, where=statement.excluded.turns >= outcomes.c.turns
    )


def _note_opening(connection: Connection, outcome_id: str, resource: str) -> None:
    row = connection.execute(
        select(outcomes.c.opened).where(outcomes.c.id == outcome_id).with_for_update()
    ).first()
    if row is None or resource in row.opened:
        return
    connection.execute(
        update(outcomes)
        .where(outcomes.c.id == outcome_id)
        .values(opened=sorted([*row.opened, resource]))
    )


def _row(outcome: Outcome) -> dict[str, Any]:
    kept = {field.name: getattr(outcome, field.name) for field in fields(Outcome)}
    return {**kept, "opened": [], "record_key": secrets.randbelow(KEYS)}
