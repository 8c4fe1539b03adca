"""The page of proofs says what was run, and does not hide what failed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.settings import PROJECT
from tools import proofs
from tools.proofs import FIGURES, PROOFS, SUMMARY, Proof, chosen, keep, line, lines_of, page


def test_every_test_that_a_proof_names_exists() -> None:
    for proof in PROOFS:
        assert all((PROJECT / test).exists() for test in proof.tests), proof.promise


def test_a_proof_that_fails_is_said() -> None:
    of = "abc1234, 27 November 2026, 10:00 UTC, full"
    rows = {
        PROOFS[0].promise: line(
            PROOFS[0], ["fuzzing: 3 requests", "12 passed in 3 s"], of, holds=True
        ),
        PROOFS[1].promise: line(PROOFS[1], ["1 failed, 2 passed in 4 s"], of, holds=False),
    }
    text = page(rows)
    assert f"**1 of {len(PROOFS)} hold**" in text
    assert text.count("**not run**") == len(PROOFS) - 2
    assert f"| **no** | 1 failed, 2 passed in 4 s | {of} |" in text
    assert lines_of(text) == rows, "what is not run again stays"


def test_two_runs_side_by_side_keep_each_others_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proofs, "PAGE", tmp_path / "proofs.md")
    proofs.PAGE.write_text(page({}), encoding="utf-8")
    rows = [(proof, line(proof, ["1 passed in 1 s"], "abc", holds=True)) for proof in PROOFS]
    with ThreadPoolExecutor(4) as runs:
        list(runs.map(lambda row: keep(*row), rows))
    text = proofs.PAGE.read_text(encoding="utf-8")
    assert lines_of(text) == {proof.promise: row for proof, row in rows}
    assert "**not run**" not in text


def test_proofs_are_chosen_by_number_and_by_name() -> None:
    assert chosen([]) == list(PROOFS)
    assert chosen(["3"]) == [PROOFS[2]]
    assert chosen(["canary", "1", "2"]) == list(PROOFS[:2])
    assert [proof.tests for proof in chosen(["attacks"])] == [("tests/attacks",)]


def test_the_length_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    proof = Proof("it holds", ("tests",), (("TEXTS", "1000"), ("TRIES", "7")))
    monkeypatch.setattr(proofs, "FULL", False)
    assert proof.length == "short"
    monkeypatch.setenv("TRIES", "3")
    assert proof.length == "TRIES=3"
    monkeypatch.setattr(proofs, "FULL", True)
    assert proof.length == "TEXTS=1000 TRIES=3"


def test_figures_and_summaries_are_found() -> None:
    assert FIGURES.match("cost: 150 texts, the worst 49 ms, memory 1.01 times")
    assert FIGURES.match("fuzzing: 1102 requests")
    assert FIGURES.match("INFO: 5000 messages in 19530 requests, 54532 canaries, none found")
    assert not FIGURES.match("at INFO nothing")
    assert SUMMARY.search("3 failed, 110 passed, 72 deselected in 32.26s")
