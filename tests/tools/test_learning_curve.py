"""The curve is fitted on growing parts of one order, and carried on as the power that it follows."""

from __future__ import annotations

import io

import numpy as np
import pytest
from rich.console import Console

from bot.commands.evaluation.sentences import Sentence
from bot.nlu.encoder import encode_many
from bot.nlu.topic_model import Example
from tools.learning_curve import Point, Power, curve, table


def test_a_power_is_found_again_and_carried_on() -> None:
    points = [(n, 3 * n**-0.25) for n in (1_000, 2_000, 3_000, 4_000)]
    power = Power.through(points)
    assert power.exponent == pytest.approx(-0.25)
    assert power.wrong(8_000) == pytest.approx(3 * 8_000**-0.25)
    assert power.gain(4_000, 4_000) == pytest.approx(3 * (4_000**-0.25 - 8_000**-0.25))


def test_topics_count_for_their_intent_and_each_part_holds_the_one_before() -> None:
    texts = {
        "ask_law": (
            "is it legal",
            "what does the law say",
            "is it a crime",
            "am I breaking the law",
        ),
        "greet/late": ("hello there", "good evening", "hi you", "hey"),
    }
    known = [Example(text, label, "en", "") for label, of in texts.items() for text in of]
    asked = [Sentence("is it against the law", "ask_law", "en"), Sentence("hello", "greet", "en")]
    vectors = encode_many([example.text for example in known])
    asked_vectors = encode_many([sentence.text for sentence in asked])
    points = list(curve(known, vectors, asked, asked_vectors, (0.75, 1.0)))
    assert [point.messages for point in points] == [6, 8]
    assert points[-1].right.all()


def test_the_table_has_the_worst_language_first_and_what_more_would_bring() -> None:
    asked = [Sentence("x", "greet", code) for code in ("de", "ru") for _ in range(10)]
    points = [
        Point(1_000, np.array([True] * 6 + [False] * 14)),
        Point(2_000, np.array([True] * 8 + [False] * 2 + [True] * 5 + [False] * 5)),
    ]
    shown = io.StringIO()
    Console(file=shown, width=150).print(
        table("made up", points, asked, np.ones(len(asked), np.bool_))
    )
    lines = [line for line in shown.getvalue().splitlines() if "│" in line]
    assert [line.split()[1] for line in lines] == ["ru", "de", "all"]
    assert "80.0 (49.0–94.3)" in lines[1]
    # Seven of ten wrong, then three and a half: half as many again after twice the messages.
    assert "+17.5" in lines[2]
