"""Whether a confidence can be believed: the reliability curve, and the risk at each coverage.

Of messages that raise no alarm: the share of a harmless meaning says nothing of a danger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from bot.commands.evaluation.result import Result
from bot.outcomes.interval import wilson

BINS = 10

COVERAGES = (0.3, 0.5, 0.7, 0.9, 1.0)
"""Parts of the messages, the surest first, of which the share that is read right is told."""


def share(values: Iterable[bool]) -> dict[str, Any]:
    """A share from 0 to 1 with its 95 % interval, of how many."""
    counted = list(values)
    if not counted:
        return {"of": 0, "share": None, "interval_95": None}
    ends = wilson(sum(counted), len(counted))
    return {
        "of": len(counted),
        "share": round(sum(counted) / len(counted), 4),
        "interval_95": [round(ends.low, 4), round(ends.high, 4)],
    }


def reliability(results: Sequence[Result]) -> list[dict[str, Any]]:
    """The mean confidence and the share that is right, in ten bins (Guo et al., 2017); none is empty."""
    return [
        share(r.strict for r in group) | {"confidence": round(_confidence(group), 4)}
        for _, group in sorted(_bins(results).items())
    ]


def calibration_error(results: Sequence[Result]) -> float:
    """Expected calibration error (Guo et al., 2017): how far the curve lies from the truth."""
    bins = _bins(results).values()
    gaps = (len(group) * abs(_confidence(group) - _strict(group)) for group in bins)
    return round(sum(gaps) / max(sum(map(len, bins)), 1), 4)


def risk_coverage(results: Sequence[Result]) -> list[dict[str, Any]]:
    """What is right of the surest part of the messages (El-Yaniv and Wiener, 2010).

    The rest could be asked back. Answers that a fair judge accepts count.
    """
    surest = sorted(_calm(results), key=lambda r: -r.first.confidence)
    parts = {part: surest[: round(part * len(surest))] for part in COVERAGES}
    return [
        share(r.right for r in kept) | {"coverage": part, "confidence": kept[-1].first.confidence}
        for part, kept in parts.items()
        if kept
    ]


def _calm(results: Sequence[Result]) -> list[Result]:
    return [result for result in results if not result.is_alarm]


def _bins(results: Sequence[Result]) -> dict[int, list[Result]]:
    bins: dict[int, list[Result]] = defaultdict(list)
    for result in _calm(results):
        bins[min(int(result.first.confidence * BINS), BINS - 1)].append(result)
    return bins


def _confidence(group: Sequence[Result]) -> float:
    return sum(r.first.confidence for r in group) / len(group)


def _strict(group: Sequence[Result]) -> float:
    return sum(r.strict for r in group) / len(group)
