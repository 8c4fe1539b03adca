"""Made-up factorial experiments by the thousand, looked at all the time (`python -m tools.trials`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rich.table import Table
from scipy.stats import norm

from bot.campaigns.experiments.inference import EvidenceProcess, Numbers, corrected

ERROR = 0.05


@dataclass(frozen=True, slots=True)
class Crossed:
    """How many factorial experiments found something: either factor, and each of the two."""

    any: float
    factors: tuple[float, float]


def crossed(
    rates: Sequence[float],
    conversations: int,
    *,
    replicates: int,
    smallest_effect: float,
    seed: int,
    at_the_end: float = 0.5,
) -> Crossed:
    """Two by two factorial experiments, looked at after every conversation, both factors corrected.

    Args:
        rates: proportion of successes with neither factor, the first, the second, and both.
        conversations: when an experiment ends.
        replicates: number of experiments.
        smallest_effect: as in the file of an experiment.
        seed: of the random numbers.
        at_the_end: part of the error that is kept for one usual test at the end.
    """
    random = np.random.default_rng(seed)
    counts = np.zeros((2, 4, replicates))
    processes = [
        EvidenceProcess(0.5, smallest_effect, np.zeros(1), replicates=replicates) for _ in range(2)
    ]
    found = np.zeros((2, replicates), dtype=bool)
    proportions = np.array(rates)
    for _ in range(conversations):
        arm = random.integers(0, 4, replicates)
        success = random.random(replicates) < proportions[arm]
        for factor, process in enumerate(processes):
            has = (arm >> factor) % 2 == 1
            parts = np.array((~has, ~has & success, has, has & success), dtype=float)
            process.add(*parts)
            counts[factor] += parts
        paths = {str(n): process.log_evidence[:, 0] for n, process in enumerate(processes)}
        enough = -np.log(ERROR * (1 - at_the_end))
        found |= np.array([path >= enough for path in corrected(paths).values()])
    if at_the_end:
        found |= np.array([usual_test(count, ERROR * at_the_end / 2) for count in counts])
    one, other = found.mean(axis=1)
    return Crossed(float(found.any(axis=0).mean()), (float(one), float(other)))


def factorial_table() -> Table:
    """False alarms and findings of both factors."""
    table = Table(
        "went on with neither, the first, the second, both",
        "conversations",
        "any finding",
        "the first factor",
        "the second factor",
        title="2,000 factorial experiments with half of the error for the end (of a factor without an effect "
        "at most 5 % may be found)",
    )
    cases = (
        ((0.4, 0.4, 0.4, 0.4), 2000),
        ((0.1, 0.1, 0.1, 0.1), 2000),
        ((0.4, 0.3, 0.4, 0.3), 1400),
        ((0.4, 0.3, 0.3, 0.2), 1400),
        ((0.4, 0.3, 0.3, 0.3), 1400),
    )
    for seed, (rates, conversations) in enumerate(cases):
        looked = crossed(rates, conversations, replicates=2000, smallest_effect=0.1, seed=seed)
        table.add_row(
            ", ".join(f"{rate:.0%}" for rate in rates),
            f"{conversations}",
            f"{looked.any:.1%}",
            *(f"{share:.1%}" for share in looked.factors),
        )
    return table


def usual_test(
    counts: Numbers, error: float = ERROR
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Whether the usual test of two proportions finds a difference."""
    first, first_successes, other, other_successes = counts
    with np.errstate(divide="ignore", invalid="ignore"):
        pooled = (first_successes + other_successes) / (first + other)
        spread = np.sqrt(pooled * (1 - pooled) * (1 / first + 1 / other))
        distance = np.abs(other_successes / other - first_successes / first) / spread
    found: np.ndarray[tuple[int, ...], np.dtype[np.bool_]] = distance > norm.ppf(1 - error / 2)
    return found
