"""What is counted of an experiment's conversations, as conditions for the database."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ColumnElement, String, and_, cast, func, or_

from bot.campaigns.experiments.experiment import Goal
from bot.outcomes.definitions import ASKED_FOR_HELP
from bot.outcomes.tables import outcomes
from bot.vocabulary import STAGES, Ending, Stage

Condition = ColumnElement[bool]

MESSAGED = "messaged"

_HELPED = or_(
    func.json_array_length(outcomes.c.opened) > 0,
    *(cast(outcomes.c.topics, String).like(f'%"{topic}"%') for topic in ASKED_FOR_HELP),
)

DENOMINATORS: Mapping[str, Condition] = {
    MESSAGED: outcomes.c.stage.is_not(None),
    "revealed": or_(outcomes.c.stage.in_(STAGES[STAGES.index(Stage.REVEALED) :]), _HELPED),
    "engaged": or_(outcomes.c.stage.in_(STAGES[STAGES.index(Stage.ENGAGED) :]), _HELPED),
}
"""Who is counted: `reached` of `bot.outcomes.definitions`, for the database. Only the first is settled
before anybody read a word of an arm: arms are compared on it alone, the others describe."""

GOALS: Mapping[Goal, Condition] = {
    "went_on": outcomes.c.went_on.is_(True),
    "desist": outcomes.c.stage == Stage.COMMITTED,
    "help": _HELPED,
}
"""Those of the same names in `bot.outcomes.definitions`, for the database; a test compares them."""

LESS_IS_BETTER: frozenset[Goal] = frozenset({"went_on"})
"""Goals of which an arm should have fewer."""

HARMS: Mapping[str, Condition] = {
    "safety": or_(
        outcomes.c.ending == Ending.SAFETY, func.json_array_length(outcomes.c.safety) > 0
    ),
    "opted_out": outcomes.c.ending == Ending.OPTED_OUT,
    "hostile": outcomes.c.ending == Ending.HOSTILE,
}
"""What an arm may not cause."""


def number_of(success: str, of: str) -> str:
    """Name of the number of those who are counted in `of` and had this success or harm."""
    return success if of == MESSAGED else f"{success}_of_{of}"


NUMBERS: Mapping[str, Condition] = {
    **DENOMINATORS,
    **{
        number_of(goal, of): and_(success, counted)
        for goal, success in GOALS.items()
        for of, counted in DENOMINATORS.items()
    },
    **HARMS,
}
"""Every number that is asked for; each is a column of `arm_hours`."""
