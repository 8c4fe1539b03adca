"""Whoever knows the rule, and every number that is shown, cannot tell a small count.

These are no samples: every table up to a size is tried, with a minimum of 3 to keep them few.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Hashable, Iterable

import pytest

from bot.outcomes.pooling import group_categories, join, merge, pool, regroup
from bot.outcomes.question import OTHER

MINIMUM = 3
NAMES = ("a", "b", "c", "d")

Seen = Hashable
Table = tuple[int, ...]


def untold(tables: Iterable[tuple[Table, Seen]]) -> list[tuple[Seen, list[Table], int]]:
    """Cells whose count is small and follows from what is seen."""
    alike: dict[Seen, list[Table]] = defaultdict(list)
    for table, seen in tables:
        alike[seen].append(table)
    return [
        (seen, group[:3], cell)
        for seen, group in alike.items()
        for cell in range(len(group[0]))
        if len(possible := {table[cell] for table in group}) == 1 and 0 < min(possible) < MINIMUM
    ]


def splits(parts: int, totals: Iterable[int]) -> Iterable[Table]:
    """Every way to share these totals out."""
    for total in totals:
        for cuts in itertools.combinations(range(total + parts - 1), parts - 1):
            bounds = (-1, *cuts, total + parts - 1)
            yield tuple(b - a - 1 for a, b in itertools.pairwise(bounds))


def frozen(table: dict[str, dict[str, int]]) -> Seen:
    return tuple((name, tuple(cells.items())) for name, cells in table.items())


@pytest.mark.parametrize("in_order", [True, False])
def test_no_category_can_be_worked_out(in_order: bool) -> None:
    def tables() -> Iterable[tuple[Table, Seen]]:
        for counts in splits(4, range(10, 21)):
            cells = dict(zip(NAMES, counts, strict=True))
            grouping = group_categories(cells, NAMES, MINIMUM, in_order=in_order)
            shown = regroup(cells, grouping)
            assert all(count == 0 or count >= MINIMUM for count in shown.values())
            yield counts, tuple(shown.items())

    assert untold(tables()) == []


def test_no_row_can_be_worked_out() -> None:
    def tables() -> Iterable[tuple[Table, Seen]]:
        for counts in splits(4, range(10, 21)):
            rows = {n: {"all": c} for n, c in zip(NAMES, counts, strict=True) if c}
            shown = merge(rows, pool(rows, MINIMUM, NAMES))
            assert all(row["all"] >= MINIMUM for row in shown.values())
            yield counts, frozen(shown)

    assert untold(tables()) == []


def test_no_cell_can_be_worked_out_beside_known_row_sizes_and_known_columns() -> None:
    """The sizes of the rows are told elsewhere, and so is what the columns add up to."""

    def tables() -> Iterable[tuple[Table, Seen]]:
        # A measure that is small in all is not told by row.
        for yes in splits(3, range(MINIMUM, 10)):
            for sizes in itertools.product((10, 11, 15), repeat=3):
                no = [size - count for size, count in zip(sizes, yes, strict=True)]
                pairs = dict(zip(NAMES, zip(yes, no, strict=True), strict=False))
                rows = {name: {"yes": y, "no": n} for name, (y, n) in pairs.items()}
                order = [name for _, name in sorted(zip(sizes, NAMES, strict=False))]
                shown = merge(rows, pool(rows, MINIMUM, order, all_before=True))
                assert all(c == 0 or c >= MINIMUM for row in shown.values() for c in row.values())
                yield yes, (sizes, frozen(shown))

    assert untold(tables()) == []


def test_what_is_put_together_once_stays_together() -> None:
    first = {"a": "a", "b": "b+c", "c": "b+c", "d": "d"}
    second = {"a": "a", "b": "b", "c": "c+d", "d": "c+d"}
    assert join(first, second, in_order=True) == {"a": "a"} | dict.fromkeys("bcd", "b+c+d")
    first = {"a": OTHER, "b": OTHER, "c": "c", "d": "d"}
    second = {"a": "a", "b": "b", "c": OTHER, "d": OTHER}
    assert join(first, second, in_order=False) == dict.fromkeys("abcd", OTHER)


def test_what_is_already_together_goes_first() -> None:
    rows = {"a": {"all": 9}, "b": {"all": 2}, OTHER: {"all": 5}}
    assert pool(rows, MINIMUM, ["a", "b"]) == {"b", OTHER}
