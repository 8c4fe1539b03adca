"""Evidence on a difference of two proportions that stays valid however often one looks.

Each conversation falls to an arm by a coin of known bias, and ends with a success or not. Under a
supposed difference, the likelihood of what came under a guess made from the past alone, divided by
its likelihood under the nearest pair of proportions with that difference, is an e-variable: its
expectation is at most one. The product over time is a test martingale, which exceeds 1/error ever
with at most that probability (Ville, 1939). Supposed differences that were refuted so far leave a
confidence sequence.

Sources: Turner, Ly and Grünwald (2024), Generic E-variables for exact sequential k-sample tests that
allow for optional stopping, J. Statist. Plann. Inference 230, 106116; Turner and Grünwald (2023),
Exact anytime-valid confidence intervals for contingency tables and beyond, Statist. Probab. Lett.
198, 109835 (one conversation a block, arms drawn at random: the set of pairs with one difference is
convex, so that the nearest pair is their reverse information projection); Vovk and Wang (2021),
E-values: calibration, combination and applications, Ann. Statist. 49, 1736-1754 (several arms).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import hypot

import numpy as np
from numpy.typing import NDArray

from bot.outcomes.interval import wilson

Numbers = NDArray[np.float64]

Steps = NDArray[np.int64]
"""New conversations, a row a step: conversations and successes of the first and the other arm."""

_EDGE = 1e-6
"""Guesses keep this far from 0 and 1, so that no single conversation decides alone."""

_POLISHES = 3
"""Steps of Newton after the formula."""

_AT_ONCE = 4_000
"""Steps times differences that are worked out at once: they fit the processor's own memory."""

_COARSE = np.linspace(-0.975, 0.975, 79)


class EvidenceProcess:
    """Evidence against supposed differences (other minus first), updated as conversations come.

    Args:
        share: probability that a conversation of the two arms falls to the other one.
        smallest_effect: the difference of interest; guesses are drawn to no difference as strongly
            as if one of this size were a usual one.
        differences: supposed differences; the last axis of all results.
        one_sided: against "at most this difference" instead of "exactly this difference".
        replicates: number of experiments that run side by side, in simulations.
    """

    def __init__(
        self,
        share: float,
        smallest_effect: float,
        differences: Numbers,
        *,
        one_sided: bool = False,
        replicates: int = 1,
    ) -> None:
        self._share = share
        self._smallest = smallest_effect
        self._differences = differences
        self._one_sided = one_sided
        self._counts = np.zeros((4, replicates, 1))
        self.log_evidence = np.zeros((replicates, differences.size))
        self.largest = np.zeros((replicates, differences.size))

    def add(
        self,
        first: Numbers | int,
        first_successes: Numbers | int,
        other: Numbers | int,
        other_successes: Numbers | int,
    ) -> None:
        """Take new conversations in: numbers, or one of each for every replicate."""
        taken = (first, first_successes, other, other_successes)
        new = np.stack(np.broadcast_arrays(*(np.reshape(part, (-1, 1)) for part in taken)))
        gain = _gain(
            self._counts, new, self._share, self._smallest, self._differences, self._one_sided
        )
        self._counts = self._counts + new
        self.log_evidence = self.log_evidence + gain
        self.largest = np.maximum(self.largest, self.log_evidence)


def _gain(
    past: Numbers,
    new: Numbers,
    share: float,
    smallest_effect: float,
    differences: Numbers,
    one_sided: bool,
) -> Numbers:
    """Evidence in what is new, given what came before; every row by itself.

    Rows are experiments that run side by side, or the steps of one: a step needs no more of those
    before it than their sums.
    """
    guess_first, guess_other = _guess(past, smallest_effect)
    null_first = _nearest(guess_first, guess_other, differences, share)
    null_other = np.clip(null_first + differences, 1e-12, 1 - 1e-12)
    gain = _log_ratio(new[0], new[1], guess_first, null_first)
    gain += _log_ratio(new[2], new[3], guess_other, null_other)
    if one_sided:
        gain = np.where(guess_other - guess_first > differences, gain, 0.0)
    return gain


def _guess(past: Numbers, smallest_effect: float) -> tuple[Numbers, Numbers]:
    """Proportions as the past suggests, each drawn to the proportion of both together."""
    first, first_successes, other, other_successes = past
    pooled = (first_successes + other_successes + 0.5) / (first + other + 1)
    weight = pooled * (1 - pooled) / smallest_effect**2
    guess_first = (first_successes + weight * pooled) / (first + weight)
    guess_other = (other_successes + weight * pooled) / (other + weight)
    return np.clip(guess_first, _EDGE, 1 - _EDGE), np.clip(guess_other, _EDGE, 1 - _EDGE)


def _log_ratio(number: Numbers, successes: Numbers, guess: Numbers, null: Numbers) -> Numbers:
    ratio: Numbers = successes * np.log(guess / null) + (number - successes) * np.log(
        (1 - guess) / (1 - null)
    )
    return ratio


def _nearest(first: Numbers, other: Numbers, differences: Numbers, share: float) -> Numbers:
    """The first arm's proportion in the nearest pair with each difference (least divergence).

    The slope of the divergence is a cubic over a positive denominator, and its zero the middle one of
    three: the others lie where a proportion would be below 0 or above 1. Viète's formula finds it, and
    Newton's steps take back the digits that it loses. Without a difference it is the mean of both.
    """
    if differences.size == 1 and differences[0] == 0:
        return (1 - share) * first + share * other
    rest, moved = 1 - differences, other - differences
    # The cubic is -x^3 + square x^2 + linear x + constant.
    square = (1 - share) * (rest - differences + first) + share * (1 + moved)
    linear = (1 - share) * (differences * rest - first * (rest - differences)) - share * moved
    constant = (share - 1) * first * differences * rest
    third = square / 3
    radius = np.sqrt(third**2 + linear / 3)
    cosine = (third**3 + (third * linear + constant) / 2) / radius**3
    angle = np.arccos(np.clip(cosine, -1, 1)) / 3
    nearest: Numbers = third + 2 * radius * np.cos(angle - 2 * np.pi / 3)
    low, high = np.maximum(0.0, -differences), np.minimum(1.0, rest)
    for _ in range(_POLISHES):
        nearest = np.clip(nearest, low, high)
        value = ((square - nearest) * nearest + linear) * nearest + constant
        nearest = nearest - value / ((2 * square - 3 * nearest) * nearest + linear)
    return np.clip(nearest, 1e-12, 1 - 1e-12)


def evidence(steps: Steps, share: float, smallest_effect: float) -> Numbers:
    """The e-value against "no difference" after each step, as a logarithm."""
    path = _path(_past(steps), steps, np.zeros(1), share, smallest_effect, np.zeros(1))
    return path[:, 0]


def exceeds(steps: Steps, share: float, smallest_effect: float, tolerance: float) -> float:
    """The largest e-value so far against "at most this much more in the other arm", as a logarithm."""
    most = _largest(steps, share, smallest_effect, np.array([tolerance]), one_sided=True)
    return float(most[0])


def confidence_sequence(
    steps: Steps, share: float, smallest_effect: float, error: float
) -> tuple[float, float]:
    """The differences that were never refuted so far, as an interval.

    Found on a coarse grid and then on a fine one around its ends; the ends are the nearest refuted
    differences, so that the interval is never too short. If everything is refuted, which happens
    with probability `error` at most, the interval is the one point with the least evidence.

    Remembered, because what operators are shown has new steps only once a day.
    """
    return _sequence(steps.astype(np.int64).tobytes(), share, smallest_effect, error)


@lru_cache(maxsize=64)
def _sequence(
    steps: bytes, share: float, smallest_effect: float, error: float
) -> tuple[float, float]:
    came = np.frombuffer(steps, dtype=np.int64).reshape(-1, 4)
    bound = float(np.log(1 / error))
    low, high = _kept(came, share, smallest_effect, _COARSE, bound)
    step = _COARSE[1] - _COARSE[0]
    ends = [np.linspace(end - step, end + step, 41) for end in (low, high)]
    fine = np.unique(np.clip(np.concatenate(ends), -0.999, 0.999))
    return _kept(came, share, smallest_effect, fine, bound)


def _kept(
    steps: Steps, share: float, smallest_effect: float, grid: Numbers, bound: float
) -> tuple[float, float]:
    largest = _largest(steps, share, smallest_effect, grid, bound=bound)
    kept = np.flatnonzero(largest < bound)
    if not kept.size:
        largest = _largest(steps, share, smallest_effect, grid)
        point = float(grid[np.argmin(largest)])
        return point, point
    first, last = max(int(kept[0]) - 1, 0), min(int(kept[-1]) + 1, grid.size - 1)
    return float(grid[first]), float(grid[last])


def _largest(
    steps: Steps,
    share: float,
    smallest_effect: float,
    differences: Numbers,
    *,
    one_sided: bool = False,
    bound: float = np.inf,
) -> Numbers:
    """The largest e-value so far against each difference, as a logarithm.

    One that reached the bound is followed no further: it never comes back below.
    """
    past, largest, total = _past(steps), np.zeros(differences.size), np.zeros(differences.size)
    begin, left = 0, np.arange(differences.size)
    while begin < len(steps) and left.size:
        block = slice(begin, begin + max(1, _AT_ONCE // left.size))
        path = _path(
            past[block],
            steps[block],
            total[left],
            share,
            smallest_effect,
            differences[left],
            one_sided=one_sided,
        )
        total[left] = path[-1]
        largest[left] = np.maximum(largest[left], path.max(axis=0))
        begin, left = block.stop, np.flatnonzero(largest < bound)
    return largest


def _past(steps: Steps) -> Steps:
    """What had come before each step."""
    return np.cumsum(steps, axis=0) - steps


def _path(
    past: Steps,
    came: Steps,
    total: Numbers,
    share: float,
    smallest_effect: float,
    differences: Numbers,
    *,
    one_sided: bool = False,
) -> Numbers:
    """What `EvidenceProcess` has after each step, for many steps at once: steps by differences."""
    before, new = (part.T[:, :, None].astype(float) for part in (past, came))
    gain = _gain(before, new, share, smallest_effect, differences, one_sided)
    # From the sum so far on, one after the other: to the last digit what adding them up gives.
    path: Numbers = np.cumsum(np.concatenate([total[None, :], gain]), axis=0)[1:]
    return path


def corrected(evidences: Mapping[str, Numbers]) -> dict[str, Numbers]:
    """Paths of e-values of several arms, as logarithms, corrected for their number.

    Closed testing with the mean as merging function (Vovk and Wang, 2021, algorithm 1): an arm's is
    the smallest mean over all sets of arms that it belongs to; never worse than Bonferroni's.
    """
    values = {name: np.exp(np.minimum(path, 700.0)) for name, path in evidences.items()}
    result = {}
    for name, value in values.items():
        others = [other for key, other in values.items() if key != name]
        sums = np.cumsum([value, *np.sort(np.array(others), axis=0)], axis=0)
        means = sums / np.arange(1, len(values) + 1)[:, None]
        with np.errstate(divide="ignore"):  # no evidence at all is the logarithm of nothing
            result[name] = np.log(np.min(means, axis=0))
    return result


def newcombe(
    first: int, first_successes: int, other: int, other_successes: int, error: float
) -> tuple[float, float]:
    """Interval of the difference for a single look at a size that was fixed before.

    Newcombe (1998), Interval estimation for the difference between independent proportions, Stat.
    Med. 17, 873-890, method 10: from Wilson's intervals of both proportions.
    """
    if not first or not other:
        return -1.0, 1.0
    share_first, share_other = first_successes / first, other_successes / other
    wilson_first = wilson(first_successes, first, 1 - error)
    wilson_other = wilson(other_successes, other, 1 - error)
    low = hypot(share_other - wilson_other.low, wilson_first.high - share_first)
    high = hypot(wilson_other.high - share_other, share_first - wilson_first.low)
    return share_other - share_first - low, share_other - share_first + high
