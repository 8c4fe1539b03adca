"""Who came to buy and wants to tell of the woman he met is told where, whatever else it sounds like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.plain_words.effects import LEFT_ALONE, plainly, without
from bot.dialogue.plain_words.last_words import WHERE_TO_TELL
from bot.dialogue.plain_words.said_plainly import SURE_OF_ANOTHER
from bot.dialogue.reading.roles import SURE_ROLE
from bot.dialogue.state.dangers import BUYERS
from bot.message import Understanding
from bot.nlu.phrases.reports_her import wants_to_report_her

ASKED_SURELY = frozenset({"ask_privacy", "ask_risk", "ask_signs", "mention_minor"})
"""Intents whose topics are near to it, and are believed where the model is sure of them."""

OF_WITNESSES = frozenset(
    {"report_concern", "report_concern/hand_sign", "report_concern/may_be_nothing"}
    | {"report_concern/nuisance", "report_concern/online_ad", "report_concern/seen_something"}
    | {"report_concern/should_i_go_in"}
)
"""Topics of who saw somebody in need; a buyer's argument is read as one of them."""

SIGN_TOLD = "heard_out/sign"
"""What was told to who noticed a sign."""

TELL_FORCED = "tell_forced"
"""How one could tell that somebody is forced, among what others may know (`bot.nlu.phrases.who_knows`)."""

SURE_SIGN, LIKELY_FORCED = 0.9, 0.65
"""Shares from which an answer to what made them wonder is heard as what was seen, by either model."""

OF_HER = frozenset({"concern"})
"""Kinds of danger that are his worry for her, and none of his own."""


def of_her(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning of such a message; of who is in danger, or may be, as it was.

    Args:
        meaning: as it was read.
        folded: `bot.nlu.folding.fold` of what was written.
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    is_grave = context.get("in_danger") or {*meaning.safety} - OF_HER or meaning.names_dying
    if is_grave or meaning.choice or meaning.intent in LEFT_ALONE:
        return meaning
    wants_to = wants_to_report_her(folded, meaning.language) or _asks_behind_sign(meaning, context)
    if context.get("role") not in BUYERS or not wants_to:
        return meaning
    if meaning.intent in ASKED_SURELY and meaning.moves[0].names_topic(SURE_OF_ANOTHER):
        return meaning
    told = replace(without(meaning, OF_HER), suspected="", suspicion=0.0, takes="", claims=False)
    return plainly(told, WHERE_TO_TELL)


def _asks_behind_sign(meaning: Understanding, context: Mapping[str, Any]) -> bool:
    """Whether somebody told that it was a sign asks on as a witness would: "what do I do about it?"."""
    read = meaning.by_model
    is_seen = read is not None and read.intent == "report_concern" and read.confidence >= SURE_ROLE
    return SIGN_TOLD in (context.get("told") or ()) and is_seen and meaning.is_question


def answers_with_sign(meaning: Understanding, context: Mapping[str, Any]) -> bool:
    """Whether somebody asked what made them wonder tells of what a witness would have seen."""
    read, knows = meaning.by_model, meaning.who_knows
    is_seen = read is not None and read.key in OF_WITNESSES and read.confidence >= SURE_SIGN
    is_seen |= knows is not None and knows.code == TELL_FORCED and knows.share >= LIKELY_FORCED
    return context.get("asked") == "worry" and is_seen and not meaning.is_question
