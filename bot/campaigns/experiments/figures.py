"""What is shown of an experiment's arms: the figures of the console, of the conversations of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from bot.campaigns.experiments.counts import Counts
from bot.campaigns.experiments.experiment import Experiment
from bot.campaigns.experiments.runs import Run, Runs
from bot.campaigns.experiments.verdict import Verdict, judge
from bot.outcomes.measures import Measures
from bot.outcomes.question import Filter
from bot.outcomes.view import View


def judged(
    measures: Measures, now: datetime, minimum: int, *, synthetic: bool
) -> Iterator[tuple[Run, Verdict]]:
    """What can be said of each experiment that was started, whatever the period: evidence has no months.

    Args:
        measures: the figures.
        now: moment of the verdict.
        minimum: of what an arm must gain until evidence is shown anew.
        synthetic: whether its conversations were made up.
    """
    for run in Runs(measures.engine).all():
        counts = Counts(measures.engine, run.experiment, synthetic=synthetic)
        yield run, judge(counts, run, now, minimum)


def views_of(measures: Measures, experiment: Experiment, *, synthetic: bool) -> dict[str, View]:
    """The figures of each arm, of all weeks that are over."""
    return {
        arm: measures.view(Filter(arm=experiment.label(arm), synthetic=synthetic))
        for arm in experiment.arms
    }


def views_by(
    measures: Measures, experiment: Experiment, dimension: str, *, synthetic: bool
) -> Mapping[str, Mapping[str, View]]:
    """The same by language, channel or country: describes, and proves nothing."""
    found: dict[str, dict[str, View]] = {}
    for arm in experiment.arms:
        chosen = Filter(arm=experiment.label(arm), synthetic=synthetic)
        for row, view in measures.by(dimension, chosen).items():
            found.setdefault(row, {})[arm] = view
    return dict(sorted(found.items()))
