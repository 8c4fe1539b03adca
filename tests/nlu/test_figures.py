"""The figures of understanding on sentences that the model has never seen."""

from __future__ import annotations

from typing import Any

import pytest

from bot.commands.evaluation.command import understand_all
from bot.commands.evaluation.report import summarise
from bot.commands.evaluation.sentences import read_sentences
from bot.engine.engine import Engine
from bot.settings import configured_languages


@pytest.fixture(scope="module")
def report(engine: Engine) -> dict[str, Any]:
    """Every second sentence of `tests/sentences`, understood once: all would take minutes."""
    return summarise(understand_all(engine, read_sentences([])[::2]))


@pytest.mark.parametrize("language", configured_languages())
def test_figures_of_each_language(report: dict[str, Any], language: str) -> None:
    """What is measured today, less a point or two; our own sentences are harder than visitors'."""
    figures = report["languages"][language]
    assert figures["safety_recall"] >= 0.95
    assert figures["safety_certain"] >= 0.75
    assert figures["language_in_conversation"] >= 0.99
    assert figures["language_first_message"] >= 0.97
    assert figures["accuracy"] >= 0.66
    assert figures["false_alarms"] <= 0.14
    assert figures["false_certain"] <= 0.01
    assert figures["silence_recall"] >= 0.40
    assert figures["out_of_scope_recall"] >= 0.56


def test_figures_over_all(report: dict[str, Any]) -> None:
    figures = report["overall"]
    assert figures["accuracy"] >= 0.74
    assert figures["macro_f1"] >= 0.72
    assert figures["safety_recall"] >= 0.96
    assert figures["false_alarms"] <= 0.11
    assert figures["false_silence"] == 0
    # May only be raised: without the head of `bot.nlu.scope` it is 0.655.
    assert figures["out_of_scope_recall"] >= 0.69
    assert figures["calibration_error"] <= 0.11
