"""Sex that is wanted in return for a room, work or marks: a danger of its writer's own, and no lover's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.dangers import OF_BUYERS
from bot.engine.at_home import in_order
from bot.engine.plain_words import NOTHING_SURE
from bot.message import Move, Understanding
from bot.nlu.phrases.in_return import (
    says_only_that_he_is_a_man,
    tells_of_no_lover,
    wants_sex_in_return,
)

IN_RETURN = Move("disclose_exploitation", "sex_for_rent")
"""What is meant by who tells that a landlord, boss, teacher, trainer or lender wants sex of them."""

BOYFRIEND = Move("disclose_exploitation", "boyfriend")
"""What is meant by who is sold by somebody whom they love."""

NOT_TOLD_BESIDE = frozenset({"concern", "minor", "watched"})
"""Kinds that the net hears in such words, and that would answer somebody else, or nobody."""


def of_return(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning of who tells that sex is wanted of them in return, or told it in this talk.

    Args:
        meaning: as it was read.
        folded: what was written (`bot.nlu.folding.fold`).
        context: what stood open (`bot.dialogue.reading.context_of`).
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
