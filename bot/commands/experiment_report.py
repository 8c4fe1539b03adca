"""What an experiment found, in lines for the terminal."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from bot.campaigns.experiments.experiment import Experiment
from bot.campaigns.experiments.flow import STEPS, Flow
from bot.campaigns.experiments.runs import Run
from bot.campaigns.experiments.verdict import Comparison, Result, Verdict
from bot.console.goals import GOAL_TITLES, MEANINGS, READINESS, TABLES
from bot.console.locales import SOURCE_LANGUAGE, translations
from bot.outcomes.definitions import EVERYBODY
from bot.outcomes.view import View


def report(
    verdict: Verdict, run: Run, views: Mapping[str, View], language: str = SOURCE_LANGUAGE
) -> Iterable[str]:
    """A verdict in lines for the terminal, with the goals defined in a language.

    Args:
        verdict: evidence and ranges.
        run: what is judged.
        views: figures of each arm.
        language: of the definitions.
    """
    said = translations(language).gettext
    experiment = verdict.experiment
    yield f"{experiment.id}, version {experiment.version}, {run.state}. {said(experiment.question)}"
    if run.reason:
        yield f"Reason: {run.reason}."
    if verdict.alarm:
        yield (
            "ALARM: the arms did not get the shares that they should get. Something is broken; "
            "believe nothing below."
        )
    for one in verdict.results:
        primary = one.goal == experiment.outcome
        yield (
            f"\n{'Primary' if primary else 'Secondary'} goal, {one.goal}: {said(GOAL_TITLES[one.goal])}. "
            f"{said(MEANINGS[one.goal])}"
        )
        yield f"  Until the end of the last week: {arms_in_words(views, one.goal)}"
        yield from _result_lines(one, experiment, primary)
    yield f"\nStop rule: {verdict.advice}."


def _result_lines(one: Result, experiment: Experiment, primary: bool) -> Iterable[str]:
    if one.until is None:
        yield "  Too few people yet to compare them."
        return
    yield f"  Compared by the conversations until the end of {_day_before(one.until)}:"
    for comparison in one.comparisons:
        yield from _comparison_lines(comparison, experiment, primary)


def _comparison_lines(
    one: Comparison,
    experiment: Experiment,
    primary: bool,
) -> Iterable[str]:
    level = f"{1 - experiment.stop.on_the_way / len(experiment.contrasts):.4g}"
    yield (
        f"  {one.arm} against {_against(experiment)}, in points: "
        f"at every look between {_span(one.sequence)} (confidence {level})"
    )
    yield (
        f"    had this been the only look: between {_span(one.interval)}; "
        f"evidence against no difference: {_evidence(one.evidence)}"
    )
    if primary:
        enough = 1 / experiment.stop.on_the_way
        yield f"    {'A difference was found' if one.found else 'No finding yet'} (enough: {enough:.0f})."


def _against(experiment: Experiment) -> str:
    return "all arms without it" if experiment.factors else experiment.reference


def readiness_lines(views: Mapping[str, View], language: str) -> Iterable[str]:
    """Readiness by arm in lines for the terminal."""
    said = translations(language).gettext
    yield "\nReadiness from 0 to 10 (describes, proves nothing):"
    for name, measure in (("before", "readiness"), ("change", "readiness_change")):
        yield f"  {said(TABLES[name])}"
        for arm, view in views.items():
            counts = ", ".join(
                f"{said(READINESS[answer])} {share.count or 'few'}"
                for answer, share in view.table(measure).items()
            )
            yield f"    {arm:<12} {counts}"


def arms_in_words(views: Mapping[str, View], goal: str) -> str:
    """What is shown of each arm: how many of how many, and the range that the share is in."""
    parts = []
    for arm, view in views.items():
        share = view.headline(goal, EVERYBODY)
        interval = share.interval
        between = f" ({interval.low:.0%} to {interval.high:.0%})" if interval else ""
        parts.append(f"{arm} {share.count or 'few'} of {share.of or 'few'}{between}")
    return ", ".join(parts)


STEP_WORDS = (
    *("given this arm", "told what this is"),
    *("left then", "stayed to talk", "went on to ask for paid sex"),
)
"""Of `STEPS`: what a visitor of an arm did."""


def flow_lines(found: Flow, views: Mapping[str, View]) -> Iterable[str]:
    """The flow of visitors in lines for the terminal.

    Args:
        found: who came.
        views: the figures of each arm.
    """
    yield "\nFlow of visitors, from the week of the start until the end of the last week:"
    if found.displayed is not None:
        yield f"  notice page displayed: {found.displayed:,}"
    yield f"  conversations: {_few(found.came)}; in no arm: {_few(found.outside)}"
    for arm, view in views.items():
        told = ", ".join(
            f"{said} {_few(view.count(cell))}" for cell, said in zip(STEPS, STEP_WORDS, strict=True)
        )
        yield f"  {arm}: {told}; all of them analysed"


def _few(number: int | None) -> str:
    return "few" if number is None else f"{number:,}"


def _span(interval: tuple[float, float]) -> str:
    low, high = interval
    return f"{math.floor(100 * low):+d} and {math.ceil(100 * high):+d}"


def _evidence(logarithm: float) -> str:
    """To one digit."""
    if logarithm > math.log(10_000):
        return "more than 10,000"
    return f"{math.exp(logarithm):.1g}" if logarithm > math.log(0.1) else "less than 0.1"


def _day_before(until: datetime) -> str:
    return f"{datetime.fromtimestamp(until.timestamp() - 1, UTC):%Y-%m-%d}"
