"""Relatives, finders of a card, neighbours of a sticker, and whose address stands in an advert.

They are in no danger and want nobody: what the model hears in their words is a buyer's, a victim's or a
child's. What they tell outright is their matter, and stays it for what is asked behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.answering.near_ones import KEY, known_matter
from bot.dialogue.deciding.bystanders import SEEN
from bot.dialogue.plain_words.effects import NOTHING_SURE, plainly, without
from bot.dialogue.reading.matters import SURE_ANSWER
from bot.dialogue.reading.meant import OF_A_PARENT
from bot.dialogue.topics import topic_of
from bot.message import Understanding
from bot.nlu.folding import fold
from bot.nlu.phrases.at_home import names_blow
from bot.nlu.phrases.bystander import PARTNER, WITNESS
from bot.nlu.phrases.controlled import is_made_to_sell
from bot.nlu.phrases.life_first import AILS, BLEEDS, FIRST_WORDS
from bot.nlu.phrases.near_ones import (
    AD,
    KIN,
    NUMBER,
    OUT,
    PAGE,
    asked_behind,
    asked_of_card,
    is_written_to,
    matter_told,
)
from bot.nlu.phrases.opt_out import names_records
from bot.nlu.phrases.plain_asks import HOUSEHOLD
from bot.vocabulary import KIND_OF_INTENT

HEARD_ANYWAY = frozenset({"distress", "violence", "child_writes"})
"""Kinds of danger that come before all of it."""

AT_ONCE = frozenset({AILS, BLEEDS, HOUSEHOLD})
"""What comes before it as well: an ambulance, a fire; not what is said to a doctor tomorrow."""

NOT_TOLD = frozenset({"exploitation", "watched", "traces", "concern", "minor"})
"""Kinds that the net hears in their words: of a woman who does not exist, of a daughter who walks past."""

OF_OTHER_MATTERS = frozenset({"extortion", "violence", "attraction", "minor"})
"""Matters of a talk in which it is not read: "do I keep my children from school?" says who is blackmailed."""

OF_NOBODY_FREE = frozenset({"child", "despairing", "exploited", "sex_worker"})
"""Roles of whom it is not read: they told something graver, or of themselves."""


def of_near_ones(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning of who tells or asks of such a matter.

    Args:
        meaning: as it was read.
        folded: what is left of it (`bot.nlu.folding.fold`), where `context` does not hold what was written.
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    role, told = context.get("role") or "unknown", context.get("told") or ()
    written = fold(str(context.get("written") or folded))
    known = known_matter(told)
    is_of_number = known in (AD, NUMBER) and bool(asked_behind(known, written))
    is_other = wants_else(meaning, erases=not is_of_number or names_records(written))
    is_bound = role in OF_NOBODY_FREE or context.get("matter") in OF_OTHER_MATTERS
    is_bound |= _is_of_blackmail(meaning) or (bool(known) and _is_of_somebody(meaning))
    if is_other or is_bound or _is_graver(meaning, written):
        return meaning
    if known == PAGE and is_written_to(written):
        return plainly(without(meaning, NOT_TOLD | {"child_writes"}), OF_A_PARENT.key)
    first = matter_told(written)
    if first == KIN and meaning.who == PARTNER:
        first = ""  # "my husband forgets everything, he sees others"
    is_partner = meaning.who == PARTNER or context.get("matter") == PARTNER
    is_witness = meaning.who == WITNESS or role in ("witness", "professional")
    is_witness &= not is_partner
    is_witness &= not _is_of_somebody(meaning)  # "a girl cries there, do I get mixed up in it?"
    asked = asked_of_card(written, is_witness=is_witness) if not (first or known) else ()
    codes = asked or _of_matter(written, first, known)
    is_card = bool(asked) and bool({*meaning.safety} - {"concern"})
    if not codes or is_card:
        return meaning
    said = without(replace(meaning, **NOTHING_SURE), NOT_TOLD)
    said = replace(said, suspected="", suspicion=0.0, despair=0.0)
    return replace(said, plainly=(*meaning.plainly, *(KEY + one for one in codes)))


def wants_else(meaning: Understanding, *, erases: bool = True) -> bool:
    """Whether a button was pressed, it is about paying, or they want to be forgotten or left alone.

    Args:
        meaning: as it was read.
        erases: whether who wants something deleted may mean what we keep.
    """
    is_erasing = meaning.intent == "delete_data" and meaning.confidence >= SURE_ANSWER
    is_other = meaning.choice or meaning.pays or meaning.intent == "opt_out"
    return bool(is_other) or (erases and is_erasing)


def is_heavy(meaning: Understanding) -> bool:
    """Whether it is read as despair, or suspected as it: that is met as such, and by no practical text."""
    return "distress" in (meaning.suspected, KIND_OF_INTENT.get(meaning.intent))


def _is_of_blackmail(meaning: Understanding) -> bool:
    """Whether the model is sure of blackmail: "they have my picture and want money" is of no advert."""
    move = meaning.moves[0]
    return move.names_topic() and topic_of(move.key).need == "extortion"


def _is_of_somebody(meaning: Understanding) -> bool:
    """Whether the model is sure that somebody in need is told of: "a girl was crying on the stairs"."""
    move = meaning.moves[0]
    return move.names_topic() and (move.key == SEEN.key or bool(topic_of(move.key).danger))


def _is_graver(meaning: Understanding, written: str) -> bool:
    """Whether a text tells what comes before it: despair, a blow, a young or held writer, a wound, a fire."""
    at_once = AT_ONCE - ({AILS} if FIRST_WORDS in meaning.plainly else set())
    is_told = HEARD_ANYWAY & {*meaning.safety} or at_once & {*meaning.plainly}
    is_theirs = meaning.at_home or is_made_to_sell(written)
    return bool(is_told) or is_theirs or names_blow(written, meaning.language)


def _of_matter(written: str, first: str, known: str) -> tuple[str, ...]:
    """What is told or asked of a matter: outright, or by words behind it."""
    if first and first != known:
        return (OUT,) if first == KIN and asked_behind(KIN, written) == OUT else (first,)
    code = asked_behind(known, written) if known else ""
    return tuple(one for one in (code or first,) if one)
