"""Everything that was written while the assistant ran, wherever it was written to."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from redis import Redis

from bot.settings import Settings
from tests.canary.canaries import files_below


def everything_written(traced: Settings, printed: str, folder: Path) -> dict[str, bytes]:
    """All there is: files, what was printed, the database as text, Redis key by key."""
    places = files_below(folder) | {"output": printed.encode()}
    dump = sqlite3.connect(traced.home / "outcomes.sqlite")
    places["database dump"] = "\n".join(dump.iterdump()).encode()
    dump.close()
    with Redis.from_url(traced.redis_url) as redis:
        keys = redis.keys("*")
        # A key may expire between being listed and being read; what is gone holds nothing.
        places["redis"] = b"\n".join(
            key + (redis.dump(key) or b"") + _plain(redis, key) for key in keys
        )
    assert keys
    assert any("outcomes.sqlite" in place for place in places)
    return places


def _plain(redis: Any, key: bytes) -> bytes:
    """A value without Redis's compression."""
    if redis.type(key) == b"string":
        return redis.get(key) or b""
    return repr(redis.lrange(key, 0, -1) if redis.type(key) == b"list" else "").encode()


def printed(capfd: pytest.CaptureFixture[str]) -> str:
    """What went to both outputs since the last time."""
    captured = capfd.readouterr()
    return captured.out + captured.err
