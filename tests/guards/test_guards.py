"""Mutation of each guard: it is taken away, and the test that watches over it must fail.

`GUARDS=all` (and `make prove`) takes away each in turn; a plain run some that need no model.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import PROJECT
from tests.guards.removed import GUARDS

FAILED = 1
"""Pytest's exit code where tests ran and some failed; another would only say that none ran."""

QUICK = ("a wrong clock deletes nothing", "a mark holds no second", "a danger passes the limits")
CHOSEN = tuple(GUARDS) if os.environ.get("GUARDS") == "all" else QUICK


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what pytest said without each guard, and how it ended."""
    folder = tmp_path_factory.mktemp("guards")
    done = subprocess.run(
        [sys.executable, "-m", "tests.guards.removed", str(folder), *CHOSEN],
        cwd=PROJECT,
        check=False,
        timeout=1800 * len(CHOSEN),
    )
    assert done.returncode == 0
    return folder


@pytest.mark.parametrize("name", CHOSEN)
def test_without_the_guard_a_test_fails(said: Path, name: str) -> None:
    output = (said / f"{name}.txt").read_text(encoding="utf-8")
    fell = (said / f"{name}.end").read_text() == str(FAILED) and "\n1 failed" in output
    assert fell, f"{name}: no test fell\n{output[-2000:]}"
