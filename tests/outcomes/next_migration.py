"""A migration after the newest: what the next version may do, for the tests of updating."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.outcomes import database

NEXT = """
from bot.outcomes.live_indexes import create_index, drop_index, in_steps

revision, down_revision = "next", "0021"


def upgrade():
    create_index("outcomes_by_turns", "outcomes", ["turns", "hour"])
    drop_index("outcomes_by_hour", "outcomes")
    in_steps("UPDATE outcomes SET turns = turns + 100 WHERE id >= :first AND id < :last")
"""


def with_next_migration(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the schema has a version more: other indexes, and a hundred turns more in each row."""
    shutil.copytree(database.MIGRATIONS, folder / "migrations")
    (folder / "migrations" / "versions" / "next.py").write_text(NEXT, encoding="utf-8")
    monkeypatch.setattr(database, "MIGRATIONS", folder / "migrations")
