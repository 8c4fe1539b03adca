"""Counting outcomes: every measure by the rows of one dimension, in one pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.outcomes.definitions import CORE, MANY, SLOWER, YES_OR_NO, Counted, Measure
from bot.outcomes.pooling import add
from bot.outcomes.question import Cells

Keys = list[tuple[str, str]]
"""Measures and the category of each."""


def core_keys(row: Counted) -> Keys:
    """What is counted of an outcome by every dimension."""
    return [(measure.name, measure.sort(row)) for measure in CORE]


def other_keys(row: Counted) -> Keys:
    """What is counted of it in all only."""
    keys = [(measure.name, measure.sort(row)) for measure in SLOWER]
    for kind, several in MANY.items():
        keys += [(f"{kind}:{one}", "yes") for one in several(row)]
    return keys


class Tally:
    """Exact counts of some days of one campaign; they are shown only after `pooling`."""

    def __init__(self) -> None:
        self._rows: dict[str, Counter[tuple[str, str]]] = {}

    def add(self, row: str, keys: Keys) -> None:
        """Count one outcome in a row."""
        self._rows.setdefault(row, Counter()).update(keys)

    def take(self, other: Tally) -> None:
        """Count what another tally of the same rows counted, too."""
        for name, counter in other._rows.items():
            self._rows.setdefault(name, Counter()).update(counter)

    @property
    def rows(self) -> Sequence[str]:
        """The rows that occur, in alphabetical order."""
        return sorted(self._rows)

    @property
    def conversations(self) -> int:
        """All that was counted."""
        return sum(map(self.size, self._rows))

    def size(self, row: str) -> int:
        """Conversations of a row."""
        return self._rows[row]["conversations", "all"]

    def cells(self, row: str, measure: Measure) -> Cells:
        """How many conversations of a row fall into each category."""
        counter = self._rows.get(row, Counter())
        cells = {category: counter[measure.name, category] for category in measure.categories}
        if measure.categories == YES_OR_NO:
            cells["no"] = self.size(row) - cells["yes"]
        return cells

    def whole(self, measure: Measure) -> Cells:
        """The same for all rows together."""
        return add(self.cells(row, measure) for row in self._rows)

    def addresses(self) -> list[Measure]:
        """One measure for each address of help that was shown or opened."""
        names = {name for counter in self._rows.values() for name, _ in counter}
        return [
            Measure(name, YES_OR_NO, lambda _row: "no")
            for name in sorted(names)
            if name.startswith(("offered:", "opened:"))
        ]
