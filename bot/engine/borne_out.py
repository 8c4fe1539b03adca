"""Of a danger that the net caught, the topic that the text has words for: a parent is no client."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.dialogue.meant import OF_A_PARENT
from bot.message import Understanding
from bot.nlu.phrases.young import (
    names_own_child_online,
    names_pictures,
    reports_an_age,
    tells_of_before,
)

WANTS_MINOR = "mention_minor/wants_minor"
"""The topic of who asks for somebody under age."""

WAS_SHE = "mention_minor/was_she"
"""The topic of somebody who was with a child, perhaps."""

PICTURES = "mention_minor/pictures"
"""The topic of a child of whom somebody has pictures: "send nothing more" needs some to be spoken of."""

BORNE_OUT_BY: Mapping[str, Callable[[str], bool]] = {
    PICTURES: names_pictures,
    WANTS_MINOR: lambda folded: not reports_an_age(folded),
    WAS_SHE: tells_of_before,
}
"""Topics of a danger that are believed only where the text has words for them."""


def as_borne_out(meaning: Understanding, folded: str) -> Understanding:
    """The meaning without topics of a danger that the text has no words for.

    Args:
        meaning: as it was read.
        folded: what was written (`bot.nlu.folding.fold`).
    """
    of_danger = {
        kind: "" if topic in BORNE_OUT_BY and not BORNE_OUT_BY[topic](folded) else topic
        for kind, topic in meaning.of_danger.items()
    }
    if "minor" in meaning.safety and names_own_child_online(folded):
        of_danger["minor"] = OF_A_PARENT.key
    return replace(meaning, of_danger=of_danger)
