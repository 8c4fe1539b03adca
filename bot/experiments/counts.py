"""Conversations of each arm, as counts by hour: all that the analysis ever sees."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Engine, String, case, cast, func, or_, select

from bot.dialogue.situation import STAGES, Ending, Stage
from bot.experiments.experiment import HOLDOUT, Experiment
from bot.experiments.inference import Step
from bot.outcomes.definitions import ASKED_FOR_HELP
from bot.outcomes.tables import outcomes

Condition = ColumnElement[bool]

SETTLED = timedelta(hours=3)
"""After the hour of its first message a conversation is over, and its links have been opened."""

_OPENED = func.json_array_length(outcomes.c.opened) > 0

DENOMINATORS: Mapping[str, Condition] = {
    "messaged": outcomes.c.stage.is_not(None),
    "revealed": outcomes.c.stage.in_(STAGES[STAGES.index(Stage.REVEALED) :]),
    "engaged": or_(outcomes.c.stage.in_(STAGES[STAGES.index(Stage.ENGAGED) :]), _OPENED),
}
"""Who is counted. Only the first is settled before anybody read a word of an arm: arms are compared
on it alone, the others describe."""

GOALS: Mapping[str, Condition] = {
    "desist": outcomes.c.stage == Stage.COMMITTED,
    "help": or_(
        _OPENED,
        *(cast(outcomes.c.topics, String).like(f'%"{topic}"%') for topic in ASKED_FOR_HELP),
    ),
}
"""`desisted` and `helped` of `bot.outcomes.definitions`, for the database; a test compares them."""

HARMS: Mapping[str, Condition] = {
    "safety": or_(
        outcomes.c.ending == Ending.SAFETY, func.json_array_length(outcomes.c.safety) > 0
    ),
    "opted_out": outcomes.c.ending == Ending.OPTED_OUT,
    "hostile": outcomes.c.ending == Ending.HOSTILE,
}
"""What an arm may not cause."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Conversations, and those of them with a success."""

    conversations: int = 0
    successes: int = 0


@dataclass(frozen=True, slots=True)
class Answers:
    """Conversations of an hour and arm with the same answers to the ruler."""

    hour: datetime
    arm: str
    readiness_before: int | None
    readiness_after: int | None
    conversations: int


Hours = dict[datetime, dict[str, Tally]]


class Counts:
    """Counts of one experiment's conversations.

    Args:
        engine: the outcome database.
        experiment: whose arms are counted.
        synthetic: count what the simulator made, and nothing else; otherwise never.
    """

    def __init__(self, engine: Engine, experiment: Experiment, *, synthetic: bool = False) -> None:
        self._engine = engine
        self._names = {experiment.label(name): name for name in (*experiment.arms, HOLDOUT)}
        self._synthetic = synthetic

    def by_arm(
        self, goal: Condition, of: Condition | None = None, until: datetime | None = None
    ) -> dict[str, Tally]:
        """A tally for each arm that has conversations."""
        rows = self._rows([outcomes.c.arm], goal, of, until)
        return {self._names[arm]: Tally(number, successes) for arm, number, successes in rows}

    def by_group(
        self, column: str, goal: Condition, until: datetime | None = None
    ) -> dict[str, dict[str, Tally]]:
        """Tallies by language, channel, country or campaign, and arm."""
        groups: dict[str, dict[str, Tally]] = {}
        rows = self._rows([outcomes.c[column], outcomes.c.arm], goal, None, until)
        for group, arm, number, successes in rows:
            groups.setdefault(group or "?", {})[self._names[arm]] = Tally(number, successes)
        return groups

    def by_hour(self, goal: Condition, until: datetime | None = None) -> Hours:
        """A tally for each arm, hour by hour in order of time."""
        hours: Hours = {}
        rows = self._rows([outcomes.c.hour, outcomes.c.arm], goal, None, until)
        for hour, arm, number, successes in sorted(rows, key=lambda row: row[0]):
            hours.setdefault(_in_utc(hour), {})[self._names[arm]] = Tally(number, successes)
        return hours

    def answers(self, until: datetime) -> list[Answers]:
        """The answers to the readiness ruler, counted by hour and arm."""
        kept = outcomes.c
        groups = (kept.hour, kept.arm, kept.readiness_before, kept.readiness_after)
        rows = self._rows(groups, kept.stage.is_not(None), None, until)
        return [
            Answers(_in_utc(hour), self._names[arm], before, after, number)
            for hour, arm, before, after, number, _ in rows
        ]

    def _rows(
        self,
        groups: Sequence[ColumnElement[Any]],
        goal: Condition,
        of: Condition | None,
        until: datetime | None,
    ) -> Collection[Any]:
        success = func.sum(case((goal, 1), else_=0))
        query = (
            select(*groups, func.count(), success)
            .where(outcomes.c.arm.in_(self._names))
            .where(outcomes.c.synthetic == self._synthetic)
            .group_by(*groups)
        )
        if of is not None:
            query = query.where(of)
        if until is not None:
            query = query.where(outcomes.c.hour < until)
        with self._engine.connect() as connection:
            return connection.execute(query).all()


def _in_utc(hour: datetime) -> datetime:
    """SQLite gives times back without their zone."""
    return hour.replace(tzinfo=UTC) if hour.tzinfo is None else hour.astimezone(UTC)


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
