"""The proof of the experiments' statistics: thousands of made-up experiments, looked at all the time.

    python -m tools.trials

prints how often an experiment without any difference sounds a false alarm, how often one with a
difference finds it, beside a test of a fixed size, and how often the intervals miss the truth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import numpy as np
from rich.console import Console
from rich.table import Table

from bot.campaigns.experiments.counts import begins_of_steps
from bot.campaigns.experiments.inference import EvidenceProcess, Numbers, newcombe
from bot.campaigns.experiments.size import two_sided_size
from tools.factorial_trials import ERROR, factorial_table, usual_test


@dataclass(frozen=True, slots=True)
class Looked:
    """How many of the experiments found a difference, and after how many conversations on average.

    `at_the_end` is the share that a test of a fixed size finds with the same conversations.
    """

    found: float
    conversations: float
    at_the_end: float


def watch(
    first: float,
    other: float,
    conversations: int,
    *,
    replicates: int,
    smallest_effect: float,
    seed: int,
    share: float = 0.5,
    at_the_end: float = 0.0,
) -> Looked:
    """Experiments side by side, each looked at after every step of its evidence.

    A step is a single conversation until two hundred have come, and a two-hundredth of those before it then.

    Args:
        first: proportion of successes in the first arm.
        other: in the other arm.
        conversations: when an experiment ends without a finding.
        replicates: number of experiments.
        smallest_effect: as in the file of an experiment.
        seed: of the random numbers.
        share: of the other arm.
        at_the_end: part of the error that is kept for one usual test at the end.
    """
    process = EvidenceProcess(share, smallest_effect, np.zeros(1), replicates=replicates)
    found_after = np.full(replicates, np.inf)
    counts, taken = np.zeros((4, replicates)), np.zeros((4, replicates))
    ends = {*begins_of_steps(np.ones(conversations, dtype=np.int64))[1:].tolist(), conversations}
    arrivals = _arrivals(first, other, conversations, replicates, share, seed)
    for number, arrived in enumerate(arrivals, 1):
        counts += arrived
        if number not in ends:
            continue
        process.add(*(counts - taken))
        taken = counts.copy()
        new = (process.largest[:, 0] >= -np.log(ERROR * (1 - at_the_end))) & np.isinf(found_after)
        found_after[new] = number
    if at_the_end:
        found_after[usual_test(counts, ERROR * at_the_end) & np.isinf(found_after)] = conversations
    return Looked(
        found=float(np.mean(np.isfinite(found_after))),
        conversations=float(np.mean(np.minimum(found_after, conversations))),
        at_the_end=float(np.mean(usual_test(counts))),
    )


def naive(conversations: int, *, replicates: int, proportion: float, seed: int) -> float:
    """False alarms of a usual test that is looked at after every conversation: why we do otherwise."""
    counts = np.zeros((4, replicates))
    alarmed = np.zeros(replicates, dtype=bool)
    for arrived in _arrivals(proportion, proportion, conversations, replicates, 0.5, seed):
        counts += arrived
        alarmed |= usual_test(counts)
    return float(np.mean(alarmed))


def coverage(
    first: float,
    other: float,
    conversations: int,
    *,
    replicates: int,
    smallest_effect: float,
    seed: int,
) -> tuple[float, float]:
    """How often the truth was never outside the confidence sequence, and is in the usual interval.

    The sequence is looked at after every conversation, the usual interval once at the end.
    """
    truth = np.array([other - first])
    process = EvidenceProcess(0.5, smallest_effect, truth, replicates=replicates)
    counts = np.zeros((4, replicates))
    for arrived in _arrivals(first, other, conversations, replicates, 0.5, seed):
        process.add(*arrived)
        counts += arrived
    never_outside = process.largest[:, 0] < np.log(1 / ERROR)
    inside = [low <= truth[0] <= high for low, high in (_interval(column) for column in counts.T)]
    return float(np.mean(never_outside)), float(np.mean(inside))


def _interval(counts: Numbers) -> tuple[float, float]:
    first, first_successes, other, other_successes = map(int, counts)
    return newcombe(first, first_successes, other, other_successes, ERROR)


def fixed_size(first: float, other: float) -> int:
    """Conversations in all that a test of a fixed size needs to find the difference in 80 of 100."""
    return 2 * ceil(two_sided_size(first, other, error=ERROR) / 2)


def _arrivals(
    first: float, other: float, conversations: int, replicates: int, share: float, seed: int
) -> Iterator[Numbers]:
    """One conversation for every experiment: number and successes of both arms."""
    random = np.random.default_rng(seed)
    for _ in range(conversations):
        in_other = random.random(replicates) < share
        success = random.random(replicates) < np.where(in_other, other, first)
        parts = (~in_other, ~in_other & success, in_other, in_other & success)
        yield np.array(parts, dtype=float)


def main() -> None:
    """Print the tables; takes a minute or two."""
    console = Console()
    for table in (_alarms(), _power(), _coverage(), factorial_table()):
        console.print(table)


def _alarms() -> Table:
    table = Table(
        "successes",
        "ever an alarm",
        "half of the error for the end",
        "usual test, looked at as often",
        title="2,000 experiments without a difference, looked at all the time in 3,000 conversations "
        "(at most 5 % may sound an alarm)",
    )
    for seed, proportion in enumerate((0.02, 0.1, 0.3, 0.5)):
        looked, half = (
            watch(
                proportion,
                proportion,
                3000,
                replicates=2000,
                smallest_effect=0.05,
                seed=seed,
                at_the_end=part,
            )
            for part in (0.0, 0.5)
        )
        usual = naive(3000, replicates=2000, proportion=proportion, seed=seed)
        table.add_row(
            f"{proportion:.0%}", f"{looked.found:.1%}", f"{half.found:.1%}", f"{usual:.1%}"
        )
    return table


def _power() -> Table:
    table = Table(
        "successes",
        "conversations",
        "× fixed size",
        "found",
        "on average after",
        "half of the error for the end",
        "on average after",
        "fixed size finds",
        title="2,000 experiments with a difference",
    )
    for seed, (first, other) in enumerate(((0.05, 0.08), (0.1, 0.15), (0.2, 0.3), (0.3, 0.4))):
        size = fixed_size(first, other)
        for factor in (1, 1.5, 2):
            most = ceil(size * factor)
            looked, half = (
                watch(
                    first,
                    other,
                    most,
                    replicates=2000,
                    smallest_effect=other - first,
                    seed=seed,
                    at_the_end=part,
                )
                for part in (0.0, 0.5)
            )
            table.add_row(
                f"{first:.0%} and {other:.0%}",
                f"{most}",
                f"{factor:g}",
                f"{looked.found:.1%}",
                f"{looked.conversations:.0f}",
                f"{half.found:.1%}",
                f"{half.conversations:.0f}",
                f"{looked.at_the_end:.1%}",
            )
    return table


def _coverage() -> Table:
    table = Table(
        "successes",
        "never outside the sequence",
        "in Newcombe's, once at the end",
        title="How often intervals of 95 % hold the truth, 2,000 experiments of 2,000 conversations",
    )
    for seed, (first, other) in enumerate(((0.02, 0.02), (0.05, 0.08), (0.1, 0.2), (0.5, 0.4))):
        sequence, interval = coverage(
            first, other, 2000, replicates=2000, smallest_effect=0.05, seed=seed
        )
        table.add_row(f"{first:.0%} and {other:.0%}", f"{sequence:.1%}", f"{interval:.1%}")
    return table


if __name__ == "__main__":
    main()
