"""The page of proofs says what was run, and does not hide what failed."""

from __future__ import annotations

import datetime as dt

from bot.settings import PROJECT
from tools.proofs import FIGURES, PROOFS, SUMMARY, page


def test_every_test_that_a_proof_names_exists() -> None:
    for proof in PROOFS:
        assert all((PROJECT / test).exists() for test in proof.tests), proof.promise


def test_a_proof_that_fails_is_said() -> None:
    rows = [
        (PROOFS[0], True, "12 passed in 3 s", ["fuzzing: 3 requests"]),
        (PROOFS[1], False, "1 failed, 2 passed in 4 s", []),
    ]
    text = page(dt.datetime(2026, 11, 27, tzinfo=dt.UTC), "abc1234", rows)
    assert f"**1 of {len(PROOFS)} hold**" in text
    assert text.count("**not run**") == len(PROOFS) - 2
    assert "| **no** | 1 failed, 2 passed in 4 s |" in text
    assert "commit abc1234" in text


def test_figures_and_summaries_are_found() -> None:
    assert FIGURES.match("cost: 150 texts, the worst 49 ms, memory 1.01 times")
    assert FIGURES.match("fuzzing: 1102 requests")
    assert SUMMARY.search("3 failed, 110 passed, 72 deselected in 32.26s")
