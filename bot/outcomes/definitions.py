"""What is counted of a conversation: the cells that it falls into.

A cell with two readings in two places would be two truths; the console, the evaluation pack and the
experiments all use these.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.outcomes.outcome import Outcome
from bot.outcomes.paths import PATHS
from bot.vocabulary import DANGERS, STAGES, Ending, Stage

DIMENSIONS = ("channel", "language", "country", "arm")
"""By what conversations of a campaign, or of all, can be told apart: one of them at a time."""

EXERCISES = 6
"""Of the course; whoever did so many finished it."""

FINISHED = "6"

UNKNOWN = "unknown"
"""The row of conversations without a country or an arm."""

ASKED_FOR_HELP = frozenset({"help", "human"})
"""Topics of a visitor who asked for help to stop, said yes to it, or asked for a person."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A question about conversations with one answer for each.

    Args:
        name: as in the tables of figures.
        categories: the possible answers.
        sort: the answer for one conversation; one that is no category is not told.
        of: the cell that answers are shares of.
    """

    name: str
    categories: tuple[str, ...]
    sort: Callable[[Outcome], str]
    of: str = "all"


def reached(row: Outcome) -> Sequence[Stage]:
    """The stages that a conversation came to; a promise counts as having passed all.

    Whoever turned to help went on talking, also where that was by a link of the first answer.
    """
    last = STAGES.index(Stage(row.stage))
    if helped(row):
        last = max(last, STAGES.index(Stage.ENGAGED))
    return STAGES[: last + 1]


AFTER_REVEAL = ("went_on", "stayed", "left", UNKNOWN)
"""What visitors did once they had been told what this is; unknown of rows from before it was kept."""


def after_reveal(row: Outcome) -> str:
    """Went on to ask for it, stayed to talk or opened a link, or left without another word."""
    if row.went_on is None:
        return UNKNOWN
    if row.went_on:
        return "went_on"
    return "stayed" if row.turns > 1 or row.opened else "left"


def helped(row: Outcome) -> bool:
    """Help: a link to help was opened, or help or a person was asked for."""
    return bool(row.opened) or not ASKED_FOR_HELP.isdisjoint(row.topics)


def _band(readiness: int | None) -> str:
    if readiness is None:
        return "not_answered"
    if readiness <= 3:
        return "low"
    return "high" if readiness >= 7 else "middle"


def readiness(row: Outcome) -> str:
    """How ready somebody was at first."""
    return _band(row.readiness_before)


def readiness_change(row: Outcome) -> str:
    """How that changed until the end."""
    before, after = row.readiness_before, row.readiness_after
    if before is None:
        return "not_answered"
    if after is None:
        return "once"
    if after == before:
        return "same"
    return "higher" if after > before else "lower"


def _length(row: Outcome) -> str:
    for most, name in ((1, "1"), (3, "2-3"), (6, "4-6")):
        if row.turns <= most:
            return name
    return "7_or_more"


def _misses(row: Outcome) -> str:
    return "2_or_more" if row.not_understood >= 2 else str(row.not_understood)


def _said(answer: bool | None) -> str:
    return "" if answer is None else "yes" if answer else "no"


def _once_told(row: Outcome) -> str:
    return after_reveal(row) if Stage.REVEALED in reached(row) else ""


def _turned_to_help(row: Outcome) -> str:
    asked, opened = not ASKED_FOR_HELP.isdisjoint(row.topics), bool(row.opened)
    if asked and opened:
        return "both"
    return "asked" if asked else "opened" if opened else ""


def _course(row: Outcome) -> str:
    """How far somebody came in the course; no answer of whoever did not begin it."""
    if row.course is None:
        return ""
    for most, name in ((0, "0"), (2, "1-2"), (EXERCISES - 1, "3-5")):
        if row.course <= most:
            return name
    return FINISHED


def _course_change(row: Outcome) -> str:
    return readiness_change(row) if _course(row) == FINISHED else ""


def _in_danger(row: Outcome) -> str:
    """Whether a danger showed, also one that was taken back."""
    return "yes" if row.safety or row.taken_back else ""


YES_OR_NO = ("yes", "no")

CHANGES = ("not_answered", "once", "lower", "same", "higher")

MEASURES = (
    Measure("after_reveal", AFTER_REVEAL, _once_told, of=f"reached:{Stage.REVEALED}"),
    Measure("turned_to_help", ("asked", "opened", "both"), _turned_to_help),
    Measure("in_danger", ("yes",), _in_danger),
    Measure("of_use", YES_OR_NO, lambda row: _said(row.of_use)),
    Measure("not_for_me", ("yes",), lambda row: _said(row.not_for_me)),
    Measure("called", YES_OR_NO, lambda row: _said(row.called)),
    Measure("turns", ("1", "2-3", "4-6", "7_or_more"), _length),
    Measure("not_understood", ("0", "1", "2_or_more"), _misses),
    Measure("ending", tuple(map(str, Ending)), lambda row: row.ending),
    Measure("readiness", ("not_answered", "low", "middle", "high"), readiness),
    Measure("readiness_change", CHANGES, readiness_change),
    Measure("course", ("0", "1-2", "3-5", FINISHED), _course, of="topic:course"),
    Measure("course_change", CHANGES, _course_change, of=f"course:{FINISHED}"),
    Measure("path", (*PATHS, UNKNOWN), lambda row: row.path or UNKNOWN),
    Measure("return_code", ("yes",), lambda row: "yes" if row.return_code else "no"),
    Measure(
        "returned",
        ("first", "lower", "same", "higher", "unknown"),
        lambda row: row.returned or "first",
    ),
)
"""Readiness bands: low 0-3, middle 4-6, high 7-10. Paths are unknown of outcomes from before they were
kept. Codes that were taken and talks that began with one are of the same days and not of the same people:
a code is brought weeks later. A number that was answered then is not kept, so that `readiness` tells of
first talks."""

BY_NAME = {measure.name: measure for measure in MEASURES}

MANY: dict[str, Callable[[Outcome], Collection[str]]] = {
    "topic": lambda row: row.topics,
    "danger": lambda row: {*row.safety, *row.taken_back},
    "taken_back": lambda row: row.taken_back,
    "offered": lambda row: row.offered,
    "opened": lambda row: row.opened,
}
"""What a conversation may have several of.

A danger is counted from the alarm on, whatever is said of it later: whoever is watched may have to take
it back. `taken_back` is the part of it where the visitor did ("a mistake", "I'm fine") and nothing showed
it again: the false alarms that are known. Whoever only leaves is not among them.
"""

TOPICS = (
    "law",
    "risk",
    "harm",
    "figures",
    "signs",
    "claim_choice",
    "claim_legal",
    "claim_harmless",
    "claim_need",
    "education",
    "course",
    "sector_guidance",
    "concern",
    "delete_data",
    "privacy",
    *sorted(ASKED_FOR_HELP),
)
"""What actions note as a topic; a test compares them."""

EVERYBODY = "all"
"""The cell of all conversations."""

HEADLINES = {"desist": f"reached:{Stage.COMMITTED}", "help": "help"}
"""The two goals and their cells; they are never added up."""

GOALS = {"went_on": "after_reveal:went_on", **HEADLINES}
"""What experiments can have for a goal, and its cell."""

ENGAGED = f"reached:{Stage.ENGAGED}"
"""The cell that headlines are shares of."""

WHOLE = {
    "help": ENGAGED,
    **{f"reached:{after}": f"reached:{before}" for before, after in pairwise(STAGES[1:])},
    **{f"{one.name}:{answer}": one.of for one in MEASURES for answer in one.categories},
    **{f"taken_back:{kind}": f"danger:{kind}" for kind in DANGERS},
}
"""The cell that a cell is told as a share of; of all others it is `EVERYBODY`."""

WITHIN = {**WHOLE, **{f"danger:{kind}": "in_danger:yes" for kind in DANGERS}}
"""The smallest cell that a cell is a part of; of all others it is `EVERYBODY`."""


def cells(row: Outcome) -> tuple[str, ...]:
    """Every cell that a conversation is counted in."""
    found = [EVERYBODY, *(f"reached:{stage}" for stage in reached(row)[1:])]
    if helped(row):
        found.append("help")
    answers = ((measure, measure.sort(row)) for measure in MEASURES)
    found += [f"{one.name}:{answer}" for one, answer in answers if answer in one.categories]
    found += [f"{kind}:{one}" for kind, several in MANY.items() for one in several(row)]
    return tuple(found)
