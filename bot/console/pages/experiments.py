"""Experiments: the arms side by side, what can be said so far, and why no winner is called early."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine

from bot.campaigns.experiments.conditions import LESS_IS_BETTER
from bot.campaigns.experiments.counts import Counts
from bot.campaigns.experiments.readiness import Readiness, readiness_by_arm
from bot.campaigns.experiments.runs import Run, Runs
from bot.campaigns.experiments.verdict import Advice, Comparison, Result, Verdict, judge
from bot.console.goals import GOAL_TITLES, MEANINGS
from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.readiness import READINESS, TABLES

ADVICE = {
    Advice.GO_ON: later("Let it run on: nothing can be said yet."),
    Advice.FOUND: later("It can be stopped: the evidence is enough."),
    Advice.LARGE_ENOUGH: later("It is over: it has as many conversations as were planned."),
    Advice.LONG_ENOUGH: later("It is over: it has run as long as was planned."),
}
BETTER = later("This wording does better than the first one.")
WORSE = later("This wording does worse than the first one.")
OPEN = later("No difference has been shown. That does not mean that there is none.")
WIDEST = 0.05
"""Least half-width of the drawn scale, so that small differences do not look large."""


@dataclass(frozen=True, slots=True)
class Line:
    """An arm against the first one, with its places on a scale from 0 to 100."""

    arm: str
    difference: float
    low: float
    high: float
    sentence: str
    middle_at: float
    low_at: float
    high_at: float


@dataclass(frozen=True, slots=True)
class Judged:
    """One run with everything that can be said of it."""

    run: Run
    verdict: Verdict
    advice: str
    results: tuple[tuple[str, Result, tuple[Line, ...]], ...]
    progress: float | None
    readiness: tuple[Readiness, ...]


class Experiments:
    """The page.

    Args:
        engine: the outcome database.
        minimum: counts below this are hidden.
        synthetic: whether its conversations were made up.
    """

    def __init__(self, engine: Engine, minimum: int, *, synthetic: bool) -> None:
        self._engine = engine
        self._minimum = minimum
        self._synthetic = synthetic

    def page(self) -> Page:
        """The page."""
        return Page("experiments", later("Experiments"), self.build, is_filtered=False)

    def build(self, visit: Visit) -> Mapping[str, object]:
        """Every run that was started, the newest first."""
        now = datetime.now(UTC)
        return {
            "judged": [self._judge(run, now) for run in reversed(Runs(self._engine).all())],
            "meanings": MEANINGS,
            "questions": TABLES,
            "answers": READINESS,
        }

    def _judge(self, run: Run, now: datetime) -> Judged:
        counts = Counts(self._engine, run.experiment, synthetic=self._synthetic)
        verdict = judge(counts, run, now, self._minimum)
        reached = sum(tally.conversations for tally in verdict.primary.arms.values())
        planned = run.experiment.stop.conversations
        return Judged(
            run,
            verdict,
            ADVICE[verdict.advice],
            tuple((GOAL_TITLES[one.goal], one, _lines(one)) for one in verdict.results),
            round(min(1.0, reached / planned), 2) if reached else None,
            readiness_by_arm(counts, run.experiment, now, self._minimum),
        )


def _lines(result: Result) -> tuple[Line, ...]:
    ends = [abs(end) for one in result.comparisons for end in one.sequence]
    wide = max([WIDEST, *ends])
    return tuple(_line(one, wide, result.goal in LESS_IS_BETTER) for one in result.comparisons)


def _line(one: Comparison, wide: float, less_is_better: bool) -> Line:
    low, high = one.sequence
    sentence = OPEN
    if one.found:
        sentence = BETTER if (one.difference < 0) == less_is_better else WORSE
    places = [round(50 + 48 * value / wide, 2) for value in (one.difference, low, high)]
    return Line(one.arm, one.difference, low, high, sentence, *places)
