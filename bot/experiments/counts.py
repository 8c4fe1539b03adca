"""Conversations of each arm, as counts by hour: all that the analysis ever sees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Engine, case, func, select

from bot.experiments.arm_hours import Line, read_hours
from bot.experiments.conditions import GOALS, MESSAGED, number_of
from bot.experiments.experiment import HOLDOUT, Experiment
from bot.experiments.inference import Step
from bot.outcomes.tables import outcomes

SETTLED = timedelta(hours=3)
"""After the hour of its first message a conversation is over, and its links have been opened."""


class Tally(NamedTuple):
    """Conversations, and those of them with a success."""

    conversations: int = 0
    successes: int = 0


Hours = dict[datetime, dict[str, Tally]]
Days = dict[tuple[datetime, str], Counter[str]]


class Counts:
    """Counts of one experiment's conversations, as they are at the first question.

    Args:
        engine: the outcome database.
        experiment: whose arms are counted.
        synthetic: count what the simulator made, and nothing else; otherwise never.
    """

    def __init__(self, engine: Engine, experiment: Experiment, *, synthetic: bool = False) -> None:
        self._engine = engine
        self._names = {experiment.label(name): name for name in (*experiment.arms, HOLDOUT)}
        self._synthetic = synthetic
        self._lines: Sequence[Line] | None = None

    def by_arm(
        self, success: str, of: str = MESSAGED, until: datetime | None = None
    ) -> dict[str, Tally]:
        """A tally for each arm that has conversations.

        Args:
            success: a goal or a harm of `bot.experiments.conditions`.
            of: who is counted.
            until: the hour before which the conversations began.
        """
        sums: dict[str, list[int]] = {}
        name = number_of(success, of)
        for hour, arm, numbers in self._all():
            if numbers[of] and (until is None or hour < until):
                both = sums.setdefault(arm, [0, 0])
                both[0] += numbers[of]
                both[1] += numbers[name]
        return {self._names[arm]: Tally(*both) for arm, both in sums.items()}

    def by_hour(self, success: str, until: datetime | None = None) -> Hours:
        """A tally for each arm, hour by hour in order of time."""
        hours: Hours = {}
        name = number_of(success, MESSAGED)
        for hour, arm, numbers in self._all():
            if until is None or hour < until:
                tally = Tally(numbers[MESSAGED], numbers[name])
                hours.setdefault(hour, {})[self._names[arm]] = tally
        return hours

    def by_group(
        self, column: str, goal: str, until: datetime | None = None
    ) -> dict[str, dict[str, Tally]]:
        """Tallies by language, channel, country or campaign, and arm: every outcome is looked at."""
        groups: dict[str, dict[str, Tally]] = {}
        by = outcomes.c[column], outcomes.c.arm
        query = (
            select(*by, func.count(), func.sum(case((GOALS[goal], 1), else_=0)))
            .where(outcomes.c.arm.in_(self._names))
            .where(outcomes.c.synthetic == self._synthetic)
            .group_by(*by)
        )
        if until is not None:
            query = query.where(outcomes.c.hour < until)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        for group, arm, number, successes in rows:
            groups.setdefault(group or "?", {})[self._names[arm]] = Tally(number, successes)
        return groups

    def by_day(self, names: Collection[str], until: datetime) -> Days:
        """Some numbers of `bot.experiments.conditions` by day and arm, in order of time."""
        days: Days = {}
        for hour, arm, numbers in self._all():
            if hour < until:
                sums = days.setdefault((hour.replace(hour=0), self._names[arm]), Counter())
                for name in names:
                    sums[name] += numbers[name]
        return days

    def _all(self) -> Sequence[Line]:
        if self._lines is None:
            self._lines = read_hours(self._engine, self._names, synthetic=self._synthetic)
        return self._lines


def steps(hours: Hours, first: str, other: str) -> list[Step]:
    """What came in two arms, hour by hour."""
    pairs = [(arms.get(first, Tally()), arms.get(other, Tally())) for arms in hours.values()]
    return [Step(a.conversations, a.successes, b.conversations, b.successes) for a, b in pairs]


def settled_hour(now: datetime) -> datetime:
    """The end of the last hour whose conversations are all over."""
    return (now - SETTLED).replace(minute=0, second=0, microsecond=0)


def settled_day(now: datetime) -> datetime:
    """The end of the last day whose conversations are all over.

    What operators see changes once a day, so that nobody can watch a single conversation arrive.
    """
    return settled_hour(now).replace(hour=0)
