"""What another gets out of the writer: sex in return for a room or work, money of customers they bring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.answering.brought import AM_I, KEY
from bot.dialogue.plain_words.at_home import in_order
from bot.dialogue.plain_words.effects import NOTHING_SURE
from bot.dialogue.reading.kept_in import THEIRS
from bot.dialogue.state.dangers import OF_BUYERS
from bot.dialogue.state.parts import parts_of
from bot.message import Move, Understanding
from bot.nlu.folding import fold
from bot.nlu.phrases.brought import NOT_LOCKED, TOLD, is_brought, told_behind
from bot.nlu.phrases.in_return import (
    says_only_that_he_is_a_man,
    tells_of_no_lover,
    wants_sex_in_return,
)
from bot.nlu.phrases.question import asks_something

IN_RETURN = Move("disclose_exploitation", "sex_for_rent")
"""What is meant by who tells that a landlord, boss, teacher, trainer or lender wants sex of them."""

BOYFRIEND = Move("disclose_exploitation", "boyfriend")
"""What is meant by who is sold by somebody whom they love."""

NOT_TOLD_BESIDE = frozenset({"concern", "minor", "watched"})
"""Kinds that the net hears in such words, and that would answer somebody else, or nobody."""

NOT_OF_THEMSELVES = frozenset({"despairing", "partner", "professional", "sex_worker", "witness"})
"""Who tells of others, of what they chose, or of something graver."""


def of_return(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning of who tells that sex is wanted of them in return, or told it in this talk.

    Args:
        meaning: as it was read.
        folded: what was written (`bot.nlu.folding.fold`).
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    if wants_sex_in_return(folded):
        kinds = {"exploitation", *meaning.safety} - NOT_TOLD_BESIDE
        told = replace(meaning, **IN_RETURN._asdict(), second=None, founded=True, of_self=True)
        of_danger = {**meaning.of_danger, "exploitation": IN_RETURN.key}
        return replace(
            told, safety=in_order(kinds), suspected="", suspicion=1.0, of_danger=of_danger
        )
    is_told = IN_RETURN.key in (context.get("told") or ())
    is_held = context.get("role") == "exploited" and bool(context.get("in_danger"))
    is_held &= is_told or meaning.intent not in OF_BUYERS  # "I'm a man, I want a girl"
    if is_held and says_only_that_he_is_a_man(folded) and not (meaning.safety or meaning.pays):
        # It takes nothing back: it happens to men as well, and the text for it says so.
        said = replace(meaning, **NOTHING_SURE)
        said = replace(said, suspected="", founded=False)
        return replace(said, **IN_RETURN._asdict()) if is_told else said
    return without_lover(meaning) if is_told or tells_of_no_lover(folded) else meaning


def without_lover(meaning: Understanding) -> Understanding:
    """The meaning without a lover: who is wanted by a landlord is not told how tender he was."""
    of_danger = {
        kind: "" if topic == BOYFRIEND.key else topic for kind, topic in meaning.of_danger.items()
    }
    meaning = replace(meaning, of_danger=of_danger)
    if meaning.second is not None and meaning.second.key == BOYFRIEND.key:
        meaning = replace(meaning, second=None)
    is_heard = meaning.moves[0].key == BOYFRIEND.key
    return replace(meaning, topic="", founded=False) if is_heard else meaning


def of_brought(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning of who is brought customers by another, and tells or asks more of it in such a talk.

    Args:
        meaning: as it was read.
        folded: what is left of it (`bot.nlu.folding.fold`), where `context` does not hold what was written.
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    written = str(context.get("written") or folded)
    folded = fold(written)  # "I said no at first" is no correction of ours
    role, told = context.get("role"), context.get("told") or ()
    is_known = role in THEIRS and any(one.startswith(KEY) or one == BOYFRIEND.key for one in told)
    is_other = role in NOT_OF_THEMSELVES or (meaning.pays and not is_known)
    if meaning.choice or is_other or {"distress", "watched"} & {*meaning.safety}:
        return meaning
    is_told = is_brought(folded, is_known=is_known)
    if not (is_told or is_known):
        return meaning
    asks = any(map(asks_something, parts_of(written)))
    codes = told_behind(folded, asks=asks) + ((TOLD,) if is_told else ())
    if not codes:
        return meaning
    said = replace(meaning, **AM_I._asdict(), second=None, founded=True, of_self=True)
    kinds = {"exploitation", *meaning.safety} - NOT_TOLD_BESIDE
    said = replace(said, safety=in_order(kinds), suspected="", suspicion=1.0)
    kept_in = "" if NOT_LOCKED in codes else meaning.kept_in
    plain = (*meaning.plainly, *(KEY + code for code in codes))
    return replace(said, kept_in=kept_in, plainly=plain)
