"""Which rows and categories of a table are put together, so that no small count can be worked out.

The rule is public, and so is what it looks at beside the counts themselves: the order in which larger
ones are taken in. A small one is never shown; one that is not small always goes with it, and what they
add up to is at least `2 * minimum - 1`, so that any single one of them may have been any number from 1
to `minimum - 1`. The reasons are in decisions/0008-small-cells.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.outcomes.question import OTHER, Cells, Rows

Grouping = dict[str, str]
"""Category → the name under which it is shown."""


def group_categories(
    counts: Mapping[str, int], categories: Sequence[str], minimum: int, *, in_order: bool
) -> Grouping:
    """Put rare categories together: with their neighbours where they have an order."""
    if in_order:
        return _in_order(_neighbours(counts, categories, minimum))
    present = {name: {"": counts[name]} for name in categories if counts.get(name, 0)}
    pooled = pool(present, minimum, categories[::-1])
    return {name: OTHER if name in pooled else name for name in categories}


def join(first: Grouping, second: Grouping, *, in_order: bool) -> Grouping:
    """The finest grouping that keeps together what either of two keeps together."""
    groups: list[set[str]] = []
    for name in first:
        mates = {n for n in first if first[n] == first[name] or second[n] == second[name]}
        for group in [group for group in groups if group & mates]:
            groups.remove(group)
            mates |= group
        groups.append(mates)
    if in_order:
        return _in_order([[name for name in first if name in group] for group in groups])
    alone = {name for group in groups if len(group) == 1 for name in group}
    return {name: name if name in alone else OTHER for name in first}


def regroup(cells: Mapping[str, int], grouping: Grouping) -> Cells:
    """The counts under the names that are shown."""
    shown: Cells = {}
    for name, label in grouping.items():
        shown[label] = shown.get(label, 0) + cells.get(name, 0)
    return shown


def pool(
    units: Mapping[str, Cells], minimum: int, order: Sequence[str], *, all_before: bool = False
) -> set[str]:
    """Names of the units that are shown together as one; all of them where that is not enough.

    Args:
        units: counts of each; one that is named `OTHER` is already put together and goes first.
        minimum: the smallest count that is shown.
        order: in which units that are not small are taken in.
        all_before: whether whatever comes before a small one goes with it. It must where units have
            several counts: or from which ones were taken in it would follow what the others hold.
    """
    queue = [name for name in (OTHER, *order) if name in units]
    small = [name for name in queue if any(0 < c < minimum for c in units[name].values())]
    if not small:
        return set()
    pooled = set(queue[: queue.index(small[-1]) + 1] if all_before else small)
    if OTHER in units:
        pooled.add(OTHER)
    for name in queue:
        together = add(units[mate] for mate in pooled).values()
        if len(pooled) > 1 and not any(is_telling(c, len(pooled), minimum) for c in together):
            return pooled
        pooled.add(name)
    return set(units)


def is_telling(count: int, parts: int, minimum: int) -> bool:
    """Whether a sum of so many counts says too much of one of them.

    Too little is left for the others if one is to be any number below the minimum; or all of them
    must be as large as a small count can be.
    """
    if parts == 1:
        return 0 < count < minimum
    return 0 < count < 2 * minimum + parts - 3 or count == parts * (minimum - 1)


def merge(rows: Mapping[str, Cells], pooled: Collection[str]) -> Rows:
    """The rows that are shown: single ones, then the others together."""
    shown = {name: dict(cells) for name, cells in sorted(rows.items()) if name not in pooled}
    if pooled:
        shown[OTHER] = add(rows[name] for name in sorted(pooled))
    return shown


def add(parts: Iterable[Mapping[str, int]]) -> Cells:
    """Counts added up, category by category."""
    total: Cells = {}
    for cells in parts:
        for name, count in cells.items():
            total[name] = total.get(name, 0) + count
    return total


def _neighbours(
    counts: Mapping[str, int], categories: Sequence[str], minimum: int
) -> list[list[str]]:
    groups = [[name] for name in categories]

    def is_small(group: list[str]) -> bool:
        total = sum(counts.get(name, 0) for name in group)
        return is_telling(total, len(group), minimum)

    while len(groups) > 1:
        small = next((place for place, group in enumerate(groups) if is_small(group)), None)
        if small is None:
            break
        first = max(small - 1, 0)
        groups[first : first + 2] = [groups[first] + groups[first + 1]]
    return groups


def _in_order(groups: Iterable[Sequence[str]]) -> Grouping:
    return {name: "+".join(group) for group in groups for name in group}
