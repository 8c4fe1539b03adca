"""Works out the table of the noise: of all tables that keep the promises, the one with the most entropy.

After the R package `ptable` (Enderle, Giessing and Tent): the mean is zero, the variance fixed, nothing
lies further than the maximum from the count, and neither negative numbers nor small ones appear.

    python -m tools.noise     # prints it as it stands in bot/outcomes/noise.py
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bot.outcomes.noise import MOST, SLOTS, SMALLEST, VARIANCE

Numbers = NDArray[np.float64]
TRIES = 500


def table() -> dict[int, dict[int, int]]:
    """Slots by count and noise; the last row is of all larger counts."""
    rows = {0: {0: SLOTS}}
    for count in range(1, MOST + SMALLEST + 1):
        noise = np.array(
            [v for v in range(-MOST, MOST + 1) if count + v == 0 or count + v >= SMALLEST]
        )
        rows[count] = _slots(noise, _most_entropy(noise, VARIANCE))
    return rows


def _most_entropy(noise: Numbers, variance: float) -> Numbers:
    """Weights proportional to exp(a v + b v²) with both moments right, by Newton's method."""
    if 0 not in noise:
        # A count that is too small to be shown: zero or the smallest, which has this very variance.
        below, above = noise[0], noise[1]
        up = -below / (above - below)
        return np.where(noise == below, 1 - up, np.where(noise == above, up, 0.0))
    moments = np.stack([noise, noise**2])
    parameters = np.zeros(2)
    for _ in range(TRIES):
        weights = np.exp(parameters @ moments)
        weights /= weights.sum()
        missing = moments @ weights - np.array([0.0, variance])
        centred = moments - (moments @ weights)[:, None]
        parameters -= 0.3 * np.linalg.solve((centred * weights) @ centred.T, missing)
    return np.asarray(weights)


def _slots(noise: Numbers, weights: Numbers) -> dict[int, int]:
    """Whole slots with a mean of exactly zero."""
    slots = {int(v): round(SLOTS * w) for v, w in zip(noise, weights, strict=True)}
    if 0 in slots:
        slots[1] -= sum(v * number for v, number in slots.items())
        slots[0] += SLOTS - sum(slots.values())
    return {v: number for v, number in slots.items() if number}


if __name__ == "__main__":
    for count, row in table().items():
        print(f"    {count}: {{{', '.join(f'{noise}: {n:_}' for noise, n in row.items())}}},")
