"""The words that several parts of the code share: dangers, stages, endings, and the intents of safety.

ARCHITECTURE.md lists the whole vocabulary; `domain.yml` lists every intent.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Stage(StrEnum):
    """How far a conversation came, in rising order."""

    CONTACTED = "contacted"
    REVEALED = "revealed"
    ENGAGED = "engaged"
    INFORMED = "informed"
    ROUTED = "routed"
    COMMITTED = "committed"


STAGES = tuple(Stage)


class Ending(StrEnum):
    """How a conversation ended."""

    COMPLETED = "completed"
    LEFT = "left"
    OPTED_OUT = "opted_out"
    HOSTILE = "hostile"
    SAFETY = "safety"


DANGERS = (
    "distress",
    "child_writes",
    "watched",
    "traces",
    "exploitation",
    "violence",
    "attraction",
    "minor",
    "concern",
)
"""Kinds of danger: what the safety net looks for and what is answered first.

Gravest first, the writer's own life before all: `child_writes` is a child, `watched` and `traces`
are of somebody who is controlled, `attraction` of somebody who wants help before a child is harmed."""

INTENT_OF_KIND = {
    "distress": "express_distress",
    "child_writes": "mention_minor",
    "watched": "disclose_exploitation",
    "traces": "disclose_exploitation",
    "exploitation": "disclose_exploitation",
    "violence": "threaten_violence",
    "attraction": "mention_minor",
    "minor": "mention_minor",
    "concern": "report_concern",
    "opt_out": "opt_out",
}
"""The intent that each kind of the safety net stands for: the dangers, and the wish for no more
messages."""

SAFETY_INTENTS = frozenset(INTENT_OF_KIND.values())
"""Intents that must not be missed."""

KIND_OF_INTENT = {
    "express_distress": "distress",
    "threaten_violence": "violence",
    "report_concern": "concern",
    "disclose_exploitation": "exploitation",
    "mention_minor": "minor",
}
"""The kind of danger when nothing names it more exactly."""


class LikelyAnswer(NamedTuple):
    """A text that may answer a message (`intents/<language>/answered_by.yml`).

    Args:
        key: of the text without `utter_`, or `who_knows/` and who could answer.
        share: the model's share for it.
    """

    key: str
    share: float


class WhoKnows(NamedTuple):
    """Who could answer a question that nothing here answers (`intents/<language>/who_knows.yml`).

    Args:
        code: an adviser, `doctor` or `bank`, or a question that has a text of its own, `test_when`.
        share: the model's share for it.
        topics: what such questions are usually about, as `intent/topic`; no other topic answers one.
    """

    code: str
    share: float
    topics: Sequence[str] = ()


NO_SUCH = "nothing"
"""Stands for all that tells of no such moment."""


class Moment(NamedTuple):
    """What is told at a bad moment, or asked on (tables `urgent/…`, `softly/…` and `asks_on/…`).

    Args:
        code: of the table: `right_now`, `until_they_come`; `dying_aside`, `touched`; `promise`.
        share: the model's share for it.
    """

    code: str
    share: float

    def is_heard(self, code: str, least: float) -> bool:
        """Whether it is this, with at least this share."""
        return self.code == code and self.share >= least


DYING_ASIDE = "dying_aside"
"""The code of a wish not to wake up that is told in passing."""

NO_MOMENT = Moment("", 0.0)
"""Nothing of the kind was heard."""


def likeliest_of(moments: Sequence[Moment]) -> Moment:
    """The first of those that were heard, likeliest first."""
    return moments[0] if moments else NO_MOMENT
