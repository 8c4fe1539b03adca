"""What a message is about where it is not about the line that was shown last: a doctor, a bed, another woman.

Behind a line "is it free?" means the line; "I need a lawyer, is it free?" does not, and who says that they
will call their sister, or 112, is not answered about ours.
"""

from __future__ import annotations

import re

from bot.nlu.folding import fold
from bot.nlu.phrases.expressions import word_groups
from bot.nlu.phrases.question import asks_something

DOCTOR, EMBASSY, LAWYER, BED = "doctor", "embassy", "lawyer", "bed"
NEEDED = (DOCTOR, EMBASSY, LAWYER, BED)
"""What is needed; what the next sentence asks is of it as well."""

CALLS_EMERGENCY, CALLS_OTHER, OUTSIDE = "calls_emergency", "calls_other", "outside"
"""Whom somebody is about to call, and that they are out of doors."""

NOT_OURS = "not_ours"
"""The number of an organisation is asked for that no file of ours has."""

BARE = 3
"""Words of what is named alone, before it is asked about: "the hospital, do they tell anybody?"."""

SHORT = 9
"""Words of a message that says no more than whom its writer calls."""

_SAID = word_groups(__file__)

_SENTENCE = re.compile(r"(?<=[.!?,;\n…])")


def subject_of(text: str) -> tuple[str, str]:
    """What of these a message needs or asks about, and what of it may be about a line.

    Args:
        text: as it was written.
    """
    subject, is_carried, left = "", False, []
    for part in _SENTENCE.split(text):
        folded = fold(part)
        needed = next((name for name in NEEDED if _SAID[name].search(folded)), "")
        if _SAID["of_line"].search(folded):
            left.append(part)
        elif needed:
            subject = subject or needed
            is_bare = len(folded.split()) <= BARE
            is_carried |= is_bare or asks_something(part)
            is_carried |= _SAID["wants"].search(folded) is not None
        elif not (is_carried or _SAID["matter"].search(folded)):
            left.append(part)
    return subject, "".join(left)


def whom_they_call(folded: str) -> str:
    """Whom somebody calls who is about to ring: the emergency services, others, or nobody who is named."""
    if _SAID["of_line"].search(folded):
        return ""
    if _SAID["emergency"].search(folded):
        return CALLS_EMERGENCY
    others = ("people", *NEEDED)
    return CALLS_OTHER if any(_SAID[name].search(folded) for name in others) else ""


def says_whom_they_call(folded: str) -> bool:
    """Whether a short text says that its writer rings others than a line: "j'appelle le 17"."""
    is_short = len(folded.split()) <= SHORT
    return is_short and _SAID["calls"].search(folded) is not None and bool(whom_they_call(folded))


def means_another_one(folded: str) -> bool:
    """Whether a buyer means another woman, and no other line."""
    return _SAID["another_one"].search(folded) is not None


def names_seller(folded: str) -> bool:
    """Whether somebody names who sells her, and may answer in her place."""
    return _SAID["seller"].search(folded) is not None


def is_outside(folded: str) -> bool:
    """Whether somebody is out of doors and has nowhere to go."""
    return _SAID["outside"].search(folded) is not None


def asks_for_number_of_others(folded: str) -> bool:
    """Whether a short text asks for the number of an organisation by its name: "FIZ? nummer?"."""
    is_short = len(folded.split()) <= SHORT
    return is_short and all(_SAID[name].search(folded) for name in (NOT_OURS, "their_number"))
