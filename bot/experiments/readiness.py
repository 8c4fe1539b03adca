"""Readiness by arm: how many answered the ruler, what at first, and how that changed.

It describes and proves nothing: whether somebody answers may depend on the arm. Every table is shown as
it was at the end of a day by which each of its cells had gained enough people in each arm, in whole
percents, as everything else of an experiment is (decisions/0007-experiments.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.experiments.arm_hours import Line
from bot.experiments.conditions import MESSAGED, READINESS
from bot.experiments.counts import Counts, settled_day
from bot.experiments.experiment import Experiment
from bot.experiments.looks import last_shown


@dataclass(frozen=True, slots=True)
class Table:
    """One question to the answers.

    Args:
        name: `answered`, `before` or `change`.
        cells: the possible answers, the one that is left out of the shares first.
        is_share: whether the shares are of all conversations, not of those outside the first cell.
    """

    name: str
    cells: tuple[str, ...]
    is_share: bool = False


TABLES = (
    Table("answered", ("not_answered", "answered"), is_share=True),
    Table("before", ("not_answered", "low", "middle", "high")),
    Table("change", ("not_twice", "lower", "same", "higher")),
)


@dataclass(frozen=True, slots=True)
class ArmReadiness:
    """Of one arm: the shares of a table's cells but the first, and of how many people.

    `people` is exact here and shown to the nearest ten.
    """

    people: int
    shares: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Readiness:
    """A table as it may be shown; without arms while there are too few people."""

    table: Table
    until: datetime | None
    arms: Mapping[str, ArmReadiness]


def readiness_by_arm(
    counts: Counts, experiment: Experiment, now: datetime, minimum: int
) -> tuple[Readiness, ...]:
    """Every table of this day.

    Args:
        counts: of the experiment.
        experiment: whose arms are told apart.
        now: the time.
        minimum: counts below this are not shown.
    """
    days = counts.by_day((MESSAGED, *READINESS), settled_day(now))
    cells = [(day, arm, _cells(numbers)) for (day, arm), numbers in days.items()]
    return tuple(_shown(table, cells, tuple(experiment.arms), minimum) for table in TABLES)


def _cells(numbers: Mapping[str, int]) -> dict[str, int]:
    """Of a day and arm, how many fall into each cell of each table."""
    answered = numbers["low"] + numbers["middle"] + numbers["high"]
    twice = numbers["lower"] + numbers["same"] + numbers["higher"]
    everybody = numbers[MESSAGED]
    rest = {"not_answered": everybody - answered, "not_twice": everybody - twice}
    return {**numbers, **rest, "answered": answered}


def _shown(table: Table, days: Sequence[Line], arms: tuple[str, ...], minimum: int) -> Readiness:
    gained: dict[datetime, dict[str, int]] = {}
    for day, arm, cells in days:
        gained.setdefault(day, {}).update({_cell(arm, name): cells[name] for name in table.cells})
    wanted = [_cell(arm, cell) for arm in arms for cell in table.cells]
    until = last_shown(gained, wanted, minimum)
    if until is None:
        return Readiness(table, None, {})
    whole: Counter[str] = Counter()
    for day, gains in gained.items():
        if day < until:
            whole.update(gains)
    return Readiness(table, until, {arm: _of_arm(table, arm, whole) for arm in arms})


def _of_arm(table: Table, arm: str, whole: Counter[str]) -> ArmReadiness:
    counted = table.cells if table.is_share else table.cells[1:]
    people = sum(whole[_cell(arm, cell)] for cell in counted)
    return ArmReadiness(
        people, {cell: whole[_cell(arm, cell)] / people for cell in table.cells[1:]}
    )


def _cell(arm: str, cell: str) -> str:
    return f"{arm} {cell}"
