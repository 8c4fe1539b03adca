"""What a head for out of scope may change, and how its limits are chosen."""

from __future__ import annotations

import numpy as np

from benchmarks.out_of_scope import Answers
from bot.commands.evaluation.result import Result
from bot.commands.evaluation.sentences import Sentence
from bot.message import Understanding


def result(meant: str, said: str, *safety: str, suspected: str = "") -> Result:
    read = Understanding(said, 0.9, "en", safety=safety, suspected=suspected)
    return Result(Sentence("a text", meant, "en"), read, read, read)


RESULTS = (
    result("ask_law", "ask_law"),
    result("out_of_scope", "ask_law"),
    result("out_of_scope", "greet", suspected="minor"),
    result("out_of_scope", "greet", "minor"),
    result("mention_minor", "greet", suspected="minor"),
)


def test_a_head_takes_what_is_calm_and_what_is_only_suspected_never_what_is_certain() -> None:
    answers = Answers(RESULTS)
    right, alarm = answers.behind(np.array([0.1, 0.9, 0.95, 0.99, 0.2]), 0.5, 0.93)
    assert right.tolist() == [True, True, True, False, True]
    assert alarm.tolist() == [False, False, False, True, True]


def test_a_suspicion_needs_a_surer_head() -> None:
    _, alarm = Answers(RESULTS).behind(np.full(5, 0.92), 0.5, 0.93)
    assert alarm.tolist() == [False, False, True, True, True]


def test_the_limits_are_the_lowest_that_lose_nothing_within_scope_and_no_danger() -> None:
    answers = Answers(RESULTS)
    head = np.array([0.5, 0.9, 0.95, 0.99, 0.7])
    limit, surer = answers.limits(head, np.ones(5, np.bool_), 0.0)
    assert 0.5 <= limit < 0.52
    assert 0.7 <= surer < 0.72


def test_a_row_tells_scope_and_danger_apart() -> None:
    answers = Answers(RESULTS)
    row = answers.row("as it is", np.ones(5, np.bool_), answers.right, answers.alarm)
    assert row == "| as it is | 100.0 | 0.0 | 66.7 | 100.0 |"
