"""Releases of a period added up: what all questions but those about time are answered from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

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
    for measure, release in found:
        if not period.holds(release):
            continue
        campaigns = sums.setdefault(measure, {})
        one = campaigns.setdefault(release.campaign, Sum(release.since, release.until))
        one.since = min(one.since, release.since)
        one.until = max(one.until, release.until)
        for row, cells in release.rows.items():
            one.rows.setdefault(row, []).append(cells)
    for campaigns in sums.values():
        for one in campaigns.values():
            one.rows = {row: _added(cells) for row, cells in one.rows.items()}
    return sums


def _added(several: Iterable[Cells]) -> list[Cells]:
    """Cells of the same categories as one."""
    alike: dict[tuple[str, ...], list[Iterable[int]]] = {}
    for cells in several:
        alike.setdefault(tuple(cells), []).append(cells.values())
    return [
        dict(zip(names, map(sum, zip(*counts, strict=True)), strict=True))
        for names, counts in alike.items()
    ]
