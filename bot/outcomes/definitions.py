"""What is counted: every measure sorts a conversation into exactly one of its categories.

A measure with two readings in two places would be two truths; the console, the evaluation pack and
the experiments all use these.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Protocol

from bot.outcomes.paths import PATHS
from bot.vocabulary import DANGERS, STAGES, Stage

DIMENSIONS = ("channel", "language", "country", "arm")
"""By what conversations of a campaign can be told apart: one of them at a time (decisions/0008)."""

UNKNOWN = "unknown"
"""The row of conversations without a country or an arm."""

ASKED_FOR_HELP = frozenset({"help", "human"})
"""Topics of a visitor who asked for help to stop, said yes to it, or asked for a person."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The columns of an outcome that measures read."""

    channel: str
    language: str
    country: str | None
    arm: str | None
    turns: int
    stage: str
    ending: str
    topics: Collection[str]
    safety: Collection[str]
    readiness_before: int | None
    readiness_after: int | None
    offered: Collection[str]
    opened: Collection[str]
    not_understood: int
    path: str | None
    return_code: bool
    returned: str | None
    went_on: bool | None
    not_for_me: bool
    of_use: bool | None
    called: bool | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A question about conversations with one answer for each.

    Args:
        name: as in the tables of figures.
        categories: the possible answers; a rare one is put together with later ones first.
        sort: the answer for one conversation.
        in_order: whether only neighbours may be put together where an answer is rare.
    """

    name: str
    categories: tuple[str, ...]
    sort: Callable[[Counted], str]
    in_order: bool = False


def engaged(row: Counted) -> bool:
    """Whether the visitor went on after being told what this is."""
    return STAGES.index(Stage(row.stage)) >= STAGES.index(Stage.ENGAGED)


def went_on(row: Counted) -> bool:
    """Went on: the visitor knew what this is, and asked to buy all the same."""
    return bool(row.went_on)


AFTER_REVEAL = ("went_on", "stayed", "left", UNKNOWN)
"""What visitors did once they had been told what this is; unknown of rows from before it was kept."""


def after_reveal(row: Counted) -> str:
    """Went on to ask for it, stayed to talk or opened a link, or left without another word."""
    if row.went_on is None:
        return UNKNOWN
    if row.went_on:
        return "went_on"
    return "stayed" if row.turns > 1 or row.opened else "left"


def desisted(row: Counted) -> bool:
    """Desist: the visitor said that he will not do it (stage `committed`)."""
    return row.stage == Stage.COMMITTED


def helped(row: Counted) -> bool:
    """Help: a link to help was opened, or help or a person was asked for."""
    return bool(row.opened) or not ASKED_FOR_HELP.isdisjoint(row.topics)


def _headline(reached: Callable[[Counted], bool]) -> Callable[[Counted], str]:
    def sort(row: Counted) -> str:
        if not engaged(row):
            return "not_engaged"
        return "yes" if reached(row) else "no"

    return sort


def _band(readiness: int | None) -> str:
    if readiness is None:
        return "not_answered"
    if readiness <= 3:
        return "low"
    return "high" if readiness >= 7 else "middle"


class Answered(Protocol):
    """What tells of the readiness ruler."""

    @property
    def readiness_before(self) -> int | None:
        """The early answer, from 0 to 10."""

    @property
    def readiness_after(self) -> int | None:
        """The late one."""


def readiness(row: Answered) -> str:
    """How ready somebody was at first."""
    return _band(row.readiness_before)


def readiness_change(row: Answered) -> str:
    """How that changed until the end."""
    before, after = row.readiness_before, row.readiness_after
    if before is None:
        return "not_answered"
    if after is None:
        return "once"
    if after == before:
        return "same"
    return "higher" if after > before else "lower"


def _length(row: Counted) -> str:
    for most, name in ((1, "1"), (3, "2-3"), (6, "4-6")):
        if row.turns <= most:
            return name
    return "7_or_more"


def _misses(row: Counted) -> str:
    return "2_or_more" if row.not_understood >= 2 else str(row.not_understood)


YES_OR_NO = ("yes", "no")

HEADLINE = ("yes", "no", "not_engaged")

LEFT = "left_or_safety"
ENDINGS = (LEFT, "completed", "opted_out", "hostile")

CORE = (
    Measure("conversations", ("all",), lambda _row: "all"),
    Measure("stage", tuple(map(str, STAGES)), lambda row: row.stage, in_order=True),
    Measure("desist", HEADLINE, _headline(desisted)),
    Measure("help", HEADLINE, _headline(helped)),
    Measure("turns", ("1", "2-3", "4-6", "7_or_more"), _length, in_order=True),
    Measure("not_understood", ("0", "1", "2_or_more"), _misses, in_order=True),
)
"""What is told soonest, in all and by every dimension. Desist and help are two headlines and are
never added up."""

RETURNS = (
    Measure("return_code", YES_OR_NO, lambda row: "yes" if row.return_code else "no"),
    Measure(
        "returned",
        ("first", "lower", "same", "higher", "unknown"),
        lambda row: row.returned or "first",
    ),
)
"""Codes that were taken, and talks of people who came back with one in a later week. The two are of
the same days and not of the same people: a code is brought weeks after it was taken. A number that was
answered after coming back is not kept, so that `readiness` tells of first talks."""

SLOWER = (
    Measure("ending", ENDINGS, lambda row: row.ending if row.ending in ENDINGS else LEFT),
    Measure(
        "readiness",
        ("not_answered", "low", "middle", "high"),
        readiness,
    ),
    Measure(
        "readiness_change", ("not_answered", "once", "lower", "same", "higher"), readiness_change
    ),
    Measure("path", (*PATHS, UNKNOWN), lambda row: row.path or UNKNOWN),
    *RETURNS,
)
"""What has rarer answers and waits longer; in all only. Readiness bands: low 0-3, middle 4-6, high
7-10. Paths are unknown of outcomes from before they were kept."""

ONLY_IN_ALL = frozenset(measure.name for measure in SLOWER)

BY_NAME = {measure.name: measure for measure in (*CORE, *SLOWER)}

HEADLINES = (BY_NAME["desist"], BY_NAME["help"])

INSTEAD = {"law": "claim_legal", "education": "course"}
"""A topic that comes with another one: the latter is counted instead, so that no count is a part of
another from which it could be subtracted. For the same reason the topics `help` and `human`, which
make the headline help, are not told, nor is the ending `safety`, which the kinds of danger make."""

MANY: dict[str, Callable[[Counted], Collection[str]]] = {
    "topic": lambda row: {topic for topic in row.topics if INSTEAD.get(topic) not in row.topics},
    "danger": lambda row: row.safety,
    "offered": lambda row: row.offered,
    "opened": lambda row: row.opened,
}
"""What a conversation may have several of; each becomes a measure such as `topic:law`, yes or no."""

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
    "delete_data",
    "privacy",
)
"""What actions note as a topic, but for help; a test compares them."""

SEVERAL = (
    *(Measure(f"topic:{topic}", YES_OR_NO, lambda _row: "no") for topic in TOPICS),
    *(Measure(f"danger:{kind}", YES_OR_NO, lambda _row: "no") for kind in DANGERS),
)
"""Topics and kinds of danger; each waits for itself, in all only."""
