"""What the noise costs: how far a figure is from the count, and whether intervals keep their promise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.outcomes.noise import KEYS, noisy
from bot.outcomes.question import Share


@dataclass(frozen=True, slots=True)
class Useful:
    """Of a share among some conversations.

    Args:
        error: typical error of the count by noise (root of the mean square).
        chance: that of the draw, which no method can take away.
        covered: how often, in per cent, the interval holds the true share.
        half: half of the interval's width, in points.
    """

    error: float
    chance: float
    covered: float
    half: float


def useful(size: int, share: float, trials: int, *, parts: int = 1, seed: int = 1) -> Useful:
    """Draw, show and compare.

    Args:
        size: conversations.
        share: of them that succeed.
        trials: how often.
        parts: figures that are added up, each with its noise.
        seed: of the draws.
    """
    draw = np.random.default_rng(seed)
    errors, held, widths = [], 0, []
    for _ in range(trials):
        counts = [int(draw.binomial(size // parts, share)) for _ in range(parts)]
        shown = sum(noisy(count, int(draw.integers(KEYS))) for count in counts)
        of = sum(noisy(size // parts, int(draw.integers(KEYS))) for _ in range(parts))
        errors.append(shown - sum(counts))
        interval = Share(shown or None, of, parts).interval
        if interval is not None:
            held += interval.low <= share <= interval.high
            widths.append(100 * (interval.high - interval.low) / 2)
    chance = (size * share * (1 - share)) ** 0.5
    error = float(np.sqrt(np.mean(np.square(errors))))
    return Useful(error, chance, 100 * held / trials, float(np.mean(widths)))
