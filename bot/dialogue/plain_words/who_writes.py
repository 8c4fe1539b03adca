"""What a text says of its writer: a child, a parent, hurt, beaten, or forced by nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.answering.met_first import WANTS_MINOR
from bot.dialogue.deciding.suspicion import OF_ANOTHER_MATTER, OF_TRAFFICKING
from bot.dialogue.plain_words.at_home import in_order, of_their_home
from bot.dialogue.plain_words.borne_out import grown_up
from bot.dialogue.plain_words.care import injured
from bot.dialogue.plain_words.effects import HEARD, NOTHING_SURE, OF_CHILDREN, without
from bot.dialogue.plain_words.in_return import of_brought, of_return
from bot.dialogue.plain_words.shut_in import of_shelter
from bot.dialogue.reading.meant import OF_A_PARENT
from bot.dialogue.state.dangers import FIRM
from bot.message import Understanding
from bot.nlu.folding import clauses
from bot.nlu.phrases.at_home import names_blow
from bot.nlu.phrases.bystander import PARENT
from bot.nlu.phrases.controlled import is_controlled, is_made_to_sell
from bot.nlu.phrases.injured import names_injury
from bot.nlu.phrases.meeting import asks_to_go
from bot.nlu.phrases.ransom import is_ransomed, tells_age_beside
from bot.nlu.phrases.retraction import says_unforced
from bot.nlu.phrases.young import (
    fears_for_own_child,
    lives_in_care,
    misses_own_child,
    names_own_child,
    tells_own_grown_age,
    tells_own_young_age,
)

LURED = frozenset(
    {
        "mention_minor/answer_him",
        "mention_minor/money_for",
        "mention_minor/pictures",
        "mention_minor/wants_to_meet",
    }
)
"""Topics that were answered to a child whom somebody wants to see, or has pictures of."""

OF_TOUCH = ("claim_need/men_need", "claim_need/touch", "seek_services/massage")
"""Topics whose answers speak of sex."""

OF_OWN_CHILD = frozenset({"claim_need", "commit_to_stop", "mention_minor", "out_of_scope"})
"""Intents with which somebody tells of a child of theirs whom they miss, and not of one that is sold."""


IF_FORCED = ("about_whom", "safe_to_write")
"""Questions of ours that who is forced by nobody may answer so; others say it of the people they pay."""

NOT_FORCED: Mapping[str, Any] = {
    "intent": "disclose_exploitation",
    "topic": "not_forced",
    "confidence": 1.0,
    "founded": True,
}
"""What such a message means."""


def of_who_writes(
    meaning: Understanding, text: str, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """By what the text says of its writer: a child, a parent, hurt, beaten, or forced by nobody."""
    meaning = _of_age(meaning, folded, context, is_young=_is_young(text, folded))
    is_doubted = meaning.suspected in OF_TRAFFICKING or context.get("asked") in IF_FORCED
    is_beaten = names_blow(folded, meaning.language) or context.get("need") == "domestic_abuse"
    if says_unforced(folded) and is_doubted and not (meaning.safety or is_beaten):
        meaning = replace(without(meaning, OF_TRAFFICKING), **NOT_FORCED)
    is_lured = bool(LURED & {*context.get("told", ())})
    is_child = context.get("role") == "child" or "child_writes" in meaning.safety
    is_child &= {*meaning.safety} <= {"child_writes", "exploitation", "minor"}
    if is_child and meaning.moves[0].key == WANTS_MINOR:  # "is there something for boys? I'm 16"
        meaning = replace(without(meaning, {"minor"}), topic="i_am_minor")
    if is_child and asks_to_go(folded, is_lured=is_lured):
        meaning = replace(meaning, intent="mention_minor", topic="wants_to_meet", confidence=1.0)
    is_held = "exploitation" in meaning.safety or context.get("role") in (*FIRM, *OF_ANOTHER_MATTER)
    if is_made_to_sell(folded) and not (meaning.pays or meaning.safety):
        meaning = replace(meaning, safety=("exploitation",))
    elif meaning.of_self and not is_held and is_controlled(folded):
        meaning = replace(meaning, **NOTHING_SURE, suspected="exploitation", suspicion=1.0)
    if meaning.moves[0].key in OF_TOUCH and names_own_child(folded):
        meaning = replace(meaning, **NOTHING_SURE)  # a child that fell asleep on his shoulder
    meaning = of_their_home(of_return(meaning, folded, context), folded, context)
    meaning = of_brought(of_shelter(meaning, folded, context), folded, context)
    is_known = context.get("role") in FIRM or is_beaten or meaning.at_home
    return injured(meaning) if names_injury(folded, is_known=is_known) else meaning


def _of_age(
    meaning: Understanding, folded: str, context: Mapping[str, Any], *, is_young: bool
) -> Understanding:
    """By what the text says of whose child it is, and how old its writer is."""
    is_missed = misses_own_child(folded) and meaning.intent in OF_OWN_CHILD
    if "minor" in meaning.safety and is_missed and meaning.suspicion < HEARD:
        meaning = replace(without(meaning, OF_CHILDREN), **NOTHING_SURE)
    if meaning.who == PARENT:
        meaning = without(meaning, {"child_writes", *OF_CHILDREN})
    elif fears_for_own_child(folded) and {*meaning.safety} <= OF_CHILDREN:
        meaning = replace(meaning, **OF_A_PARENT._asdict(), second=None, founded=True)
    if tells_own_grown_age(folded):
        meaning = grown_up(meaning, context)  # "I'm a lad, 20" is asked no age
    is_told = "child_writes" in (*meaning.safety, *context.get("known", ()))
    if is_young and context.get("asked") != "readiness" and not is_told:
        meaning = replace(meaning, safety=in_order({"child_writes", *meaning.safety}))
    if lives_in_care(folded) and not (is_young or is_told) and _may_be_child(meaning, context):
        meaning = replace(meaning, **NOTHING_SURE, suspected="child_writes", suspicion=1.0)
    return meaning


def _may_be_child(meaning: Understanding, context: Mapping[str, Any]) -> bool:
    """Whether nobody who works with children, has told who they are or speaks of other things tells it."""
    is_unknown = context.get("role") in (None, "", "unknown", "exploited")
    is_known = meaning.for_work or meaning.safety or meaning.intent == "out_of_scope"
    return is_unknown and meaning.of_self and not is_known


def _is_young(text: str, folded: str) -> bool:
    """Whether the writer names a young age of their own; under threat, whatever stands behind it."""
    is_told = any(map(tells_own_young_age, (folded, *clauses(text))))
    return is_told or (tells_age_beside(folded) and is_ransomed(folded))
