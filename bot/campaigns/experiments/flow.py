"""The flow of visitors into an experiment and through its arms, as CONSORT asks a trial to show it.

From the display of the notice page on, by the figures of the console and of its weeks. Schulz, Altman and
Moher (2010), CONSORT 2010 statement, BMJ 340, c332.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.campaigns.experiments.runs import Run
from bot.outcomes.definitions import EVERYBODY, UNKNOWN
from bot.outcomes.measures import Measures
from bot.outcomes.question import Filter
from bot.vocabulary import Stage

STEPS = (
    EVERYBODY,
    f"reached:{Stage.REVEALED}",
    *(f"after_reveal:{answer}" for answer in ("left", "stayed", "went_on")),
)
"""Cells that a visitor of an arm passes: given it, told what this is, and what they did then."""


@dataclass(frozen=True, slots=True)
class Flow:
    """Who came before an arm was given; `None` is none or very few.

    Args:
        displayed: notice pages of the campaigns; none where they have no such page.
        came: conversations of the campaigns, from the week of the start on.
        outside: of them, those that got no arm: they came back with a code, or while it did not run.
    """

    displayed: int | None
    came: int | None
    outside: int | None


def flow(measures: Measures, run: Run, *, synthetic: bool) -> Flow:
    """The flow until an arm was given, of the campaigns that brought visitors to the first arm.

    Args:
        measures: the figures.
        run: from the register.
        synthetic: whether its conversations were made up.
    """
    label, day = run.experiment.label(next(iter(run.experiment.arms))), run.periods[0][0].date()
    of_first, displayed = measures.campaigns_since(day, Filter(arm=label, synthetic=synthetic))
    every, _ = measures.campaigns_since(day, Filter(synthetic=synthetic))
    others, _ = measures.campaigns_since(day, Filter(arm=UNKNOWN, synthetic=synthetic))
    came, outside = (
        sum(counts.get(one, 0) for one in of_first) or None for counts in (every, others)
    )
    return Flow(displayed, came, outside)
