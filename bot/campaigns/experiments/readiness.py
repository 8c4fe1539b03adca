"""Readiness by arm: how many answered the ruler, what at first, and how that changed.

It describes and proves nothing: whether somebody answers may depend on the arm. Every table is shown as
it was at the end of a day by which each of its cells had gained enough people in each arm, in whole
percents, as everything else of an experiment is (decisions/0007-experiments.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from bot.campaigns.experiments.arm_hours import Hours, Moments, Numbers, moment
from bot.campaigns.experiments.conditions import MESSAGED, READINESS
from bot.campaigns.experiments.counts import Counts, settled_day
from bot.campaigns.experiments.experiment import Experiment
from bot.campaigns.experiments.looks import last_shown


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
    hours = counts.by_hour(settled_day(now))
    cells = {arm: _cells(hours, arm) for arm in experiment.arms}
    return tuple(_shown(table, hours.begins, cells, minimum) for table in TABLES)


def _cells(hours: Hours, arm: str) -> dict[str, Numbers]:
    """How many of an arm fall into each cell of each table, hour by hour."""
    names = (MESSAGED, *READINESS)
    numbers = dict(zip(names, hours.of(arm, names).T, strict=True))
    answered = numbers["low"] + numbers["middle"] + numbers["high"]
    twice = numbers["lower"] + numbers["same"] + numbers["higher"]
    everybody = numbers[MESSAGED]
    rest = {"not_answered": everybody - answered, "not_twice": everybody - twice}
    return {**numbers, **rest, "answered": answered}


def _shown(
    table: Table, begins: Moments, arms: Mapping[str, Mapping[str, Numbers]], minimum: int
) -> Readiness:
    gained = [cells[name] for cells in arms.values() for name in table.cells]
    until = last_shown(begins, np.stack(gained, axis=1), minimum)
    if until is None:
        return Readiness(table, None, {})
    number = int(np.searchsorted(begins, moment(until)))
    sums = {
        arm: {name: int(cells[name][:number].sum()) for name in table.cells}
        for arm, cells in arms.items()
    }
    return Readiness(table, until, {arm: _of_arm(table, whole) for arm, whole in sums.items()})


def _of_arm(table: Table, whole: Mapping[str, int]) -> ArmReadiness:
    counted = table.cells if table.is_share else table.cells[1:]
    people = sum(whole[cell] for cell in counted)
    return ArmReadiness(people, {cell: whole[cell] / people for cell in table.cells[1:]})
