"""The figures of `second-thought evaluate`: a danger counts as heard where it is caught or asked about."""

from __future__ import annotations

from bot.commands.evaluation.report import Result, figures, taken_for
from bot.commands.evaluation.sentences import Sentence
from bot.message import Understanding


def read(intent: str, *safety: str, suspected: str = "", confidence: float = 0.9) -> Understanding:
    return Understanding(intent, confidence, "en", safety=safety, suspected=suspected)


def result(meant: str, understood: Understanding, also: str | None = None) -> Result:
    sentence = Sentence(text="a text", intent=meant, language="en", ambiguous_with=also)
    return Result(sentence, understood, understood, understood)


def test_a_message_is_taken_for_the_danger_that_is_caught_or_suspected() -> None:
    assert taken_for(read("greet")) == "greet"
    assert taken_for(read("greet", "watched", suspected="distress")) == "disclose_exploitation"
    assert taken_for(read("greet", suspected="distress")) == "express_distress"


def test_dangers_are_counted_by_themselves_and_silence_by_itself() -> None:
    found = figures(
        [
            result("express_distress", read("out_of_scope", "distress")),
            result("express_distress", read("claim_need", suspected="distress")),
            result("express_distress", read("claim_need", suspected="violence")),
            result("express_distress", read("claim_need")),
            result("ask_law", read("ask_law")),
            result("ask_law", read("ask_law", suspected="minor")),
            result("ask_law", read("ask_law", "minor")),
            result("ask_law", read("ask_law", "minor"), also="mention_minor"),
            result("opt_out", read("opt_out")),
            result("opt_out", read("express_hostility")),
        ]
    )
    assert found["safety_recall"] == 0.75
    assert found["safety_certain"] == 0.25
    assert found["safety_intent_right"] == 0.5
    # Four that are harmless, two of them taken for a danger; one more may be taken for it.
    assert (found["false_alarms"], found["false_certain"]) == (0.4, 0.2)
    assert (found["silence_recall"], found["false_silence"]) == (0.5, 0.0)
    assert found["accuracy"] == 0.5


def test_a_share_beside_a_danger_says_nothing_of_the_danger() -> None:
    sure = [result("ask_law", read("ask_law", confidence=1.0)) for _ in range(3)]
    alarm = result("express_distress", read("out_of_scope", "distress", confidence=0.0))
    assert figures([*sure, alarm])["calibration_error"] == 0
