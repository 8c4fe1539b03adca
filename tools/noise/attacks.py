"""Attacks on shown counts, each by the best that can be made of what is seen, beside guessing.

Whoever attacks knows the table of the noise and how often something happens on average, sees every figure
that the console shows of it, and names the number that is then most probable. Guessing means the same of
whoever sees the one figure alone; it is no better than the figure is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from math import lgamma

import numpy as np
from numpy.typing import NDArray

from bot.outcomes.noise import KEYS, TABLE, noisy

Numbers = NDArray[np.float64]


Tree = Sequence["Tree"]
"""What is counted and shown: a whole and its parts; without parts it is what the attacker wants."""

SURE = 0.95
FEW = (1, 2)

LEAF: Tree = ()
QUARTER: Tree = ((LEAF,) * 4, (LEAF,) * 4, (LEAF,) * 5)
"""A quarter, its months, their weeks."""


@dataclass(frozen=True, slots=True)
class Success:
    """How often the number was named, in per cent, by the figure alone and by all figures.

    `sure_before` and `sure` are of the counts of one and two alone: of how many of them somebody is
    rightly sure (`SURE`), by the figure alone and by all figures. This is what would single people out.
    """

    guessing: float
    attack: float
    sure_before: float
    sure: float

    @property
    def gain(self) -> float:
        """Points that the other figures are worth."""
        return self.attack - self.guessing


def find(tree: Tree, usual: float, trials: int, seed: int = 1) -> Success:
    """Look for the counts of the leaves.

    Args:
        tree: the figures that are shown.
        usual: count of a leaf on average; counts are Poisson's.
        trials: how often everything is drawn anew.
        seed: of the draws.
    """
    draw = np.random.default_rng(seed)
    most = int(usual + 8 * usual**0.5 + 8)
    prior = _poisson(usual, most)
    found = [leaf for _ in range(trials) for leaf in _look(_Seen(tree, draw, prior))]
    few = [leaf for leaf in found if leaf[0] in FEW]
    return Success(
        guessing=_per_cent(truth == int(alone.argmax()) for truth, alone, _ in found),
        attack=_per_cent(truth == int(likely.argmax()) for truth, _, likely in found),
        sure_before=_per_cent(alone[truth] >= SURE for truth, alone, _ in few),
        sure=_per_cent(likely[truth] >= SURE for truth, _, likely in few),
    )


def _per_cent(right: Iterable[bool]) -> float:
    told = [*right]
    return 100 * sum(told) / len(told) if told else 0.0


class _Seen:
    """A count with its parts, and what its figure says of it."""

    def __init__(self, tree: Tree, draw: np.random.Generator, prior: Numbers) -> None:
        self.parts = [_Seen(part, draw, prior) for part in tree]
        if self.parts:
            self.truth: int = sum(part.truth for part in self.parts)
            below = reduce(np.convolve, [part.likely for part in self.parts])
        else:
            self.truth = min(int(draw.poisson(_mean(prior))), len(prior) - 1)
            below = prior
        self.own = likelihood(noisy(self.truth, int(draw.integers(KEYS))), len(below))
        self.likely: Numbers = below * self.own


def _look(seen: _Seen, above: Numbers | None = None) -> Iterator[tuple[int, Numbers, Numbers]]:
    """Of each leaf: its count, and how probable each is by its figure and by all (belief propagation)."""
    above = np.ones(len(seen.likely)) if above is None else above
    if not seen.parts:
        together = seen.likely * above
        yield seen.truth, seen.likely / seen.likely.sum(), together / together.sum()
    for place, part in enumerate(seen.parts):
        others = [other.likely for n, other in enumerate(seen.parts) if n != place]
        rest = reduce(np.convolve, others, np.ones(1))
        outside = above * seen.own
        message = np.correlate(outside, rest, "valid")
        yield from _look(part, message[: len(part.likely)])


def likelihood(shown: int, length: int) -> Numbers:
    """How probable a figure is for each count below a length."""
    last = max(TABLE)
    most = max(TABLE[last])
    chances = np.zeros(length)
    for count in range(max(0, shown - most), min(length, shown + most + 1)):
        row = TABLE[min(count, last)]
        chances[count] = row.get(shown - count, 0) / sum(row.values())
    return chances


def insider(count: int, figures: int, trials: int, seed: int = 1) -> float:
    """How often, in per cent, somebody who knows all others in a cell says rightly whether one is in it.

    Half of the time the one is. Guessing is right in 50.

    Args:
        count: the others.
        figures: in so many figures of different people, of each of which the insider knows all others.
        trials: how often.
        seed: of the draws.
    """
    draw = np.random.default_rng(seed)
    right = 0.0
    for _ in range(trials):
        is_in = bool(draw.integers(2))
        evidence = 0.0
        for place in range(figures):
            others = count * (place + 1)
            shown = noisy(others + is_in, int(draw.integers(KEYS)))
            without, within = likelihood(shown, others + 2)[others : others + 2]
            evidence += np.log(within + 1e-12) - np.log(without + 1e-12)
        right += 0.5 if abs(evidence) < 1e-9 else float((evidence > 0) == is_in)
    return 100 * right / trials


def free_ranges(usual: float, pairs: int, trials: int, seed: int = 1) -> float:
    """How often a week is found where days may be chosen freely, in per cent: it is not offered.

    Two ranges that differ by the week are subtracted; every other pair of ranges is a fresh draw.
    """
    draw = np.random.default_rng(seed)
    right = 0
    for _ in range(trials):
        truth, beside = int(draw.poisson(usual)), int(draw.poisson(10 * usual))
        keys = draw.integers(KEYS, size=(pairs, 2))
        both = [noisy(truth + beside + n, int(key)) for n, (key, _) in enumerate(keys)]
        one = [noisy(beside + n, int(key)) for n, (_, key) in enumerate(keys)]
        right += round(float(np.mean(both) - np.mean(one))) == truth
    return 100 * right / trials


def _poisson(mean: float, most: int) -> Numbers:
    counts = np.arange(most + 1)
    chances = np.exp(counts * np.log(mean) - mean - np.array([lgamma(n + 1) for n in counts]))
    return np.asarray(chances / chances.sum())


def _mean(chances: Numbers) -> float:
    return float(np.arange(len(chances)) @ chances)
