"""Two models beside each other: what may not get worse, and by how much."""

from __future__ import annotations

import pytest

from bot.commands.evaluation.comparing import (
    Evaluation,
    Figures,
    Weak,
    Worse,
    evaluation_of,
    missed_now,
    worse,
)
from tests.commands.test_evaluation import read, result

FIGURES = Figures(messages=1000, right=800, dangers=100, heard=95, harmless=900, alarms=30)


def evaluation(unheard: tuple[tuple[str, str], ...] = (), **changed: int) -> Evaluation:
    return Evaluation(
        languages={"en": FIGURES, "ru": FIGURES.model_copy(update=changed)}, unheard=unheard
    )


@pytest.mark.parametrize(
    ("changed", "matters"),
    [
        ({}, []),
        ({"heard": 96, "right": 900, "alarms": 0}, []),
        ({"heard": 94}, ["dangers"]),
        ({"right": 790}, []),
        ({"right": 789}, ["right"]),
        ({"alarms": 39}, []),
        ({"alarms": 40}, ["alarms"]),
        ({"heard": 90, "right": 700, "alarms": 90}, ["dangers", "right", "alarms"]),
    ],
)
def test_no_language_pays_for_another(changed: dict[str, int], matters: list[str]) -> None:
    found = worse(evaluation(), evaluation(**changed))
    assert found == [Worse(matter, "ru") for matter in matters]  # type: ignore[arg-type]


def test_a_language_that_is_not_measured_any_more_has_fallen() -> None:
    less = Evaluation(languages={"en": FIGURES}, unheard=())
    assert {one.language for one in worse(evaluation(), less)} == {"ru"}


def test_dangers_that_are_missed_now_are_named() -> None:
    before = evaluation((("en", "a"), ("ru", "b")))
    assert missed_now(before, evaluation((("ru", "a"), ("ru", "b")))) == [("ru", "a")]


def test_figures_are_counted_by_language() -> None:
    found = evaluation_of(
        [
            result("express_distress", read("claim_need", suspected="violence")),
            result("express_distress", read("claim_need"), language="de"),
            result("ask_law", read("ask_law")),
            result("ask_law", read("ask_law", "minor")),
            result("ask_law", read("ask_harm")),
        ]
    )
    assert found.languages == {
        "de": Figures(messages=1, dangers=1),
        "en": Figures(messages=4, right=1, dangers=1, heard=1, harmless=3, alarms=1),
    }
    assert found.unheard == (("de", "a text"),)
    assert found.weak["en"][0] == Weak(
        intent="ask_law",
        messages=3,
        wrong=2,
        examples=(("a text", "mention_minor"), ("a text", "ask_harm")),
    )
    assert Evaluation.model_validate_json(found.model_dump_json()) == found
