"""numpy is given the algebra that the processor can do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.engine import training
from bot.engine.kernels import THREADS, VARIABLE, best_kernels, choose, for_training
from bot.settings import ConfigurationError

NEWEST = "avx2 fma avx512f avx512dq bf16 avx512cd avx512bw avx512vl amx_tile"

LOADED = """
import json, numpy, threadpoolctl
print(json.dumps([one["architecture"] for one in threadpoolctl.threadpool_info()
                  if one["internal_api"] == "openblas"]))
"""


LEARNT = """
import hashlib, numpy
from bot.nlu.classifier import Recipe
from bot.nlu.network_fitting import fit_network
rows = numpy.random.default_rng(0).normal(size=(2000, 64)).astype(numpy.float32)
labels, recipe = (rows[:, 0] > 0).astype(int), Recipe(hidden=64, rounds=3)
arrays = fit_network(lambda places, _chance: rows[places], 64, labels, recipe)
print(hashlib.sha256(b"".join(arrays[name].tobytes() for name in sorted(arrays))).hexdigest())
"""

OLDEST = "PRESCOTT"
"""Kernels that every processor of this kind can do."""


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
    loaded = {name.upper() for name in json.loads(_printed(LOADED, environment))}
    assert loaded
    assert wanted is None or loaded == {wanted}


@pytest.mark.parametrize(
    ("flags", "fixed"),
    [
        (NEWEST, {THREADS: "1", VARIABLE: "HASWELL"}),
        ("sse4_2 avx2 fma bmi2", {THREADS: "1", VARIABLE: "HASWELL"}),
        ("sse4_2 avx", {THREADS: "1"}),
    ],
)
def test_training_takes_one_thread_and_the_kernels_of_nearly_every_processor(
    flags: str, fixed: dict[str, str], tmp_path: Path
) -> None:
    processors = tmp_path / "cpuinfo"
    processors.write_text(f"flags : {flags}\n")
    assert for_training(str(processors)) == fixed


def test_training_does_so_whatever_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    python = tmp_path / "python"
    python.write_text(f"#!/bin/sh\necho ${VARIABLE} ${THREADS} > {told}\n")
    python.chmod(0o700)
    monkeypatch.setenv(VARIABLE, OLDEST)
    monkeypatch.setenv(THREADS, "7")
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(ConfigurationError, match="Training failed"):
        training.train(tmp_path / "models", tmp_path / "home")
    fixed = for_training()
    assert told.read_text().split() == [fixed.get(VARIABLE, OLDEST), fixed[THREADS]]


def test_the_same_messages_make_the_same_model_whatever_is_set() -> None:
    anywhere = os.environ | {THREADS: "2"}
    old, new = anywhere | {VARIABLE: OLDEST}, anywhere | {VARIABLE: "HASWELL"}
    assert _printed(LEARNT, old | for_training()) == _printed(LEARNT, new | for_training())
    if VARIABLE in for_training():
        assert _printed(LEARNT, old) != _printed(LEARNT, new)


def _printed(program: str, environment: dict[str, str]) -> str:
    call = [sys.executable, "-c", program]
    return subprocess.run(call, env=environment, capture_output=True, text=True, check=True).stdout
