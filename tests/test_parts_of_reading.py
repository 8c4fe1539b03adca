"""That the fitted weights follow the part that knows, and that a second meaning counts."""

from __future__ import annotations

import numpy as np

from benchmarks.parts_of_reading import fitted, row
from bot.commands.evaluation.sentences import Sentence


def test_the_part_that_knows_weighs_more_than_the_one_that_guesses() -> None:
    chance = np.random.default_rng(0)
    meant = chance.integers(0, 4, 300)
    logs = chance.normal(size=(300, 4, 3))
    logs[np.arange(300), meant, 1] += 2.0
    guesses, knows, left_out = fitted(logs, meant.tolist(), [0, 1])
    assert knows > 5 * abs(guesses)
    assert left_out == 0.0


def test_a_line_counts_a_second_meaning_and_tells_each_language() -> None:
    asked = [Sentence("a", "greet", "de", ambiguous_with="thank"), Sentence("b", "greet", "en")]
    line = row("both", np.array([[0.0, 1.0], [0.0, 1.0]]), ["greet", "thank"], asked)
    assert line.startswith("| both | 50.0 (")
    assert line.endswith("| 100.0 | 0.0 |")
