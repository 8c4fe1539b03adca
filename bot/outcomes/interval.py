"""The interval of a share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import sqrt
from statistics import NormalDist

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """From where to where a share may lie, both between 0 and 1."""

    low: float
    high: float


def wilson(count: int, of: int, confidence: float = CONFIDENCE) -> Interval:
    """Wilson's score interval (E. B. Wilson, JASA 22, 1927, pages 209-212).

    It stays between 0 and 1 and keeps its promise with small shares, where the usual one does not.
    Written out, because a page shows hundreds and scipy's tests the share each time as well.
    """
    z = _quantile(confidence)
    share, square = count / of, z * z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half = z * sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    low = 0.0 if count == 0 else middle - half
    high = 1.0 if count == of else middle + half
    return Interval(max(0.0, low), min(1.0, high))


def share_interval(count: int, of: int, noise: float) -> Interval:
    """Of a share whose count and denominator were made uncertain: Wilson's, wider by the noise.

    The variances of chance and noise add up, those of the noise by the usual linear approximation of
    a ratio.

    Args:
        count: as it is shown.
        of: of how many, as it is shown.
        noise: variance that each of both has besides.
    """
    chance = wilson(count, of)
    share = count / of
    blur = _quantile(CONFIDENCE) ** 2 * noise * (1 + share * share) / of**2
    low, high = (sqrt((end - share) ** 2 + blur) for end in (chance.low, chance.high))
    return Interval(max(0.0, share - low), min(1.0, share + high))


@cache
def _quantile(confidence: float) -> float:
    """How many standard deviations hold this share of a normal distribution around its middle."""
    return NormalDist().inv_cdf((1 + confidence) / 2)
