"""Who is shut in, hides behind a bolt, or would be heard: what a text as a whole tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.deciding.suspicion import OF_TRAFFICKING
from bot.dialogue.plain_words.at_home import in_order
from bot.dialogue.plain_words.effects import NOTHING_SURE, without
from bot.dialogue.plain_words.said_plainly import talk_of
from bot.dialogue.reading.kept_in import BEHIND_DOOR as DOOR_TOPIC
from bot.dialogue.reading.kept_in import HEARD, HELD, HIDING, LOCKED_IN, OUT, THEIRS, WRITTEN
from bot.message import Understanding
from bot.nlu.phrases.at_home import names_home
from bot.nlu.phrases.life_first import tells_locked_in
from bot.nlu.phrases.outright import is_said
from bot.nlu.phrases.shut_in import hides, is_bolted, is_out, names_door, would_be_heard

OF_THEIRS = frozenset({"exploitation", "child_writes", "watched"})
"""Kinds of danger of such people."""

BEHIND_DOOR: Mapping[str, Any] = {
    "intent": "disclose_exploitation",
    "topic": "behind_door",
    "confidence": 1.0,
    "founded": True,
    "second": None,
}
"""What is meant by who tells it."""

CANNOT_CALL: Mapping[str, Any] = {**BEHIND_DOOR, "intent": "ask_human", "topic": "cannot_call"}
"""What is meant by who hides and says that they would be heard."""

ANSWERED = frozenset({"ask_human", "ask_police"})
"""Intents of questions that are answered all the same once it is known where they are."""

SURE = 0.8
"""Share from which such a question is heard beside it."""


def of_shelter(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning with where its writer is: a code, and the answer that keeps who hides behind the bolt.

    Args:
        meaning: as it was read.
        folded: what was written (`bot.nlu.folding.fold`).
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    known = str(context.get("kept_in") or "").replace(OUT, "")
    if known and is_out(folded):
        return replace(meaning, kept_in=OUT)
    if "distress" in (*meaning.safety, meaning.suspected if meaning.names_dying else ""):
        return meaning  # tablets behind a locked door: nobody is told to keep it shut
    role = context.get("role") or "unknown"
    is_home = names_home(folded, meaning.language)
    if not _is_theirs(meaning, context) and not (
        role == "unknown" and (meaning.of_self or is_home)
    ):
        return meaning
    if not hides(folded, known=known):
        if meaning.moves[0].key == DOOR_TOPIC and not known and not names_door(folded):
            meaning = replace(meaning, **NOTHING_SURE)  # "he hit me before" tells of no door
        return _kept(meaning, folded, context, known)
    if role == "unknown" and not (meaning.safety or is_home or is_bolted(folded)):
        return meaning  # "he's banging on my door" may be the neighbour
    return _hiding(meaning, role=str(role), is_told=known == HIDING)


def _is_theirs(meaning: Understanding, context: Mapping[str, Any]) -> bool:
    """Whether who writes is known, or heard, to be a child or held by others."""
    heard = {*meaning.safety, meaning.suspected}
    is_told = context.get("role") in THEIRS or context.get("need") == "domestic_abuse"
    return is_told or bool(heard & (OF_THEIRS | OF_TRAFFICKING))


def _kept(
    meaning: Understanding, folded: str, context: Mapping[str, Any], known: str
) -> Understanding:
    """The meaning of who is locked in or would be heard; behind a bolt nobody reads along."""
    is_told = is_said(LOCKED_IN, folded, talk_of(context), asks=meaning.asks)
    if is_told or tells_locked_in(folded):
        return replace(meaning, kept_in=HELD)
    if not would_be_heard(folded):
        return meaning
    if known == HIDING and "watched" in meaning.safety:
        meaning = replace(without(meaning, {"watched"}), **CANNOT_CALL)
    says_no = meaning.begins_with_no and meaning.moves[0].key not in WRITTEN
    return replace(meaning, kept_in=HEARD, begins_with_no=says_no)


def _hiding(meaning: Understanding, *, role: str, is_told: bool) -> Understanding:
    """The meaning of who hides: no silence, and the bolt before all but a question that is plainly asked."""
    meaning = replace(without(meaning, {"watched"}), kept_in=HIDING)
    if role == "unknown" and not {*meaning.safety} & OF_THEIRS:
        kinds = {*meaning.safety, "exploitation"}
        meaning = replace(meaning, safety=in_order(kinds), suspected="", suspicion=1.0)
    move = meaning.moves[0]
    if is_told and move.intent in ANSWERED and move.names_topic(SURE):
        return meaning
    return replace(meaning, **{**NOTHING_SURE, **BEHIND_DOOR})
