"""How two encoders are joined, and that no sentence is asked of a network that has learnt it."""

from __future__ import annotations

import numpy as np

from benchmarks.second_encoder import setups, shares, table
from bot.commands.evaluation.sentences import Sentence


def test_the_second_is_asked_only_for_the_least_sure() -> None:
    ours = np.log(np.array([[0.9, 0.1], [0.6, 0.4], [0.8, 0.2], [0.7, 0.3]], np.float32))
    other = np.log(np.array([[0.1, 0.9]] * 4, np.float32))
    found = {name: rows.argmax(axis=1).tolist() for name, rows in setups(ours, other).items()}
    assert found["ours"] == [0, 0, 0, 0]
    assert found["the second"] == [1, 1, 1, 1]
    assert found["the second for the 25% least sure"] == [0, 1, 0, 0]
    assert found["the second for the 50% least sure"] == [0, 1, 0, 1]


def test_each_sentence_is_judged_by_what_has_not_learnt_it() -> None:
    """Labels by chance cannot be guessed, unless a network has seen the sentence itself."""
    chance = np.random.default_rng(3)
    vectors = chance.normal(size=(240, 32)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    intents = chance.choice(["a", "b"], 240)
    names, found = shares(vectors, intents.tolist())
    assert 0.35 < (np.array(names)[found.argmax(axis=1)] == intents).mean() < 0.65


def test_the_table_has_a_line_a_setup_and_accepts_a_second_meaning() -> None:
    asked = [Sentence(str(n), "greet", "de", ambiguous_with="thank") for n in range(30)]
    asked += [Sentence(str(n), "thank", "en", ambiguous_with="greet") for n in range(30)]
    chance = np.random.default_rng(0)
    asked.append(Sentence("stop", "opt_out", "de"))
    vectors = chance.normal(size=(61, 16)).astype(np.float32)
    lines = table(asked, vectors, vectors + 1).splitlines()
    assert len(lines) == 2 + 6
    assert lines[0] == "|  | all | safety | de | en |"
    assert lines[2].startswith("| ours | 98.4 (91.3–99.7) | 0.0 |")
