"""The control chart of dangers: how often it is wrong, and what it finds."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from bot.outcomes.noise import KEYS, noisy
from bot.outcomes.periods import Kind, Period
from bot.outcomes.rise import BEFORE, FEWEST, is_burst, judged, verdicts
from bot.outcomes.view import View
from bot.vocabulary import DANGERS

TRIALS = 4000
CONVERSATIONS = 100
"""A week, on average."""

FALSE_ALARMS = 0.01
"""Of a kind in a week, at most; as it came out: 0.0001 to 0.006, most where about two or three are usual."""


def share_that_rings(usual: float, factor: float = 1, spread: float = 0) -> float:
    """In how many newest weeks a kind rises, of so many usual conversations, by so much more.

    Every count is Poisson's and bears the noise that the console gives it. With a spread, weeks have
    very different numbers of conversations.
    """
    chance = np.random.default_rng(20261127)
    size = (TRIALS, BEFORE + 1)
    everybody = chance.poisson(CONVERSATIONS * np.exp(chance.normal(0, spread, size)))
    factors = np.array([1.0] * BEFORE + [factor])
    found = np.minimum(chance.poisson(everybody * usual / CONVERSATIONS * factors), everybody)
    keys = chance.integers(0, KEYS, (2, *size))
    rings = 0
    for trial in range(TRIALS):
        shown = [
            (noisy(int(few), int(key)), noisy(int(many), int(other)))
            for few, many, key, other in zip(
                found[trial], everybody[trial], keys[0, trial], keys[1, trial], strict=True
            )
        ]
        rings += judged("violence", shown[-1], shown[:-1]).rises
    return rings / TRIALS


@pytest.mark.parametrize("spread", [0, 0.4])
@pytest.mark.parametrize("usual", [0.2, 1, 3, 10, 30])
def test_it_seldom_rings_where_nothing_changed(usual: float, spread: float) -> None:
    assert share_that_rings(usual, spread=spread) <= FALSE_ALARMS


@pytest.mark.parametrize(
    ("usual", "factor", "least"),
    [(1, 8, 0.6), (3, 4, 0.6), (5, 3, 0.55), (10, 2, 0.35), (10, 3, 0.9), (30, 2, 0.9)],
)
def test_it_finds_what_is_large_enough(usual: float, factor: float, least: float) -> None:
    assert share_that_rings(usual, factor) >= least


def test_more_conversations_alone_are_no_rise() -> None:
    assert not judged("violence", (50, 1000), [(5, 100)] * BEFORE).rises
    assert judged("violence", (50, 500), [(5, 100)] * BEFORE).rises


def test_with_equal_weeks_it_is_a_c_chart_on_their_mean() -> None:
    verdict = judged("violence", (0, 100), [(8, 100)] * 8)
    assert verdict.expected == 8
    assert verdict.limit == pytest.approx(8 + 3 * ((8 + 2) * (1 + 1 / 8)) ** 0.5)


def week(place: int, found: int) -> tuple[Period, View]:
    day = dt.date(2026, 9, 7) + dt.timedelta(weeks=place)
    dangers = {key: [found, KEYS // 2] for key in ("in_danger:yes", "danger:violence")}
    cells = {"all": [200, KEYS // 2], **dangers}
    return Period.of(Kind.WEEK, day), View([cells])


def test_every_kind_is_judged_once_there_are_weeks_enough() -> None:
    weeks = [week(place, 7) for place in range(12)]
    found = verdicts(weeks)
    assert found is not None
    assert tuple(one.kind for one in found) == DANGERS
    assert not any(one.rises for one in found)
    loud = verdicts([*weeks, week(12, 40)])
    assert loud is not None
    assert [one.kind for one in loud if one.rises] == ["violence"]


@pytest.mark.parametrize("number", range(FEWEST + 1))
def test_of_few_weeks_nothing_is_said(number: int) -> None:
    assert verdicts([week(place, 7) for place in range(number)]) is None


def test_of_weeks_in_which_nobody_came_nothing_is_said() -> None:
    empty = [(period, View([{}])) for period, _ in (week(place, 0) for place in range(9))]
    assert verdicts(empty) is None


@pytest.mark.parametrize(
    ("counts", "is_one"),
    [
        ((60, 55, 62, 58, 400), True),
        ((60, 55, 62, 58, 170), False),
        ((9, 8, 9, 7, 90), False),
        ((0, 0, 0, 50, 400), False),
        ((0, 0, 0, 0, 400), False),
        ((), False),
    ],
    ids=["a burst", "a good week", "few", "has just begun", "begins", "nothing yet"],
)
def test_a_burst_is_far_above_every_week_before(counts: tuple[int, ...], is_one: bool) -> None:
    assert is_burst(counts) is is_one
