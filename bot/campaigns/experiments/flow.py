"""The flow of visitors into an experiment, as CONSORT asks a trial to show it.

From the display of the notice page until an arm was given; what the visitors of an arm did then are the
figures of the console (`bot.campaigns.experiments.figures`). Schulz, Altman and Moher (2010), CONSORT 2010
statement, BMJ 340, c332.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, func, select

from bot.campaigns.experiments.conditions import MESSAGED
from bot.campaigns.experiments.counts import Counts
from bot.campaigns.experiments.experiment import HOLDOUT
from bot.campaigns.experiments.runs import Run
from bot.outcomes.tables import displays, outcomes


@dataclass(frozen=True, slots=True)
class Flow:
    """Numbers to the nearest ten; `None` is too few to show.

    Args:
        displayed: notice pages of the campaigns; none where they have no such page.
        came: conversations of the campaigns in the time.
        outside: of them, those that got no arm: they came back with a code, or while it was paused.
    """

    displayed: int | None
    came: int | None
    outside: int | None


def flow(engine: Engine, counts: Counts, run: Run, until: datetime, minimum: int) -> Flow:
    """The flow from the start of a run up to the day that its result is shown of.

    Args:
        engine: the outcome database.
        counts: of the run's experiment.
        run: from the register.
        until: as the result says.
        minimum: counts below this are not shown.
    """
    experiment, since = run.experiment, run.periods[0][0]
    arms = (*experiment.arms, *((HOLDOUT,) if experiment.holdout else ()))
    tallies = counts.by_arm(MESSAGED, until=until)
    assigned = sum(tallies[arm].conversations for arm in arms if arm in tallies)
    labels = [experiment.label(arm) for arm in arms]
    taking_part = select(outcomes.c.campaign).where(outcomes.c.arm.in_(labels)).distinct()
    hour = since.replace(minute=0, second=0, microsecond=0)
    came_query = select(func.count()).where(
        outcomes.c.campaign.in_(taking_part),
        outcomes.c.synthetic.is_(counts.synthetic),
        outcomes.c.hour >= hour,
        outcomes.c.hour < until,
    )
    shown_query = select(func.sum(displays.c.number)).where(
        displays.c.campaign.in_(taking_part), displays.c.hour >= hour, displays.c.hour < until
    )
    with engine.connect() as connection:
        came = max(assigned, connection.execute(came_query).scalar_one())
        displayed = connection.execute(shown_query).scalar_one()
    return Flow(
        _shown(displayed, minimum) if displayed else None,
        _shown(came, minimum),
        _shown(came - assigned, minimum),
    )


def _shown(number: int, minimum: int) -> int | None:
    """To the nearest ten, so that two looks do not tell of single people; none stays none."""
    return None if 0 < number < minimum else round(number, -1)
