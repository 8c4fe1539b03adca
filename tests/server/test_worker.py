"""A worker process holds what it needs to answer, and looks for garbage in none of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.engine.engine import Engine
from bot.settings import PROJECT

LOOK = """
import gc, json, sys
from bot.server.worker import create
create()
looked_at = len(gc.get_objects())
print(json.dumps({"caches": not sys.dont_write_bytecode,
                  "kept": gc.get_freeze_count(), "looked_at": looked_at,
                  "learning": [name for name in ("sklearn.linear_model", "pandas.core")
                               if getattr(sys.modules.get(name), "__file__", None)]}))
"""


@pytest.fixture(scope="module")
def worker(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a fresh worker says of itself; the engine sees to it that there is a model."""
    home: Path = tmp_path_factory.mktemp("home")
    ran = subprocess.run(
        [sys.executable, "-c", LOOK],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": "/usr/bin:/bin", "SECOND_THOUGHT_HOME": str(home), "HOME": str(home)},
    )
    found: dict[str, object] = json.loads(ran.stdout.splitlines()[-1])
    return found


def test_what_is_loaded_is_not_looked_through_for_garbage(worker: dict[str, int]) -> None:
    assert worker["kept"] > 100_000
    assert worker["looked_at"] < worker["kept"] / 100


def test_nothing_is_loaded_that_only_training_needs(worker: dict[str, object]) -> None:
    assert worker["learning"] == []


def test_a_disk_that_fills_up_cuts_off_no_module_that_the_next_start_reads(
    worker: dict[str, object],
) -> None:
    assert worker["caches"] is False
