"""Releases of a period added up: what all questions but those about time are answered from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import add

from bot.outcomes.question import Cells, Release


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both included; without an end, all there are."""

    since: date | None = None
    until: date | None = None

    def holds(self, release: Release) -> bool:
        """Whether all of a release belongs to it."""
        return (self.since is None or release.since >= self.since) and (
            self.until is None or release.until <= self.until
        )


@dataclass(slots=True)
class Sum:
    """The releases of a measure and a campaign, added up.

    A row has as many cells as there were ways to put its categories together: counts of the same
    categories can be added, others cannot.
    """

    since: date
    until: date
    rows: dict[str, list[Cells]] = field(default_factory=dict)

    @property
    def conversations(self) -> int:
        """All that it counts."""
        return sum(sum(cells.values()) for row in self.rows.values() for cells in row)


Sums = Mapping[str, Mapping[str, Sum]]
"""By measure and campaign."""


def add_up(found: Iterable[tuple[str, Release]], period: Period) -> Sums:
    """Add up the releases that a period holds."""
    sums: dict[str, dict[str, Sum]] = {}
    counts: dict[tuple[str, str], dict[tuple[str, ...], list[int]]] = {}
    for measure, release in found:
        if not period.holds(release):
            continue
        campaigns = sums.setdefault(measure, {})
        known = campaigns.setdefault(release.campaign, Sum(release.since, release.until))
        known.since = min(known.since, release.since)
        known.until = max(known.until, release.until)
        added = counts.setdefault((measure, release.campaign), {})
        for row, cells in release.rows.items():
            alike = (row, *cells)
            before = added.get(alike)
            added[alike] = (
                [*cells.values()] if before is None else [*map(add, before, cells.values())]
            )
    for (measure, campaign), added in counts.items():
        rows = sums[measure][campaign].rows
        for (row, *categories), numbers in added.items():
            rows.setdefault(row, []).append(dict(zip(categories, numbers, strict=True)))
    return sums
