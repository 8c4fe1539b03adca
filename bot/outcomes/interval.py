"""The interval of a share."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.stats import binomtest

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """From where to where a share may lie, both between 0 and 1."""

    low: float
    high: float


def wilson(count: int, of: int) -> Interval:
    """Wilson's score interval (E. B. Wilson, JASA 22, 1927, pages 209-212).

    It stays between 0 and 1 and keeps its promise with small shares, where the usual one does not.
    """
    found = binomtest(count, of).proportion_ci(CONFIDENCE, method="wilson")
    return Interval(float(found.low), float(found.high))
