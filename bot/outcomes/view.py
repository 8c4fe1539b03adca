"""The one way from sums to figures: whatever a page, a file or an experiment shows was made here.

A figure is a count with its noise, `None` where that leaves nought: nought and very few look alike. The
same figure has the same name, the same people and the same denominator wherever it is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.outcomes.definitions import BY_NAME, ENGAGED, EVERYBODY, GOALS, WHOLE, WITHIN
from bot.outcomes.noise import noisy
from bot.outcomes.question import Share
from bot.vocabulary import STAGES

Sums = Mapping[str, Sequence[int]]
"""By cell: how many, and the sum of their record keys."""


@dataclass(frozen=True, slots=True)
class View:
    """The figures of some conversations.

    Args:
        tiles: their sums, by the periods that make up the one that was asked for.
    """

    tiles: Sequence[Sums]

    def count(self, cell: str) -> int | None:
        """How many are counted in a cell."""
        return sum(_shown(tile, cell) for tile in self.tiles) or None

    def share(self, cell: str, of: str = EVERYBODY) -> Share:
        """The same, and of how many."""
        return Share(self.count(cell), self.count(of), max(1, len(self.tiles)))

    def headline(self, name: str, of: str = ENGAGED) -> Share:
        """`desist` or `help`, of those who went on talking; or another goal."""
        return self.share(GOALS[name], of)

    def funnel(self) -> dict[str, Share]:
        """How many came at least so far, in rising order: each is a part of the one before."""
        return {
            stage: self.share(f"reached:{stage}" if place else EVERYBODY)
            for place, stage in enumerate(map(str, STAGES))
        }

    def table(self, measure: str) -> dict[str, Share]:
        """Every answer to a measure."""
        asked = BY_NAME[measure]
        return {one: self.share(f"{measure}:{one}", asked.of) for one in asked.categories}

    def many(self, kind: str, names: Sequence[str] = ()) -> dict[str, Share]:
        """What conversations have several of, most first: these, and whatever else was counted."""
        found = {cell for tile in self.tiles for cell in tile if cell.startswith(f"{kind}:")}
        found |= {f"{kind}:{name}" for name in names}
        shares = {
            cell.partition(":")[2]: self.share(cell, WHOLE.get(cell, EVERYBODY)) for cell in found
        }
        shown = {name: one for name, one in shares.items() if one.count or name in names}
        return dict(sorted(shown.items(), key=lambda item: (-(item[1].count or 0), item[0])))


def _shown(tile: Sums, cell: str) -> int:
    """A count with its noise; a part is never more than the whole."""
    count, key = tile.get(cell, (0, 0))
    shown = noisy(count, key)
    return shown if cell == EVERYBODY else min(shown, _shown(tile, WITHIN.get(cell, EVERYBODY)))
