"""Reading the released figures: counts with their denominators, by filter, never a small one.

Everything here reads `releases` and nothing else: numbers that were decided upon once, at the end of a
period, and never change (bot/outcomes/settle.py; why: decisions/0008-small-cells.md). Whatever is
asked, in whatever order, the answers are sums of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy import Engine

from bot.outcomes.definitions import BY_NAME, CORE, DIMENSIONS, MANY, SLOWER
from bot.outcomes.question import (
    EVERYBODY,
    OTHER,
    REACH,
    Cells,
    Filter,
    FilterError,
    Point,
    Release,
    Share,
    Table,
)
from bot.outcomes.released import Released, Wanted
from bot.outcomes.sums import Period, Sum

CORE_NAMES = frozenset(measure.name for measure in CORE)

Part = Callable[[Cells], tuple[int, int] | None]
"""The count and its denominator in one row of one release, if they were released."""


class Measures:
    """Questions to the released figures.

    Args:
        engine: an open, migrated outcome database.
        minimum: counts below this are not shown, also where fewer had been released once.
    """

    def __init__(self, engine: Engine, minimum: int) -> None:
        self._released = Released(engine)
        self._minimum = minimum

    def funnel(self, chosen: Filter) -> dict[str, Share]:
        """How many came at least so far, in rising order; a promise counts as having passed all."""
        found = self._added("stage", chosen, chosen.row[0])
        stages, cells = BY_NAME["stage"].categories, _cells(found.values(), chosen.row[1])
        return {stage: self._sum(cells, _from(stages, stage)) for stage in stages}

    def headline(self, name: str, chosen: Filter, of: str = "engaged") -> Share:
        """`desist` or `help` among the engaged, or among all conversations (`of="conversations"`)."""
        found = self._added(name, chosen, chosen.row[0])
        return self._sum(_cells(found.values(), chosen.row[1]), _headline(of))

    def table(self, measure: str, chosen: Filter, by: str = EVERYBODY) -> Table:
        """A measure's categories, in all, by `campaign`, or by a dimension.

        Raises:
            FilterError: by a dimension, of a row of another dimension.
        """
        dimension = by if by in DIMENSIONS else chosen.row[0]
        if by in DIMENSIONS and chosen.row[0] not in (EVERYBODY, by):
            raise FilterError(f"Look at {by} without choosing a {chosen.row[0]} at the same time.")
        found = self._added(measure, chosen, dimension)
        rows = {}
        for name, row, part in _split(found, by, chosen):
            categories, cells = _categories(measure, part), _cells(part, row)
            rows[name] = {one: self._sum(cells, _alone(one)) for one in categories}
        return Table(
            measure,
            by,
            rows,
            sum(one.conversations for one in found.values()),
            min((one.since for one in found.values()), default=None),
            max((one.until for one in found.values()), default=None),
        )

    def headlines_by(
        self, by: str, name: str, chosen: Filter, of: str = "engaged"
    ) -> dict[str, Share]:
        """A headline by `campaign` or dimension."""
        dimension = by if by in DIMENSIONS else chosen.row[0]
        found = self._added(name, chosen, dimension)
        return {
            label: self._sum(_cells(part, row), _headline(of))
            for label, row, part in _split(found, by, chosen)
        }

    def many(self, kind: str, chosen: Filter) -> dict[str, Share]:
        """What conversations have several of, most first.

        `topic` and `danger` (of how many, as far as it can be told yet); `offered` and `opened`:
        addresses of help that were shown or opened, counted where there were many, without a share.
        """
        found = self._added_by_name(f"{kind}:%", chosen, chosen.row[0])
        shares = {
            name.partition(":")[2]: self._sum(_cells(part.values(), EVERYBODY), _alone("yes"))
            for name, part in found.items()
        }
        if kind in ("offered", "opened"):
            shares = {name: replace(share, of=None) for name, share in shares.items()}
        return dict(sorted(shares.items(), key=lambda item: (-(item[1].count or 0), item[0])))

    def reach(self, chosen: Filter, unit: str = "day") -> list[Point]:
        """Conversations by day, week (`unit="week"`) or month; several days in one where few came."""
        found = self._read(
            "conversations",
            replace(chosen, channel=None, language=None, country=None, arm=None),
            REACH,
        )
        return self._series(found, EVERYBODY, _alone("all"), unit)

    def trend(self, name: str, chosen: Filter, unit: str = "week") -> list[Point]:
        """A headline over time, by the week or month in which its periods ended."""
        found = self._read(name, chosen, chosen.row[0])
        return self._series(found, chosen.row[1], _headline("engaged"), unit)

    def choices(self, synthetic: bool = False) -> dict[str, list[str]]:
        """What the filters can be set to: campaigns and the rows that were ever released."""
        found: dict[str, set[str]] = {name: set() for name in ("campaign", *DIMENSIONS)}
        for dimension in (REACH, *DIMENSIONS):
            wanted = Wanted(dimension, "conversations", synthetic)
            for campaigns in self._released.sums(wanted, Period()).values():
                found["campaign"].update(campaigns)
                if dimension in DIMENSIONS:
                    for one in campaigns.values():
                        found[dimension].update(one.rows.keys() - {OTHER})
        return {name: sorted(values) for name, values in found.items()}

    def warm(self, synthetic: bool = False) -> None:
        """Read what pages ask for, so that nobody waits for it who is the first to look."""
        wanted = [(REACH, "conversations")]
        wanted += [(dimension, m.name) for m in CORE for dimension in (EVERYBODY, *DIMENSIONS)]
        wanted += [(EVERYBODY, measure.name) for measure in SLOWER]
        wanted += [(EVERYBODY, f"{kind}:%") for kind in MANY]
        with self.at_one_moment():
            for dimension, measure in wanted:
                self._released.find(Wanted(dimension, measure, synthetic))
            self.choices(synthetic)

    def refresh(self) -> None:
        """Read what was released since, so that nobody who looks has to wait for it."""
        self._released.refresh()

    def at_one_moment(self) -> AbstractContextManager[None]:
        """Within, in this thread, the database is asked only once whether anything changed."""
        return self._released.at_one_moment()

    def _read(self, measure: str, chosen: Filter, dimension: str) -> list[Release]:
        """The releases themselves, for answers that tell of time."""
        period = Period(chosen.since, chosen.until)
        return [
            release
            for _, release in self._released.find(_wanted(measure, chosen, dimension))
            if chosen.campaign in (None, release.campaign) and period.holds(release)
        ]

    def _added(self, measure: str, chosen: Filter, dimension: str) -> Mapping[str, Sum]:
        """Sums of the releases by campaign."""
        return self._added_by_name(measure, chosen, dimension).get(measure, {})

    def _added_by_name(
        self, measure: str, chosen: Filter, dimension: str
    ) -> Mapping[str, Mapping[str, Sum]]:
        """Sums by campaign, of each measure whose name fits."""
        period = Period(chosen.since, chosen.until)
        sums = self._released.sums(_wanted(measure, chosen, dimension), period)
        if chosen.campaign is None:
            return sums
        return {
            name: {chosen.campaign: campaigns[chosen.campaign]}
            for name, campaigns in sums.items()
            if chosen.campaign in campaigns
        }

    def _sum(self, cells: Iterable[Cells], part: Part) -> Share:
        released = [pair for pair in map(part, cells) if pair is not None]
        count, of = (sum(pair[side] for pair in released) for side in (0, 1))
        if not released or 0 < of < self._minimum:
            return Share(None, None)
        return Share(None if 0 < count < self._minimum else count, of)

    def _series(self, found: Sequence[Release], row: str, part: Part, unit: str) -> list[Point]:
        spans: dict[date, list[Release]] = {}
        for release in found:
            spans.setdefault(_start(release.until, unit), []).append(release)
        return [
            Point(
                min(release.since for release in span),
                max(release.until for release in span),
                self._sum((one.rows[row] for one in span if row in one.rows), part),
            )
            for _, span in sorted(spans.items())
        ]


def _wanted(measure: str, chosen: Filter, dimension: str) -> Wanted:
    if dimension in DIMENSIONS and measure not in CORE_NAMES:
        raise FilterError(
            "This is told for all conversations of a campaign only, not by channel, language, "
            "country or arm."
        )
    return Wanted(dimension, measure, chosen.synthetic)


def _cells(found: Iterable[Sum], row: str) -> list[Cells]:
    return [cells for one in found for cells in one.rows.get(row, ())]


def _alone(category: str) -> Part:
    """A category that was released by itself, of all in its row."""

    def part(cells: Cells) -> tuple[int, int] | None:
        return (cells[category], sum(cells.values())) if category in cells else None

    return part


def _from(stages: Sequence[str], stage: str) -> Part:
    """A stage and all behind it, where the stages before it were not put together with it."""
    behind = frozenset(stages[stages.index(stage) :])

    def part(cells: Cells) -> tuple[int, int] | None:
        inside = _inside(tuple(cells), behind)
        if inside is None:
            return None
        return sum(cells[name] for name in inside), sum(cells.values())

    return part


@lru_cache(maxsize=1024)
def _inside(names: tuple[str, ...], behind: frozenset[str]) -> tuple[str, ...] | None:
    """The names of these stages; nothing if one was put together with a stage of others."""
    groups = {name: frozenset(name.split("+")) for name in names}
    if any(group & behind and group - behind for group in groups.values()):
        return None
    return tuple(name for name, group in groups.items() if group <= behind)


def _headline(of: str) -> Part:
    def part(cells: Cells) -> tuple[int, int] | None:
        if "yes" not in cells:
            return None
        if of == "conversations":
            return cells["yes"], sum(cells.values())
        return (cells["yes"], cells["yes"] + cells["no"]) if "no" in cells else None

    return part


def _categories(measure: str, found: Iterable[Sum]) -> list[str]:
    """The categories of the definition, then what was put together."""
    named = BY_NAME[measure].categories
    seen = {name for one in found for row in one.rows.values() for cells in row for name in cells}
    return [*named, *sorted(seen - set(named))]


def _split(
    found: Mapping[str, Sum], by: str, chosen: Filter
) -> Iterator[tuple[str, str, Sequence[Sum]]]:
    """Rows of an answer: the label, the row in the releases, and the sums that belong to it."""
    if by == "campaign":
        for campaign in sorted(found):
            yield campaign, chosen.row[1], [found[campaign]]
        return
    everything = list(found.values())
    if by in DIMENSIONS:
        rows = {row for one in everything for row in one.rows}
        wanted = rows if chosen.row[0] == EVERYBODY else rows & {chosen.row[1]}
        for row in sorted(wanted, key=lambda name: (name == OTHER, name)):
            yield row, row, everything
    else:
        yield chosen.row[1], chosen.row[1], everything


@lru_cache(maxsize=4096)
def _start(day: date, unit: str) -> date:
    """First day of the day, week or month."""
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day
