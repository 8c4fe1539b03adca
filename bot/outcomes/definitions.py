"""What is counted: every measure sorts a conversation into exactly one of its categories.

A measure with two readings in two places would be two truths; the console, the evaluation pack and
the experiments all use these.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from bot.danger import DANGERS
from bot.dialogue.situation import STAGES, Ending, Stage

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


@dataclass(frozen=True, slots=True)
class Measure:
    """A question about conversations with one answer for each.

    Args:
        name: as in the tables of figures.
        categories: the possible answers, in order.
        sort: the answer for one conversation.
        in_order: whether only neighbours may be put together where an answer is rare.
    """

    name: str
    categories: tuple[str, ...]
    sort: Callable[[Counted], str]
    in_order: bool = False


def engaged(row: Counted) -> bool:
    """Whether the visitor wrote again after being told what this is, or opened a link to help."""
    return STAGES.index(Stage(row.stage)) >= STAGES.index(Stage.ENGAGED) or bool(row.opened)


def desisted(row: Counted) -> bool:
    """Desist: the visitor said that he will not do it (stage `committed`)."""
    return row.stage == Stage.COMMITTED


def helped(row: Counted) -> bool:
    """Help: a link to help was opened, or help or a person was asked for."""
    return bool(row.opened) or not ASKED_FOR_HELP.isdisjoint(row.topics)


def _headline(reached: Callable[[Counted], bool]) -> Callable[[Counted], str]:
    def sort(row: Counted) -> str:
        if reached(row):
            return "yes"
        return "no" if engaged(row) else "not_engaged"

    return sort


def _gravest(row: Counted) -> str:
    kinds = [kind for kind in row.safety if kind in DANGERS]
    return min(kinds, key=DANGERS.index) if kinds else "none"


def _band(readiness: int | None) -> str:
    if readiness is None:
        return "not_answered"
    if readiness <= 3:
        return "low"
    return "high" if readiness >= 7 else "middle"


def _change(row: Counted) -> str:
    before, after = row.readiness_before, row.readiness_after
    if before is None or after is None:
        return "not_answered"
    if after == before:
        return "same"
    return "higher" if after > before else "lower"


def _length(row: Counted) -> str:
    for most, name in ((1, "1"), (3, "2-3"), (6, "4-6")):
        if row.turns <= most:
            return name
    return "7+"


def _misses(row: Counted) -> str:
    return "2+" if row.not_understood >= 2 else str(row.not_understood)


HEADLINE = ("yes", "no", "not_engaged")

MEASURES = (
    Measure("conversations", ("all",), lambda _row: "all"),
    Measure("stage", tuple(map(str, STAGES)), lambda row: row.stage, in_order=True),
    Measure("desist", HEADLINE, _headline(desisted)),
    Measure("help", HEADLINE, _headline(helped)),
    Measure("ending", tuple(map(str, Ending)), lambda row: row.ending),
    Measure("danger", ("none", *DANGERS), _gravest),
    Measure("turns", ("1", "2-3", "4-6", "7+"), _length, in_order=True),
    Measure("not_understood", ("0", "1", "2+"), _misses, in_order=True),
    Measure(
        "readiness",
        ("not_answered", "low", "middle", "high"),
        lambda row: _band(row.readiness_before),
    ),
    Measure("readiness_change", ("not_answered", "lower", "same", "higher"), _change),
)
"""Desist and help are two headlines and are never added up. Where several kinds of danger showed,
the gravest counts. Readiness bands: low 0-3, middle 4-6, high 7-10."""

BY_NAME = {measure.name: measure for measure in MEASURES}

MANY: dict[str, Callable[[Counted], Collection[str]]] = {
    "topic": lambda row: row.topics,
    "offered": lambda row: row.offered,
    "opened": lambda row: row.opened,
}
"""What a conversation may have several of; each becomes a measure `topic:law` with yes and no."""


def place_in(row: Counted, dimension: str) -> str:
    """The row of a table by this dimension into which the conversation belongs."""
    return str(getattr(row, dimension) or UNKNOWN)
