"""The cell key method: a count is shown with a little noise that depends on who is counted, not on who asks.

Every outcome bears a random record key. The keys of those who are counted add up, as the counts do, and
where the sum falls in a fixed table decides by how much the count is shown too high or too low. The same
people therefore always give the same number, and asking again tells nothing new; a nought stays a nought,
ones and twos never appear. B. Fraser and J. Wooton, "A proposed method for confidentialising tabular output
to protect against differencing" (UNECE 2005); Handbook on Statistical Disclosure Control, chapter 5.4;
F. Bach, arXiv:2012.09775. Why and how well: decisions/0008-small-cells.md.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate

KEYS = 2**31
"""Record keys lie below this; a sum of four billion of them still fits into eight bytes."""

MOST = 3
"""By how much a count is shown too high or too low at most."""

VARIANCE = 2
"""Of the noise, whatever is counted."""

SMALLEST = 3
"""The smallest count that is ever shown."""

SLOTS = 30_000

Row = Mapping[int, int]
"""Noise and how many of the slots have it."""

TABLE: Mapping[int, Row] = {
    0: {0: 30_000},
    1: {-1: 20_000, 2: 10_000},
    2: {-2: 10_000, 1: 20_000},
    3: {-3: 4_437, 0: 15_251, 1: 7_691, 2: 2_243, 3: 378},
    4: {-1: 17_247, 0: 4_721, 1: 2_355, 2: 2_139, 3: 3_538},
    5: {-2: 5_029, -1: 7_000, 0: 7_320, 1: 5_750, 2: 3_395, 3: 1_506},
    6: {-3: 1_121, -2: 3_357, -1: 6_484, 0: 8_076, 1: 6_484, 2: 3_357, 3: 1_121},
}
"""By count; the last row is of all larger ones. Each has the mean nought, the variance 2 and, of all such,
the most entropy; `python -m tools.noise table` works it out."""

_ROWS = [(list(accumulate(row.values())), list(row)) for _, row in sorted(TABLE.items())]


def noisy(count: int, key: int) -> int:
    """The count as it is shown.

    Args:
        count: how many are counted.
        key: the sum of their record keys.
    """
    ends, noise = _ROWS[min(count, len(_ROWS) - 1)]
    slot = key % KEYS * SLOTS // KEYS
    return count + noise[bisect_right(ends, slot)]
