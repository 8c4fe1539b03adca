"""What an experiment says so far: estimates, evidence, alarms, and whether to go on.

Evidence and ranges rest on exact counts. An operator is shown them as they were at the end of a day by
which every arm had gained at least the smallest count of successes and of failures since the day that was
shown before, and rounded (decisions/0007-experiments.md); counts and shares of arms are those of the
console, with their noise (`bot.campaigns.experiments.figures`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

import numpy as np

from bot.campaigns.experiments.arm_hours import Hours
from bot.campaigns.experiments.assignment import allocation
from bot.campaigns.experiments.conditions import GOALS, MESSAGED, number_of
from bot.campaigns.experiments.counts import Counts, Tally, settled_day, settled_hour, steps
from bot.campaigns.experiments.ending import differ, planned_end
from bot.campaigns.experiments.experiment import Experiment, Goal
from bot.campaigns.experiments.inference import confidence_sequence, corrected, evidence, newcombe
from bot.campaigns.experiments.looks import last_shown
from bot.campaigns.experiments.ratio import is_mismatched
from bot.campaigns.experiments.runs import Run


class Advice(StrEnum):
    """What the stop rule says."""

    GO_ON = "go on"
    FOUND = "stop: the evidence is enough"
    LARGE_ENOUGH = "stop: it has as many conversations as were planned"
    LONG_ENOUGH = "stop: it has run as long as was planned"


@dataclass(frozen=True, slots=True)
class Comparison:
    """An arm against the first one, or a factor against all arms without it.

    `sequence` holds at every look, `interval` only if this was the one look that was planned.
    `evidence` is an e-value corrected for their number, as a logarithm; `found` whether it was
    ever enough, or the one look at the planned end found a difference.
    """

    arm: str
    difference: float
    sequence: tuple[float, float]
    interval: tuple[float, float]
    evidence: float
    found: bool


@dataclass(frozen=True, slots=True)
class Result:
    """One goal; empty while too few people are counted."""

    goal: Goal
    until: datetime | None = None
    arms: Mapping[str, Tally] = field(default_factory=dict)
    comparisons: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything about one run. `alarm`: the arms did not get their shares, so believe nothing."""

    experiment: Experiment
    results: tuple[Result, ...]
    alarm: bool
    advice: Advice

    @property
    def primary(self) -> Result:
        """The goal that was chosen before the start."""
        return next(result for result in self.results if result.goal == self.experiment.outcome)


def judge(counts: Counts, run: Run, now: datetime, minimum: int) -> Verdict:
    """The verdict of this day.

    Args:
        counts: of the run's experiment.
        run: from the register.
        now: the time.
        minimum: counts below this are not shown.
    """
    experiment = run.experiment
    results = tuple(_result(counts, run, goal, now, minimum) for goal in GOALS)
    everybody = counts.by_arm(MESSAGED, until=settled_hour(now))
    numbers = {arm: tally.conversations for arm, tally in everybody.items()}
    primary = next(result for result in results if result.goal == experiment.outcome)
    started = run.periods[0][0]
    if any(comparison.found for comparison in primary.comparisons):
        advice = Advice.FOUND
    elif sum(numbers.get(arm, 0) for arm in experiment.arms) >= experiment.stop.conversations:
        advice = Advice.LARGE_ENOUGH
    elif now - started >= timedelta(days=experiment.stop.days):
        advice = Advice.LONG_ENOUGH
    else:
        advice = Advice.GO_ON
    alarm = is_mismatched(numbers, allocation(experiment))
    return Verdict(experiment, results, alarm, advice)


def _result(counts: Counts, run: Run, goal: Goal, now: datetime, minimum: int) -> Result:
    experiment = run.experiment
    hours = counts.by_hour(settled_day(now))
    until = shown_until(hours, goal, tuple(experiment.arms), minimum)
    if until is None:
        return Result(goal)
    arms = counts.by_arm(goal, until=until)
    return Result(goal, until, arms, _compare(run, hours.until(until), arms, goal))


def _compare(
    run: Run, hours: Hours, arms: Mapping[str, Tally], goal: Goal
) -> tuple[Comparison, ...]:
    experiment = run.experiment
    error, smallest = experiment.stop.on_the_way, experiment.smallest_effect
    contrasts = {one.name: one for one in experiment.contrasts}
    each = error / len(contrasts)
    at_end = _found_at_the_end(run, hours, goal)
    came = {name: steps(hours, one, goal) for name, one in contrasts.items()}
    paths = {name: evidence(came[name], one.share, smallest) for name, one in contrasts.items()}
    comparisons = []
    for name, path in corrected(paths).items():
        contrast = contrasts[name]
        first, other = _whole(arms, contrast.first), _whole(arms, contrast.other)
        comparisons.append(
            Comparison(
                arm=name,
                difference=_share(other) - _share(first),
                sequence=confidence_sequence(came[name], contrast.share, smallest, each),
                interval=newcombe(*first, *other, experiment.stop.error / len(contrasts)),
                evidence=float(path[-1]),
                found=name in at_end or bool(np.any(path >= math.log(1 / error))),
            )
        )
    return tuple(comparisons)


def _found_at_the_end(run: Run, hours: Hours, goal: Goal) -> set[str]:
    """Which comparisons find a difference at the one look that was planned, once that has come."""
    experiment, stop = run.experiment, run.experiment.stop
    end = planned_end(hours, experiment, run.periods[0][0]) if stop.at_the_end else None
    if end is None:
        return set()
    names = (MESSAGED, number_of(goal, MESSAGED))
    until = hours.until(end)
    arms = {arm: Tally(*map(int, until.of(arm, names).sum(axis=0))) for arm in experiment.arms}
    error = stop.error * stop.at_the_end / len(experiment.contrasts)
    return {
        one.name
        for one in experiment.contrasts
        if differ(_whole(arms, one.first), _whole(arms, one.other), error)
    }


def _whole(arms: Mapping[str, Tally], names: Iterable[str]) -> Tally:
    """Several arms as one."""
    tallies = [arms[name] for name in names]
    return Tally(*map(sum, zip(*tallies, strict=True)))


def _share(tally: Tally) -> float:
    return tally.successes / tally.conversations


def shown_until(hours: Hours, goal: str, arms: Sequence[str], minimum: int) -> datetime | None:
    """The end of the last day by which every arm had gained enough successes and failures."""
    tallies = [hours.of(arm, (MESSAGED, number_of(goal, MESSAGED))) for arm in arms]
    gained = [
        cells
        for every, successes in (one.T for one in tallies)
        for cells in (successes, every - successes)
    ]
    return last_shown(hours.begins, np.stack(gained, axis=1), minimum)
