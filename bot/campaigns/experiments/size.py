"""How many conversations an experiment needs, and how long its campaigns take to bring them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from statistics import NormalDist

from sqlalchemy import Engine, case, func, select

from bot.campaigns.experiments.conditions import GOALS, LESS_IS_BETTER
from bot.campaigns.experiments.counts import settled_day
from bot.campaigns.experiments.experiment import HOLDOUT, Experiment, Goal
from bot.outcomes.tables import outcomes

POWER = 0.8
"""Probability of finding the smallest effect that is planned for."""

LOOKING, WITH_AN_END = 2.0, 1.5
"""Times the size of a single look at which an experiment that is looked at finds seven eighths of what is
there: without a part of the error for the planned end, and with half of it (decisions/0007)."""

WEEKS = 8
"""Traffic and present share are taken from so many weeks."""

ENOUGH = 100
"""Conversations from which on the campaigns' own share is believed."""

ASSUMED: dict[Goal, float] = {"went_on": 0.4, "desist": 0.05, "help": 0.15}
"""Shares before there are own ones. Went on: 35 to 47 % of the warned in the trial of Prichard and others
(2024); the others are guesses."""


Sentence = tuple[str, Mapping[str, object]]
"""English with gaps, which the console translates before they are filled, and what is filled in."""


@dataclass(frozen=True, slots=True)
class Traffic:
    """What the campaigns brought in the last weeks.

    Args:
        conversations: of which the goal is known.
        successes: of these.
        days: that they took.
    """

    conversations: int
    successes: int
    days: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What to expect.

    Args:
        share: of conversations with the goal today; assumed where `is_own` is false.
        wanted: the share that the smallest effect of interest would make of it.
        one_look: conversations in all, for a single look.
        at_most: the same where one looks all the time.
        each_day: conversations that the campaigns bring a day, if they brought any.
    """

    share: float
    is_own: bool
    wanted: float
    one_look: int
    at_most: int
    each_day: float | None

    def days(self, conversations: int) -> int | None:
        """Days that so many conversations take."""
        return ceil(conversations / self.each_day) if self.each_day else None


def two_sided_size(
    first: float, other: float, *, error: float = 0.05, power: float = POWER, share: float = 0.5
) -> int:
    """Conversations in all that a test of two proportions of a fixed size needs.

    Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (2003), section 4.2, without
    the correction for continuity.

    Args:
        first: proportion of successes on the first side.
        other: on the other side.
        error: of finding a difference where there is none.
        power: of finding this one.
        share: of the other side.
    """
    normal = NormalDist()
    both = normal.inv_cdf(1 - error / 2) + normal.inv_cdf(power)
    spread = first * (1 - first) / (1 - share) + other * (1 - other) / share
    return ceil(both**2 * spread / (other - first) ** 2)


def traffic(
    engine: Engine,
    campaigns: Collection[str],
    goal: Goal,
    now: datetime,
    *,
    synthetic: bool = False,
) -> Traffic:
    """What some campaigns brought in the last weeks, up to the last day that is over."""
    until = settled_day(now)
    since = until - timedelta(weeks=WEEKS)
    query = select(
        func.count(), func.sum(case((GOALS[goal], 1), else_=0)), func.min(outcomes.c.hour)
    ).where(
        outcomes.c.campaign.in_(campaigns),
        outcomes.c.synthetic.is_(synthetic),
        outcomes.c.hour >= since,
        outcomes.c.hour < until,
    )
    if goal == "went_on":
        query = query.where(outcomes.c.went_on.is_not(None))
    with engine.connect() as connection:
        number, successes, first = connection.execute(query).one()
    begun = first.replace(tzinfo=until.tzinfo) if first is not None else until
    return Traffic(number, successes or 0, max(1, (until - begun).days))


def plan(experiment: Experiment, came: Traffic) -> Plan:
    """How many conversations an experiment needs, by what its campaigns brought.

    The error is divided by the number of comparisons, which is on the safe side.
    """
    is_own = came.conversations >= ENOUGH
    share = came.successes / came.conversations if is_own else ASSUMED[experiment.outcome]
    effect = experiment.smallest_effect
    wanted = share - effect if experiment.outcome in LESS_IS_BETTER else share + effect
    wanted = min(max(wanted, 0.001), 0.999)
    share = min(max(share, 0.001), 0.999)
    error = experiment.stop.error / len(experiment.contrasts)
    needed = 0
    for contrast in experiment.contrasts:
        sides = sum(experiment.arms[arm].share for arm in (*contrast.first, *contrast.other))
        size = two_sided_size(share, wanted, error=error, share=contrast.share)
        needed = max(needed, ceil(size / sides / (1 - experiment.holdout)))
    each_day = came.conversations / came.days if came.conversations else None
    longer = WITH_AN_END if experiment.stop.at_the_end else LOOKING
    return Plan(share, is_own, wanted, needed, ceil(longer * needed), each_day)


def in_words(experiment: Experiment, made: Plan) -> Iterator[Sentence]:
    """A plan for people who plan nothing else; numbers are rounded."""
    yield (
        "Chance decides. Of 100 visitors each wording is given to about so many: %(shares)s.",
        {"shares": ", ".join(f"{name} {share}" for name, share in _allocation(experiment))},
    )
    yield (
        "To see whether %(now)s in 100 become %(then)s, it takes about %(one)s conversations, and up to "
        "%(most)s if you look as often as you like. The evidence is usually enough earlier.",
        {
            "now": round(100 * made.share),
            "then": round(100 * made.wanted),
            "one": _round(made.one_look),
            "most": _round(made.at_most),
        },
    )
    if made.is_own:
        yield "Today’s share is that of your campaigns of late.", {}
    else:
        yield "Today’s share is assumed: your campaigns have brought too few talks yet.", {}
    if made.each_day is None:
        yield "No conversations have come yet, so nobody can say how many days it takes.", {}
    else:
        yield (
            "Its campaigns bring about %(each)s a day: that is %(few)s to %(many)s days.",
            {
                "each": max(1, round(made.each_day)),
                "few": made.days(made.one_look),
                "many": made.days(made.at_most),
            },
        )
    planned, days = experiment.stop.conversations, experiment.stop.days
    if planned < made.at_most:
        yield (
            "It is over at %(planned)s conversations: a difference of this size is often missed then. Raise "
            "that number, ask for a larger difference, or accept it.",
            {"planned": planned},
        )
    if made.each_day and days * made.each_day < min(planned, made.at_most):
        yield "It is over after %(days)s days, before so many have come.", {"days": days}


def _allocation(experiment: Experiment) -> Iterator[tuple[str, int]]:
    """Each arm, and how many of a hundred visitors get it."""
    for name, arm in experiment.arms.items():
        yield name, round(100 * arm.share * (1 - experiment.holdout))
    if experiment.holdout:
        yield HOLDOUT, round(100 * experiment.holdout)


def _round(number: int) -> int:
    return round(number, -2) or number
