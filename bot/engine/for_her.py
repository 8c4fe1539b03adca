"""Who came to buy and wants to tell of the woman he met is told where, whatever else it sounds like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.dangers import BUYERS
from bot.engine.last_words import WHERE_TO_TELL
from bot.engine.plain_words import plainly, without
from bot.engine.said_plainly import SURE_OF_ANOTHER
from bot.message import Understanding
from bot.nlu.phrases.reports_her import wants_to_report_her

LEFT_ALONE = frozenset({"change_language", "delete_data", "opt_out"})
"""Intents that are answered as they are."""

ASKED_SURELY = frozenset({"ask_privacy", "ask_risk", "ask_signs", "mention_minor"})
"""Intents whose topics are near to it, and are believed where the model is sure of them."""

OF_HER = frozenset({"concern"})
"""Kinds of danger that are his worry for her, and none of his own."""


def of_her(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning of such a message; of who is in danger, or may be, as it was.

    Args:
        meaning: as it was read.
        folded: `bot.nlu.folding.fold` of what was written.
        context: what stood open (`bot.dialogue.reading.context_of`).
    """
    is_grave = context.get("in_danger") or {*meaning.safety} - OF_HER or meaning.names_dying
    if is_grave or meaning.choice or meaning.intent in LEFT_ALONE:
        return meaning
    if context.get("role") not in BUYERS or not wants_to_report_her(folded, meaning.language):
        return meaning
    if meaning.intent in ASKED_SURELY and meaning.moves[0].names_topic(SURE_OF_ANOTHER):
        return meaning
    told = replace(without(meaning, OF_HER), suspected="", suspicion=0.0, takes="", claims=False)
    return plainly(told, WHERE_TO_TELL)
