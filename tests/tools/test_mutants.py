"""Mutants: one small fault each, put into the functions that are in memory."""

from __future__ import annotations

import pytest

from bot.outcomes import paths
from tools.mutants.__main__ import MODULES, TESTS
from tools.mutants.made import ROOT, Mutant, mutants

PATHS = "bot/outcomes/paths.py"


def test_the_same_seed_gives_the_same_sample() -> None:
    first, again = (mutants(PATHS, 3, seed) for seed in (15, 15))
    assert first == again
    assert len(first) == 3
    assert {one.name for one in first} != {one.name for one in mutants(PATHS, 3, 16)}


def test_every_statement_has_one_and_each_is_of_the_module() -> None:
    found = mutants(PATHS, 1000, 15)
    lines = (ROOT / PATHS).read_text(encoding="utf-8").splitlines()
    statements = [one.lines[-1] for one in found if not one.what.startswith("MOST_STEPS")]
    assert len(statements) == len(set(statements)) == 4
    assert all(0 < line <= len(lines) for one in found for line in one.lines)


def applied(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Put it in, and back when the test ends."""
    for function in (paths.path_of, paths.steps_of):
        monkeypatch.setattr(function, "__code__", function.__code__)
    monkeypatch.setattr(paths, "MOST_STEPS", paths.MOST_STEPS)
    return mutant.apply()


def test_a_function_that_others_have_imported_does_what_the_mutant_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    imported = paths.steps_of
    mutant = mutants(PATHS, 1000, 15)[-1]  # of the last function
    before = [imported("no_topic"), imported("harms>excuses")]
    assert applied(mutant, monkeypatch)
    assert [imported("no_topic"), imported("harms>excuses")] != before, mutant.what


def test_a_constant_is_changed_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    (mutant,) = (one for one in mutants(PATHS, 1000, 15) if one.what == "MOST_STEPS = 3 → 4")
    assert applied(mutant, monkeypatch)
    assert paths.path_of(["law", "harm", "claim_need", "help"]).count(">") == 3


def test_what_is_tried_and_what_must_notice_are_there() -> None:
    assert all((ROOT / path).exists() for path in (*MODULES, *TESTS))
