"""Experiments: the arms side by side, what can be said so far, and why no winner is called early."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.campaigns.experiments.conditions import LESS_IS_BETTER
from bot.campaigns.experiments.experiment import Experiment, Goal
from bot.campaigns.experiments.figures import views_of
from bot.campaigns.experiments.flow import STEPS, Flow, flow
from bot.campaigns.experiments.runs import Run, State
from bot.campaigns.experiments.verdict import Advice, Comparison, Result, Verdict
from bot.console.figures import Figures
from bot.console.goals import ANSWERS, GOAL_TITLES, MEANINGS, READINESS, TABLES
from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.sheets import Heading, Row, Sheet
from bot.outcomes.definitions import BY_NAME, EVERYBODY
from bot.outcomes.question import Share
from bot.outcomes.view import View

ADVICE = {
    Advice.GO_ON: later("Let it run on: nothing can be said yet."),
    Advice.FOUND: later("It can be stopped: the evidence is enough."),
    Advice.LARGE_ENOUGH: later("It is over: it has as many conversations as were planned."),
    Advice.LONG_ENOUGH: later("It is over: it has run as long as was planned."),
}
AT_ITS_END = frozenset({Advice.LARGE_ENOUGH, Advice.LONG_ENOUGH})
BETTER = later("This wording does better than the first one.")
WORSE = later("This wording does worse than the first one.")
WITH_IT_BETTER = later("The wordings that have it do better than those that have it not.")
WITH_IT_WORSE = later("The wordings that have it do worse than those that have it not.")
OPEN = later("No difference has been shown. That does not mean that there is none.")
WIDEST = 0.05
"""Least half-width of the drawn scale, so that small differences do not look large."""


@dataclass(frozen=True, slots=True)
class Line:
    """An arm against the first one, with its places on a scale from 0 to 100."""

    arm: str
    low: float
    high: float
    sentence: str
    low_at: float
    high_at: float


@dataclass(frozen=True, slots=True)
class Judged:
    """One run with everything that can be said of it."""

    run: Run
    verdict: Verdict
    advice: str
    results: tuple[tuple[str, Result, tuple[Line, ...], Mapping[str, Share]], ...]
    progress: float | None
    came: Flow
    flow: Sheet
    readiness: Mapping[str, Sheet]

    @property
    def is_to_be_stopped(self) -> bool:
        """Whether it has come to its planned end and still runs."""
        return self.run.state is State.RUNNING and self.verdict.advice in AT_ITS_END


def page(figures: Figures, written: Callable[[], Mapping[str, Experiment]] = dict) -> Page:
    """The page.

    Args:
        figures: of which conversations.
        written: what could be started.
    """

    def build(visit: Visit) -> Mapping[str, object]:
        """Every run that was started, the newest first."""
        measures, made_up = figures.measures, figures.is_demonstration
        found = figures.judged()
        begun = {(run.experiment.id, run.experiment.version) for run, _ in found}
        return {
            "judged": [
                _judged(
                    run,
                    verdict,
                    views_of(measures, run.experiment, synthetic=made_up),
                    flow(measures, run, synthetic=made_up),
                )
                for run, verdict in reversed(found)
            ],
            "ready": [one for one in written().values() if (one.id, one.version) not in begun],
            "meanings": MEANINGS,
        }

    return Page("experiments", later("Experiments"), build, is_filtered=False)


def _judged(run: Run, verdict: Verdict, views: Mapping[str, View], came: Flow) -> Judged:
    reached = sum(view.count(EVERYBODY) or 0 for view in views.values())
    measures = (("before", "readiness"), ("change", "readiness_change"))
    return Judged(
        run,
        verdict,
        ADVICE[verdict.advice],
        tuple(_result(one, run.experiment, views) for one in verdict.results),
        round(min(1.0, reached / run.experiment.stop.conversations), 2) if reached else None,
        came,
        flow_sheet(views),
        {name: readiness_sheet(name, measure, views) for name, measure in measures},
    )


def _result(
    one: Result, experiment: Experiment, views: Mapping[str, View]
) -> tuple[str, Result, tuple[Line, ...], Mapping[str, Share]]:
    shares = {arm: view.headline(one.goal, EVERYBODY) for arm, view in views.items()}
    return GOAL_TITLES[one.goal], one, _lines(one, experiment), shares


def flow_sheet(views: Mapping[str, View]) -> Sheet:
    """What became of the visitors of each arm; all of them are analysed."""
    did = ANSWERS["after_reveal"]
    titles = (
        *(later("Given this wording"), later("Heard what this is")),
        *(did[answer] for answer in ("left", "stayed", "went_on")),
    )
    return Sheet(
        "flow",
        later("Flow of visitors"),
        (Heading(later("Wording"), "words"), *(Heading(title, "count") for title in titles)),
        tuple(
            Row((arm, *(view.count(cell) for cell in STEPS)))
            for arm, view in views.items()
            if view.count(EVERYBODY)
        ),
    )


def readiness_sheet(name: str, measure: str, views: Mapping[str, View]) -> Sheet:
    """The answers to the ruler by arm."""
    answers = [one for one in BY_NAME[measure].categories if one != "not_answered"]
    return Sheet(
        name,
        TABLES[name],
        (
            Heading(later("Wording"), "words"),
            *(Heading(READINESS[one], "count") for one in answers),
        ),
        tuple(
            Row((arm, *(view.count(f"{measure}:{one}") for one in answers)))
            for arm, view in views.items()
            if view.count(EVERYBODY)
        ),
    )


def _lines(result: Result, experiment: Experiment) -> tuple[Line, ...]:
    ends = [abs(end) for one in result.comparisons for end in rounded(one)]
    wide = max([WIDEST, *ends])
    return tuple(
        _line(one, wide, sentence(one, experiment, result.goal)) for one in result.comparisons
    )


def _line(one: Comparison, wide: float, said: str) -> Line:
    low, high = rounded(one)
    low_at, high_at = (round(50 + 48 * value / wide, 2) for value in (low, high))
    return Line(one.arm, low, high, said, low_at, high_at)


def sentence(one: Comparison, experiment: Experiment, goal: Goal) -> str:
    """What was found of an arm beside the first one, or of a factor over all arms."""
    if not one.found:
        return OPEN
    better, worse = (WITH_IT_BETTER, WITH_IT_WORSE) if experiment.factors else (BETTER, WORSE)
    return better if (one.difference < 0) == (goal in LESS_IS_BETTER) else worse


def rounded(one: Comparison) -> tuple[float, float]:
    """Outwards to whole percents, also in the drawing: exact ends would tell exact counts."""
    low, high = one.sequence
    return math.floor(100 * low) / 100, math.ceil(100 * high) / 100
