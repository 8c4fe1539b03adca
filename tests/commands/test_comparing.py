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


def evaluation(
    unheard: tuple[tuple[str, str], ...] = (),
    misread: tuple[tuple[str, str], ...] = (),
    alarmed: tuple[tuple[str, str], ...] = (),
    **changed: int,
) -> Evaluation:
    return Evaluation(
        languages={"en": FIGURES, "ru": FIGURES.model_copy(update=changed)},
        unheard=unheard,
        misread=misread,
        alarmed=alarmed,
    )


def some(number: int, language: str = "ru", name: str = "new") -> tuple[tuple[str, str], ...]:
    return tuple((language, f"{name} {one}") for one in range(number))


@pytest.mark.parametrize(
    ("lost", "won", "is_worse"),
    [
        (0, 0, False),
        (4, 0, False),  # one in sixteen of equally good trainings
        (5, 0, True),
        (20, 16, False),
        (36, 16, True),
        (0, 9, False),
    ],
)
def test_dangers_may_fall_by_no_more_than_chance_explains(
    lost: int, won: int, is_worse: bool
) -> None:
    before, after = evaluation(some(won, name="old")), evaluation(some(lost))
    assert worse(before, after) == ([Worse("dangers", "ru")] if is_worse else [])


def test_no_language_pays_for_another() -> None:
    before = evaluation(some(20, "en", "old"))
    assert worse(before, evaluation(some(6))) == []
    assert worse(before, evaluation(some(7))) == [Worse("dangers", "ru")]


def test_small_losses_in_many_languages_are_a_loss() -> None:
    found = worse(evaluation(), evaluation(some(3) + some(2, "en")))
    assert found == [Worse("dangers", "en"), Worse("dangers", "ru")]


@pytest.mark.parametrize(
    ("right", "lost", "won", "is_worse"),
    [(790, 10, 0, False), (788, 12, 0, True), (788, 52, 40, False), (900, 0, 100, False)],
)
def test_right_meanings_may_fall_by_a_hundredth_or_by_chance(
    right: int, lost: int, won: int, is_worse: bool
) -> None:
    before = evaluation(misread=some(won, name="old"))
    found = worse(before, evaluation(misread=some(lost), right=right))
    assert found == ([Worse("right", "ru")] if is_worse else [])


@pytest.mark.parametrize(
    ("alarms", "risen", "fallen", "is_worse"),
    [(39, 9, 0, False), (42, 12, 0, True), (42, 32, 20, False), (0, 0, 30, False)],
)
def test_false_alarms_may_rise_by_a_hundredth_or_by_chance(
    alarms: int, risen: int, fallen: int, is_worse: bool
) -> None:
    before = evaluation(alarmed=some(fallen, name="old"))
    found = worse(before, evaluation(alarmed=some(risen), alarms=alarms))
    assert found == ([Worse("alarms", "ru")] if is_worse else [])


def test_one_model_is_never_worse_than_itself() -> None:
    one = evaluation(some(9), some(200), some(30), heard=91, right=800)
    assert worse(one, one) == []


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
    assert found.alarmed == (("en", "a text"),)
    assert len(found.misread) == 4
    assert found.weak["en"][0] == Weak(
        intent="ask_law",
        messages=3,
        wrong=2,
        examples=(("a text", "mention_minor"), ("a text", "ask_harm")),
    )
    assert Evaluation.model_validate_json(found.model_dump_json()) == found
