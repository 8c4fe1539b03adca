"""Counting outcomes: every measure by the rows of one dimension, in one pass."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from bot.outcomes.definitions import CORE, MANY, SLOWER, YES_OR_NO, Measure
from bot.outcomes.pooling import add
from bot.outcomes.question import Cells

Keys = tuple[tuple[str, str], ...]
"""Measures and the category of each."""

Values = tuple[str | int | None, ...]
"""Columns of an outcome; lists are still JSON, so that equal ones are sorted only once."""

CORE_COLUMNS = ("turns", "stage", "topics", "opened", "not_understood")
"""What the core measures read; one that reads more fails, rather than finding nothing."""

OTHER_COLUMNS = (
    "ending",
    "topics",
    "safety",
    "readiness_before",
    "readiness_after",
    "offered",
    "opened",
    "path",
    "return_code",
    "returned",
)
"""What the other measures read."""

LISTS = frozenset({"topics", "safety", "offered", "opened"})

ALIKE = 2**16
"""Different outcomes of which the categories are remembered: sorting takes longer than counting."""


@lru_cache(ALIKE)
def core_keys(values: Values) -> Keys:
    """What is counted of an outcome by every dimension, from its `CORE_COLUMNS`."""
    row = _row(CORE_COLUMNS, values)
    return tuple((measure.name, measure.sort(row)) for measure in CORE)


@lru_cache(ALIKE)
def other_keys(values: Values) -> Keys:
    """What is counted of it in all only, from its `OTHER_COLUMNS`."""
    row = _row(OTHER_COLUMNS, values)
    keys = [(measure.name, measure.sort(row)) for measure in SLOWER]
    for kind, several in MANY.items():
        keys += [(f"{kind}:{one}", "yes") for one in several(row)]
    return tuple(keys)


def _row(columns: Sequence[str], values: Values) -> Any:
    pairs = zip(columns, values, strict=True)
    return SimpleNamespace(
        **{name: json.loads(str(value)) if name in LISTS else value for name, value in pairs}
    )


class Tally:
    """Exact counts of some days of one campaign; they are shown only after `pooling`."""

    def __init__(self) -> None:
        self._rows: dict[str, Counter[tuple[str, str]]] = {}

    def add(self, row: str, keys: Keys) -> None:
        """Count one outcome in a row."""
        counter = self._rows.get(row)
        if counter is None:
            counter = self._rows[row] = Counter()
        counter.update(keys)

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
