"""What an experiment found, in lines for the terminal."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from bot.campaigns.experiments.counts import Tally
from bot.campaigns.experiments.experiment import Experiment
from bot.campaigns.experiments.flow import Flow
from bot.campaigns.experiments.readiness import Readiness
from bot.campaigns.experiments.runs import Run
from bot.campaigns.experiments.verdict import Comparison, Result, Verdict
from bot.console.goals import GOAL_TITLES, MEANINGS
from bot.console.locales import SOURCE_LANGUAGE, translations
from bot.console.readiness import READINESS, TABLES


def report(verdict: Verdict, run: Run, language: str = SOURCE_LANGUAGE) -> Iterable[str]:
    """A verdict in lines for the terminal, with the goals defined in a language."""
    said = translations(language).gettext
    experiment = verdict.experiment
    yield f"{experiment.id}, version {experiment.version}, {run.state}. {experiment.question}"
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
        yield from _result_lines(one, experiment, primary)
    yield f"\nStop rule: {verdict.advice}."


def _result_lines(one: Result, experiment: Experiment, primary: bool) -> Iterable[str]:
    if one.until is None:
        yield "  Too few people yet to show anything."
        return
    yield f"  Conversations until the end of {_day_before(one.until)}: {arms_in_words(one.arms)}"
    for name in ("revealed", "engaged"):
        shares = ", ".join(f"{arm} {share:.0%}" for arm, share in one.shares[name].items())
        yield f"  Of the {name} alone (describes, proves nothing): {shares or 'too few people'}"
    for comparison in one.comparisons:
        yield from _comparison_lines(comparison, experiment, primary)


def _comparison_lines(
    one: Comparison,
    experiment: Experiment,
    primary: bool,
) -> Iterable[str]:
    level = f"{1 - experiment.stop.on_the_way / len(experiment.contrasts):.4g}"
    yield (
        f"  {one.arm} against {_against(experiment)}: {_points(one.difference)} points; "
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


def readiness_lines(found: Iterable[Readiness], language: str) -> Iterable[str]:
    """Readiness by arm in lines for the terminal."""
    said = translations(language).gettext
    yield "\nReadiness from 0 to 10 (describes, proves nothing):"
    for one in found:
        yield f"  {said(TABLES[one.table.name])}"
        if one.until is None:
            yield "    too few people yet"
            continue
        yield f"    until the end of {_day_before(one.until)}"
        for arm, part in one.arms.items():
            shares = ", ".join(
                f"{said(READINESS[cell])} {share:.0%}" for cell, share in part.shares.items()
            )
            yield f"    {arm:<12} {shares}, of about {round(part.people, -1):,}"


STEP_WORDS = {
    "assigned": "given this arm",
    "told": "told what this is",
    "left": "left then",
    "stayed": "stayed to talk",
    "went_on": "went on to ask for paid sex",
}


def flow_lines(found: Flow) -> Iterable[str]:
    """The flow of visitors in lines for the terminal."""
    yield "\nFlow of visitors (to the nearest ten):"
    if found.displayed is not None:
        yield f"  notice page displayed: {found.displayed:,}"
    yield f"  conversations: {_few(found.came)}; in no arm: {_few(found.outside)}"
    for arm, numbers in found.arms.items():
        told = ", ".join(f"{STEP_WORDS[step]} {_few(number)}" for step, number in numbers.items())
        yield f"  {arm}: {told}; all of them analysed"


def _few(number: int | None) -> str:
    return "too few to show" if number is None else f"{number:,}"


def arms_in_words(arms: Mapping[str, Tally]) -> str:
    """The share of each arm, and of about how many."""
    # Numbers to the nearest ten and whole percents: two looks must not tell of single people.
    return ", ".join(
        f"{arm} {tally.successes / tally.conversations:.0%} of about "
        f"{round(tally.conversations, -1):,}"
        for arm, tally in arms.items()
    )


def _points(difference: float) -> str:
    return f"{round(100 * difference):+d}"


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
