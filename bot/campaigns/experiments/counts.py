"""Conversations of each arm, as counts by hour: all that the analysis ever sees."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Engine

from bot.campaigns.experiments.arm_hours import Hours, read_hours
from bot.campaigns.experiments.conditions import MESSAGED, number_of
from bot.campaigns.experiments.experiment import HOLDOUT, Contrast, Experiment
from bot.campaigns.experiments.inference import Steps

SETTLED = timedelta(hours=3)
"""After the hour of its first message a conversation is over, and its links have been opened."""


_GROWTH = 0.005
"""How much of all that came before a step of the evidence is."""


class Tally(NamedTuple):
    """Conversations, and those of them with a success."""

    conversations: int = 0
    successes: int = 0


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
        self.synthetic = synthetic
        self._hours: Hours | None = None

    def by_arm(
        self, success: str, of: str = MESSAGED, until: datetime | None = None
    ) -> dict[str, Tally]:
        """A tally for each arm that has conversations.

        Args:
            success: a goal or a harm of `bot.campaigns.experiments.conditions`.
            of: who is counted.
            until: the hour before which the conversations began.
        """
        hours, names = self.by_hour(until), (of, number_of(success, of))
        sums = {arm: Tally(*map(int, hours.of(arm, names).sum(axis=0))) for arm in hours.arms}
        return {arm: tally for arm, tally in sums.items() if tally.conversations}

    def by_hour(self, until: datetime | None = None) -> Hours:
        """Every number of each arm by its name, hour by hour."""
        if self._hours is None:
            read = read_hours(self._engine, self._names, synthetic=self.synthetic)
            named = self._names.items()
            arms = {name: read.arms[label] for label, name in named if label in read.arms}
            self._hours = Hours(read.begins, arms)
        return self._hours if until is None else self._hours.until(until)


def steps(hours: Hours, contrast: Contrast, success: str) -> Steps:
    """What came on the two sides of a contrast: hours, put together once much has come."""
    names = (MESSAGED, number_of(success, MESSAGED))
    sides = [sum(hours.of(arm, names) for arm in side) for side in (contrast.first, contrast.other)]
    came: Steps = np.concatenate(sides, axis=1)
    begins = begins_of_steps(came[:, 0] + came[:, 2])
    return np.add.reduceat(came, begins) if begins.size else came


def begins_of_steps(people: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where steps begin if small arrivals are put together, so that a year is some hundred of them.

    A step ends as soon as a two-hundredth more has come, which follows from numbers of people before it and
    not from what they did: its guess is still one of the past, and evidence comes that part later at most.

    Args:
        people: how many came, hour by hour.
    """
    sizes = np.floor(np.log1p(np.cumsum(people) - people) / _GROWTH)
    return np.flatnonzero(np.diff(sizes, prepend=-1))


def settled_hour(now: datetime) -> datetime:
    """The end of the last hour whose conversations are all over."""
    return (now - SETTLED).replace(minute=0, second=0, microsecond=0)


def settled_day(now: datetime) -> datetime:
    """The end of the last day whose conversations are all over.

    What operators see changes once a day, so that nobody can watch a single conversation arrive.
    """
    return settled_hour(now).replace(hour=0)
