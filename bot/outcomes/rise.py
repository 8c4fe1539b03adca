"""Whether a kind of danger rises: a control chart of its weekly counts, as the console shows them.

The chart is Shewhart's for events among a varying number (the u-chart): it asks whether the newest week
had more conversations with a danger than so many conversations had in the eight weeks before. With `d`
and `n`, conversations with the danger and all, added up over the `k` weeks before, and `m` conversations
in the newest week,

    expected = d / n * m
    limit    = expected + 3 * sqrt(expected + 2 + (m / n)² * (d + 2 * k))

and a kind rises when its count lies above the limit. Under the root stand the variance of the newest
count (Poisson's, which is its mean, and that of the noise, 2) and the variance of what was expected,
which is itself an estimate of few weeks and bears noise, too. With equal weeks this is a c-chart on their
mean, wider by 1 + 1/k.

W. A. Shewhart, Economic Control of Quality of Manufactured Product (1931); NIST/SEMATECH e-Handbook of
Statistical Methods, 6.3.3.1, Counts Control Charts; on the variance of the estimate K. Krishnamoorthy and
J. Peng, Journal of Statistical Planning and Inference 141 (2011), 1709-1718 (Nelson's prediction interval).
How often it is wrong, and what it finds: tests/outcomes/test_rise.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from bot.outcomes.definitions import EVERYBODY
from bot.outcomes.noise import VARIANCE
from bot.outcomes.periods import Period
from bot.outcomes.view import View
from bot.vocabulary import DANGERS

BEFORE = 8
"""Weeks that the newest is compared with."""

FEWEST = 4
"""Weeks before the newest that there must be; of fewer nothing is known."""

DEVIATIONS = 3
"""Standard deviations above what was expected; Shewhart's three."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the chart says of one kind.

    Args:
        kind: of danger.
        count: conversations of the newest week, as they are shown.
        expected: how many they would be if nothing had changed.
        limit: above which it rises.
    """

    kind: str
    count: int
    expected: float
    limit: float

    @property
    def rises(self) -> bool:
        """Whether chance and noise hardly explain it."""
        return self.count > self.limit


BURST_LEAST, BURST_TIMES = 100, 3
"""Conversations of a campaign in a week, and times the fullest week before, above which it is a burst."""

Week = tuple[Period, View]


def verdicts(weeks: Sequence[Week]) -> list[Verdict] | None:
    """Of every kind of danger in the newest week; nothing while there are too few weeks.

    Args:
        weeks: that follow each other, the newest last.
    """
    if not weeks:
        return None
    newest, before = weeks[-1][1], [view for _, view in weeks[:-1]][-BEFORE:]
    if len(before) < FEWEST or not any(view.count(EVERYBODY) for view in before):
        return None
    return [
        judged(
            kind,
            (_count(newest, f"danger:{kind}"), _count(newest, EVERYBODY)),
            [(_count(view, f"danger:{kind}"), _count(view, EVERYBODY)) for view in before],
        )
        for kind in DANGERS
    ]


def judged(kind: str, newest: tuple[int, int], before: Sequence[tuple[int, int]]) -> Verdict:
    """The formula above; each pair is of conversations with the danger, and all, of one week."""
    count, of = newest
    found, all_found = (sum(column) for column in zip(*before, strict=True))
    part = of / all_found
    expected = part * found
    variance = expected + VARIANCE + part**2 * (found + VARIANCE * len(before))
    return Verdict(kind, count, expected, expected + DEVIATIONS * sqrt(variance))


def _count(view: View, cell: str) -> int:
    return view.count(cell) or 0


def is_burst(counts: Sequence[int]) -> bool:
    """Whether a campaign's newest week is far fuller than any before: an advertisement, or a forgery.

    Chance does not triple a hundred conversations. A campaign that only begins has no burst.

    Args:
        counts: conversations of weeks that follow each other, the newest last.
    """
    *before, newest = counts or (0,)
    begun = next((week for week, count in enumerate(before) if count), len(before))
    if len(before) - begun < FEWEST:
        return False
    return newest >= BURST_LEAST and newest > BURST_TIMES * max(before)
