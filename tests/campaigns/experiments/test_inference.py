"""Statistics that survive looking: proved on made-up experiments with fixed seeds."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.campaigns.experiments.counts import begins_of_steps
from bot.campaigns.experiments.inference import (
    EvidenceProcess,
    Numbers,
    Steps,
    _nearest,
    confidence_sequence,
    corrected,
    evidence,
    exceeds,
    newcombe,
)
from bot.campaigns.experiments.ratio import mismatch
from tools.factorial_trials import crossed
from tools.trials import coverage, fixed_size, naive, watch

proportions = st.floats(0.02, 0.98)
guesses = st.floats(1e-6, 1 - 1e-6)


def test_experiments_without_a_difference_alarm_in_at_most_five_of_a_hundred() -> None:
    for seed, proportion in enumerate((0.05, 0.3)):
        looked = watch(
            proportion, proportion, 1000, replicates=2000, smallest_effect=0.05, seed=seed
        )
        assert looked.found <= 0.05
    assert naive(1000, replicates=500, proportion=0.3, seed=0) > 0.25, "a usual test does not do"


def test_differences_are_found_nearly_as_often_as_by_a_fixed_size() -> None:
    most = 2 * fixed_size(0.2, 0.3)
    looked = watch(0.2, 0.3, most, replicates=500, smallest_effect=0.1, seed=1)
    assert looked.found > 0.8
    assert looked.conversations < 0.65 * most, "and it stops early"


def test_intervals_hold_the_truth() -> None:
    sequence, interval = coverage(0.1, 0.2, 600, replicates=1000, smallest_effect=0.05, seed=2)
    assert sequence >= 0.95
    assert interval >= 0.93


@given(proportions, proportions, proportions, st.floats(0.1, 0.9))
def test_the_expectation_of_a_step_is_at_most_one_under_any_pair_with_the_difference(
    first: float, other: float, true_first: float, share: float
) -> None:
    """What all guarantees rest on, computed and not simulated: all four outcomes of one conversation."""
    supposed = np.array([0.0, (other - true_first) * 0.9])
    process = EvidenceProcess(share, 0.05, supposed)
    process.add(100, round(100 * first), 100, round(100 * other))
    before = process.log_evidence.copy()
    expectation = np.zeros(2)
    true_other = true_first + supposed
    for in_other, success in itertools.product((0, 1), (0, 1)):
        fork = EvidenceProcess(share, 0.05, supposed)
        fork._counts = process._counts.copy()
        fork.add(1 - in_other, success * (1 - in_other), in_other, success * in_other)
        chance = np.where(in_other, true_other, true_first)
        weight = (share if in_other else 1 - share) * (chance if success else 1 - chance)
        expectation += weight * np.exp(fork.log_evidence[0])
    assert np.all(expectation <= 1 + 1e-6)
    assert np.isfinite(before).all()


def steps(first: float, other: float, number: int, seed: int = 3, largest: int = 20) -> Steps:
    random = np.random.default_rng(seed)
    came = random.integers(largest // 2, largest + 1, (number, 2))
    successes = random.binomial(came, (first, other))
    return np.stack([came[:, 0], successes[:, 0], came[:, 1], successes[:, 1]], axis=1)


def test_the_sequence_closes_in_on_the_difference_and_never_grows() -> None:
    arrived = steps(0.2, 0.35, 100)
    spans = [confidence_sequence(arrived[:n], 0.5, 0.05, 0.05) for n in (1, 10, 40, 100)]
    for (low, high), (later_low, later_high) in itertools.pairwise(spans):
        assert low <= later_low <= later_high <= high
    low, high = spans[-1]
    assert 0 < low < 0.15 < high < 0.3


def test_evidence_and_sequence_agree() -> None:
    arrived = steps(0.2, 0.35, 100)
    found = np.max(evidence(arrived, 0.5, 0.05)) >= np.log(20)
    low, high = confidence_sequence(arrived, 0.5, 0.05, 0.05)
    assert found == (not low <= 0 <= high)


def test_a_guard_rail_minds_the_direction_and_the_tolerance() -> None:
    worse, better = steps(0.1, 0.3, 60), steps(0.3, 0.1, 60)
    assert exceeds(worse, 0.5, 0.05, 0.02) > np.log(20)
    assert exceeds(worse, 0.5, 0.05, 0.4) == 0
    assert exceeds(better, 0.5, 0.05, 0.0) < np.log(20)


@given(st.lists(st.floats(-5, 8), min_size=1, max_size=5))
def test_the_correction_is_never_worse_than_bonferroni_and_never_better_than_none(
    logs: list[float],
) -> None:
    paths = {str(n): np.array([log]) for n, log in enumerate(logs)}
    for name, log in corrected(paths).items():
        assert log <= paths[name] + 1e-9
        assert log >= paths[name] - np.log(len(paths)) - 1e-9


def test_no_evidence_at_all_needs_no_warning() -> None:
    """With millions of conversations and no difference an e-value is too small for a number."""
    paths = corrected({"a": np.array([0.0, -900.0]), "b": np.array([0.0, -800.0])})
    assert all(path[0] == 0 and path[1] == -np.inf for path in paths.values())


def test_newcombe_s_interval_is_the_one_of_his_paper() -> None:
    # Newcombe (1998), table II, method 10: 56/70 against 48/80.
    low, high = newcombe(80, 48, 70, 56, 0.05)
    assert (low, high) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert newcombe(0, 0, 5, 1, 0.05) == (-1.0, 1.0)


def test_the_ratio_check_alarms_seldom_at_every_look() -> None:
    random = np.random.default_rng(4)
    shares = {"a": 0.5, "b": 0.5}
    alarms = 0
    for _ in range(300):
        drawn = np.cumsum(random.random(800) < 0.5)
        looks = ({"a": int(drawn[n]), "b": n + 1 - int(drawn[n])} for n in range(0, 800, 20))
        alarms += any(mismatch(look, shares) >= np.log(20) for look in looks)
    assert alarms <= 0.05 * 300


def one_after_the_other(came: Steps, differences: list[float], **how: bool) -> EvidenceProcess:
    process = EvidenceProcess(0.4, 0.05, np.array(differences), **how)
    for first, first_successes, other, other_successes in came:
        process.add(first, first_successes, other, other_successes)
    return process


def test_many_steps_at_once_give_what_one_after_the_other_gives() -> None:
    came = steps(0.3, 0.35, 5_000, largest=6)
    path = [one_after_the_other(came[:n], [0.0]).log_evidence[0, 0] for n in (1, 700)]
    assert np.array_equal(evidence(came, 0.4, 0.05)[[0, 699]], path)
    rail = one_after_the_other(came, [0.02], one_sided=True)
    assert exceeds(came, 0.4, 0.05, 0.02) == pytest.approx(rail.largest[0, 0], rel=1e-12)


@given(st.lists(st.integers(0, 300), max_size=400), st.integers(0, 400))
def test_steps_follow_from_who_came_before_and_end_with_a_two_hundredth_more(
    came: list[int], until: int
) -> None:
    people = np.array(came, dtype=np.int64)
    begins = begins_of_steps(people)
    earlier = begins_of_steps(people[:until])
    assert begins[: len(earlier)].tolist() == earlier.tolist(), "a look moves no step"
    for begin, end in itertools.pairwise([*begins.tolist(), len(came)]):
        before = people[:begin].sum()
        assert people[begin : end - 1].sum() <= 0.0051 * (before + 1)


def test_the_evidence_of_a_year_is_found_in_a_ninth_of_its_hours() -> None:
    year = np.full(24 * 365, 70)
    assert len(begins_of_steps(year)) < len(year) / 9


@given(guesses, guesses, st.floats(-0.999, 0.999), st.floats(0.05, 0.95))
def test_the_nearest_pair_is_where_the_divergence_is_least(
    first: float, other: float, difference: float, share: float
) -> None:
    """Compared with halving, which is slow and cannot go wrong."""
    low, high = max(0.0, -difference), min(1.0, 1.0 - difference)
    for _ in range(60):
        middle = (low + high) / 2
        moved = middle + difference
        slope = (1 - share) * (middle - first) / (middle * (1 - middle))
        slope += share * (moved - other) / (moved * (1 - moved))
        low, high = (middle, high) if slope < 0 else (low, middle)
    given = (np.array([[guess]]) for guess in (first, other))
    found = _nearest(*given, np.array([difference, 0.5]), share)[0, 0]
    assert found == pytest.approx((low + high) / 2, rel=1e-4, abs=1e-9)


@given(
    proportions, proportions, st.integers(1, 200), st.integers(0, 99), st.sampled_from([0.05, 0.9])
)
@settings(max_examples=20, deadline=None)
def test_what_is_refuted_need_not_be_followed(
    first: float, other: float, number: int, seed: int, error: float
) -> None:
    """The same interval as of all differences to the end; at 0.9 everything is refuted sometimes."""
    came = steps(first, other, number, seed)

    def plain(grid: Numbers) -> tuple[float, float]:
        largest = one_after_the_other(came, list(grid)).largest[0]
        kept = np.flatnonzero(largest < np.log(1 / error))
        if not kept.size:
            return (float(grid[np.argmin(largest)]),) * 2
        return float(grid[max(kept[0] - 1, 0)]), float(grid[min(kept[-1] + 1, grid.size - 1)])

    coarse = np.linspace(-0.975, 0.975, 79)
    step = coarse[1] - coarse[0]
    ends = [np.linspace(end - step, end + step, 41) for end in plain(coarse)]
    fine = np.unique(np.clip(np.concatenate(ends), -0.999, 0.999))
    assert confidence_sequence(came, 0.4, 0.05, error) == plain(fine)


def test_crossed_factors_sound_few_false_alarms_and_each_is_found() -> None:
    nothing = crossed((0.4,) * 4, 400, replicates=400, smallest_effect=0.1, seed=1)
    assert nothing.any <= 0.05
    one = crossed((0.5, 0.3, 0.5, 0.3), 500, replicates=200, smallest_effect=0.2, seed=2)
    assert one.factors[0] > 0.9
    assert one.factors[1] <= 0.05


def test_half_of_the_error_for_the_end_finds_more_at_the_same_size() -> None:
    size = fixed_size(0.3, 0.5)
    looked, planned = (
        watch(0.3, 0.5, size, replicates=400, smallest_effect=0.2, seed=3, at_the_end=part)
        for part in (0.0, 0.5)
    )
    assert planned.found > looked.found + 0.1
    assert planned.found >= 0.65
