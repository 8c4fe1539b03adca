"""What somebody tells or asks to whom another brings customers, and who is not sure what that is.

"My boyfriend put me on a site" is written by who looks for a word for it, and read as a buyer's, a partner's
or a prisoner's. The rest, "he's sad if I say no", "I can leave", is harmless anywhere else: it counts in
such a talk alone (`bot.dialogue.plain_words.in_return`).
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import word_groups

TOLD, PERHAPS, FOR_US = "told", "perhaps", "for_us"
GAVE_IN, TROUBLE, NOT_LOCKED, LOVES, UNSURE = "gave_in", "trouble", "not_locked", "loves", "unsure"

BEHIND = (GAVE_IN, TROUBLE, NOT_LOCKED, LOVES, UNSURE, FOR_US)
"""What is told or asked behind it, weightiest first."""

_SAID = word_groups(__file__)


def is_brought(folded: str, *, is_known: bool) -> bool:
    """Whether a folded text tells that another brings customers to its writer, or keeps their money.

    Args:
        folded: what was written (`bot.nlu.folding.fold`).
        is_known: whether that was told in this talk, so that less is enough.
    """
    if _SAID["told_without"].search(folded) is not None:
        return False
    return _SAID[TOLD].search(folded) is not None or (is_known and _says(PERHAPS, folded))


def told_behind(folded: str, *, asks: bool) -> tuple[str, ...]:
    """What a folded text of such a talk tells or asks, weightiest first.

    Args:
        folded: what was written.
        asks: whether it holds a question, without which nobody asks whether it is wrong.
    """
    found = {one for one in BEHIND if (asks or one != UNSURE) and _says(one, folded)}
    found |= {UNSURE} if _says("doubts", folded) else set()
    return tuple(one for one in BEHIND if one in found)


def _says(name: str, folded: str) -> bool:
    return _SAID[name].search(folded) is not None
