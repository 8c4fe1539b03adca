"""The one look that was planned: at the last conversation, with the part of the error that was kept for it.

Whoever looks all the time needs more evidence than at one look. A file may therefore divide its error: one
part for all looks on the way, one for a usual test of two proportions at the planned end. An error is at
most their sum (Boole's inequality), and which conversation is the last follows from counts of people and
from days, never from what they did.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from math import sqrt
from statistics import NormalDist

import numpy as np

from bot.campaigns.experiments.arm_hours import Hours, in_utc, moment
from bot.campaigns.experiments.conditions import MESSAGED
from bot.campaigns.experiments.counts import Tally
from bot.campaigns.experiments.experiment import Experiment


def planned_end(hours: Hours, experiment: Experiment, started: datetime) -> datetime | None:
    """The end of the hour in which as many had come as were planned, or of the last planned day.

    Args:
        hours: that are settled.
        experiment: with its stop rule.
        started: when it began.

    Returns:
        The end; nothing while it has not come.
    """
    stop = experiment.stop
    came = sum(hours.of(arm, (MESSAGED,))[:, 0] for arm in experiment.arms)
    ends = [
        in_utc(begin.astype(datetime)) + timedelta(hours=1)
        for begin in hours.begins[np.cumsum(came) >= stop.conversations][:1]
    ]
    last_day = in_utc(started) + timedelta(days=stop.days)
    if hours.begins.size and hours.begins[-1] >= moment(last_day):
        ends.append(last_day)
    return min(ends, default=None)


def differ(first: Tally, other: Tally, error: float) -> bool:
    """Whether the usual test of two proportions, with their common variance, finds a difference."""
    if not first.conversations or not other.conversations:
        return False
    together = first.conversations + other.conversations
    common = (first.successes + other.successes) / together
    spread = common * (1 - common) * (1 / first.conversations + 1 / other.conversations)
    if spread == 0:
        return False
    distance = other.successes / other.conversations - first.successes / first.conversations
    return abs(distance) / sqrt(spread) > NormalDist().inv_cdf(1 - error / 2)
