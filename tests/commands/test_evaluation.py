"""The figures of `second-thought evaluate`: a danger counts as heard where it is caught or asked about."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from bot.commands.evaluation.command import trust_table
from bot.commands.evaluation.picture import draw_trust
from bot.commands.evaluation.reliability import reliability, risk_coverage, share
from bot.commands.evaluation.report import figures, summarise, trust
from bot.commands.evaluation.result import Result, taken_for
from bot.commands.evaluation.sentences import Sentence
from bot.message import Understanding


def read(intent: str, *safety: str, suspected: str = "", confidence: float = 0.9) -> Understanding:
    return Understanding(intent, confidence, "en", safety=safety, suspected=suspected)


def result(
    meant: str, understood: Understanding, also: str | None = None, language: str = "en"
) -> Result:
    sentence = Sentence(text="a text", intent=meant, language=language, ambiguous_with=also)
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


def test_the_curve_says_what_is_right_at_each_confidence_of_what_raises_no_alarm() -> None:
    results = [
        result("ask_law", read("ask_law", confidence=0.95)),
        result("ask_law", read("ask_risk", confidence=0.92), also="ask_risk"),
        result("ask_law", read("ask_risk", confidence=0.31)),
        result("ask_law", read("ask_law", "minor", confidence=0.99)),
    ]
    low, high = reliability(results)
    assert (low["of"], low["confidence"], low["share"]) == (1, 0.31, 0.0)
    assert (high["of"], high["confidence"], high["share"]) == (2, 0.935, 0.5)
    assert figures(results)["calibration_error"] == pytest.approx((2 * 0.435 + 0.31) / 3, abs=1e-4)


def test_the_surest_are_counted_first_and_what_a_judge_accepts_is_right() -> None:
    results = [
        result("ask_law", read("greet", confidence=0.2)),
        result("ask_law", read("ask_risk", confidence=0.9), also="ask_risk"),
    ]
    points = {point["coverage"]: point for point in risk_coverage(results)}
    assert points[0.5]["of"] == 1
    assert (points[0.7]["of"], points[0.7]["share"]) == (1, 1.0)
    assert (points[1.0]["of"], points[1.0]["share"]) == (2, 0.5)


def test_a_share_of_nothing_is_none() -> None:
    assert share([])["share"] is None
    low, high = share([True] * 10)["interval_95"]
    assert low == pytest.approx(0.7225, abs=1e-4)  # Wilson's for ten of ten
    assert high == 1


def test_what_is_out_of_scope_goes_astray_or_into_a_danger() -> None:
    found = trust(
        [
            result("out_of_scope", read("out_of_scope")),
            result("out_of_scope", read("greet")),
            result("out_of_scope", read("greet", suspected="minor")),
            result("out_of_scope", read("greet", "minor"), also="mention_minor"),
        ]
    )
    assert found["outside_astray"]["share"] == 0.5
    assert (found["outside_for_danger"]["share"], found["outside_for_danger"]["of"]) == (0.3333, 3)
    assert found["outside_certain"]["share"] == 0
    assert found["two_meanings"]["share"] == 0.25
    assert found["of_errors"]["share"] == 0.3333


def test_the_worst_language_comes_first_in_report_table_and_picture(tmp_path: Path) -> None:
    report = summarise(
        [
            result("greet", read("greet"), language="de"),
            result("greet", read("thank", confidence=0.4), language="ru"),
            result("greet", read("greet"), language="ru"),
        ]
    )
    assert list(report["languages"]) == ["ru", "de"]
    assert list(report["trust"]) == ["ru", "de", "all"]
    shown = io.StringIO()
    Console(file=shown, width=200).print(trust_table(report["trust"]))
    assert "50.0 (9–91)" in shown.getvalue()
    assert shown.getvalue().index("ru") < shown.getvalue().index("de ")
    assert draw_trust(report["trust"], tmp_path / "trust.png")
    assert (tmp_path / "trust.png").stat().st_size > 10_000
