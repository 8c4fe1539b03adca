"""Mutation of each guard: it is taken away, and the test that watches over it must fail.

`GUARDS=all` (and `make prove`) takes away each in turn; a plain run some that need no model.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bot.settings import PROJECT
from tests.guards.removed import GUARDS, VARIABLE

FAILED = 1
"""Pytest's exit code where tests ran and some failed; another would only say that none ran."""

QUICK = ("a wrong clock deletes nothing", "a mark holds no second", "a danger passes the limits")


@pytest.mark.parametrize("name", GUARDS if os.environ.get("GUARDS") == "all" else QUICK)
def test_without_the_guard_a_test_fails(name: str) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-x", "-p", "tests.guards.removed"),
            *("-p", "no:cacheprovider", GUARDS[name].test),
        ],
        cwd=PROJECT,
        env=os.environ | {VARIABLE: name},
        capture_output=True,
        text=True,
        check=False,
        timeout=1800,
    )
    assert done.returncode == FAILED, f"{name}: no test fell\n{done.stdout[-2000:]}"
