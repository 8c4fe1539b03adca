"""Whether somebody tells that they cannot phone: deaf, without a voice, overheard, or with no credit.

"I can't talk, they hear me" is typed by who goes on typing; "can't talk now" alone ends the talk for a while.
"""

from __future__ import annotations

from bot.nlu.phrases.deleting import speaks_of_deleting
from bot.nlu.phrases.expressions import word_groups
from bot.nlu.phrases.not_near import somebody_is_near

DEAF, MUTE, HEARD, UNABLE, CAN = "deaf", "mute", "heard", "unable", "can"
"""Codes of it: `unable` has a voice, and no credit; `can` is who can phone again."""

_SAID = word_groups(__file__)


def voice_of(folded: str) -> str:
    """Why the writer of a folded text cannot phone, or that they can again; empty where they say neither.

    Args:
        folded: the text (`bot.nlu.folding.fold`).
    """
    if is_worn_out(folded):
        return ""
    said = {name for name, words in _SAID.items() if words.search(folded)}
    said -= {DEAF} if "hears" in said else set()  # "I'm not deaf, they listen when I talk"
    for code in (DEAF, MUTE, HEARD):
        if code in said:
            return code
    if CAN in said:
        return CAN
    is_of_moment = "now" in said and not {"call", "police"} & said
    if "speak" in said and not is_of_moment:
        return MUTE
    if UNABLE in said:
        return UNABLE
    return MUTE if "call" in said and "police" not in said else ""


def stops_writing(folded: str) -> bool:
    """Whether a folded text says that its writer must stop, or that another comes or is beside them."""
    return _SAID["stops"].search(folded) is not None or somebody_is_near(folded)


def is_worn_out(folded: str) -> bool:
    """Whether a folded text says that its writer is too exhausted to write on."""
    return _SAID["worn_out"].search(folded) is not None


def another_phones(folded: str) -> bool:
    """Whether a folded text speaks of another who phones or writes in the place of its writer."""
    return all(_SAID[name].search(folded) for name in ("another", "in_my_place"))


def asks_what_to_write(folded: str) -> bool:
    """Whether a folded text asks what to write, and not to somebody close."""
    is_to_friend = _SAID["close"].search(folded) is not None
    return _SAID["what_to_write"].search(folded) is not None and not is_to_friend


def asks_of_messenger(folded: str) -> bool:
    """Whether a folded text asks what stays of a message in a messenger, or to delete it there."""
    is_of_traces = speaks_of_deleting(folded) or _SAID["stays"].search(folded) is not None
    return is_of_traces and _SAID["messenger"].search(folded) is not None
