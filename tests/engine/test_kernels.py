"""numpy is given the algebra that the processor can do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.engine.kernels import VARIABLE, best_kernels, choose

NEWEST = "avx2 fma avx512f avx512dq bf16 avx512cd avx512bw avx512vl amx_tile"

LOADED = """
import json, numpy, threadpoolctl
print(json.dumps([one["architecture"] for one in threadpoolctl.threadpool_info()
                  if one["internal_api"] == "openblas"]))
"""


@pytest.mark.parametrize(
    ("flags", "name"),
    [
        (NEWEST, "SKYLAKEX"),
        (NEWEST.replace("avx512vl ", ""), "HASWELL"),
        ("sse4_2 avx2 fma bmi2", "HASWELL"),
        ("sse4_2 avx", None),
    ],
)
def test_kernels_are_chosen_by_what_the_processor_can_do(flags: str, name: str | None) -> None:
    assert (
        best_kernels(f"processor\t: 0\nmodel\t\t: 207\nflags\t\t: fpu {flags}\nbugs\t:\n") == name
    )


def test_a_machine_without_flags_chooses_by_itself() -> None:
    assert best_kernels("processor : 0\nFeatures : fp asimd\n") is None


@pytest.fixture
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has chosen; afterwards stands there what stood there before."""
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.delenv(VARIABLE)


@pytest.mark.usefixtures("unset")
def test_without_a_list_of_processors_nothing_is_chosen(tmp_path: Path) -> None:
    choose(str(tmp_path / "cpuinfo"))
    assert VARIABLE not in os.environ


def test_who_has_chosen_is_obeyed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "ZEN")
    processors = tmp_path / "cpuinfo"
    processors.write_text(f"flags : {NEWEST}\n")
    choose(str(processors))
    assert os.environ[VARIABLE] == "ZEN"


def test_every_process_of_ours_multiplies_by_what_was_chosen() -> None:
    there = Path("/proc/cpuinfo")
    wanted = best_kernels(there.read_text("ascii", "replace")) if there.is_file() else None
    environment = {name: value for name, value in os.environ.items() if name != VARIABLE}
    done = subprocess.run(
        [sys.executable, "-c", LOADED],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {name.upper() for name in json.loads(done.stdout)}
    assert loaded
    assert wanted is None or loaded == {wanted}
