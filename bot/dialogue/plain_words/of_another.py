"""Who writes of somebody else in danger: called to help them now, and not taken for the one who is hurt."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any

from bot.dialogue.answering.at_door import KEY as DOOR_KEY
from bot.dialogue.plain_words.at_home import in_order
from bot.dialogue.plain_words.effects import LEFT_ALONE, languages_of, plainly, without
from bot.dialogue.reading.kept_in import HELD, HIDING
from bot.dialogue.reading.meant import RIGHT_NOW
from bot.dialogue.reading.roles import SURE_ROLE
from bot.dialogue.state.dangers import BUYERS, EXPLOITED
from bot.dialogue.topics import topic_of
from bot.message import Move, Understanding
from bot.nlu.phrases.another_now import another_is_hurt_now, is_of_another_time, says_not_me
from bot.nlu.phrases.bystander import PARTNER
from bot.nlu.phrases.figure_of_speech import cannot_let_die
from bot.nlu.phrases.life_first import AILS, BLEEDS
from bot.nlu.phrases.plain_asks import NOT_ME, WHOSE_LINE
from bot.nlu.phrases.speaker import tells_of_us
from bot.nlu.phrases.who_knows import may_be_asked

CANNOT_CALL = "ask_human/cannot_call"
"""The topic of who says that they cannot call."""

FROM_ABROAD = "from_abroad"
"""The code, and the topic, of who asks whether a number works from another country."""

BESIDE = frozenset({"after_it", "speak_to_her", "they_left", "until_they_come", "words_for_her"})
"""Codes of what a witness asks, each a topic of its own."""

SURE, SURE_OF_WITNESS = 0.7, 0.6
"""Shares of the model of what cannot wait from which it is believed, of anybody and of a witness."""

BEYOND_DOUBT = 0.95
"""Share of the whole message from which what somebody saw outweighs a sentence on how they sleep."""

SHUT_IN = (HELD, HIDING)
"""Who is not told to call for another: they hide or are held themselves."""

NOTHING_SEEN = frozenset(
    {"ask_harm", "claim_choice", "claim_harmless", "claim_legal", "claim_need", "seek_services"}
    | {"threaten_violence"}
)
"""Intents of words that argue, or threaten, and tell of nothing that is seen."""

OPEN_TO_IT = (None, "", "unknown", "witness", "professional", "child")
"""Roles of who may tell that another is hurt, as far as the model alone hears it."""

THEMSELVES = frozenset({"despairing", "exploited"})
"""Roles of who is in danger themselves; what happens beside them is told in other words."""

NOTHING = Move("out_of_scope", confidence=0.0)
"""What stands for the model where none was asked."""

OF_THEIRS = EXPLOITED - {"concern"}
"""Kinds of danger that would make a victim of who tells of another."""


def of_another(
    meaning: Understanding, text: str, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """The meaning of somebody who tells of another, or for whom another calls from abroad.

    Args:
        meaning: as it was read.
        text: as written.
        folded: `bot.nlu.folding.fold` of it.
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    if meaning.choice or meaning.intent in LEFT_ALONE or meaning.is_me:
        return meaning
    meaning = without(meaning, {"distress"} if cannot_let_die(folded) else ())
    languages = languages_of(meaning, context)
    is_not_them = says_not_me(folded, languages) or _protests(meaning, context)
    if is_not_them and not _is_own(meaning):
        meaning = without(replace(meaning, plainly=(*meaning.plainly, NOT_ME)), OF_THEIRS)
    elif _is_known_witness(context) and _tells_of_another(meaning):
        meaning = as_concern(meaning)
    is_beside_it = meaning.moves[0].key == CANNOT_CALL or _is_of_need(meaning, context)
    if is_beside_it and _is_seen(meaning):
        # Somebody deaf tells what they saw; that they cannot call, or sleep, stands beside it.
        meaning = replace(meaning, **_read(meaning)._asdict(), second=None)
    is_beside = bool(meaning.safety) or WHOSE_LINE in meaning.plainly or _is_there(meaning, context)
    is_heard = meaning.urgent.is_heard(FROM_ABROAD, SURE) and not is_beside
    if is_heard and (meaning.places or may_be_asked(folded, meaning.language, FROM_ABROAD)):
        return plainly(meaning, f"ask_human/{FROM_ABROAD}")
    is_theirs = meaning.kept_in in SHUT_IN or tells_of_us(folded)
    is_theirs |= context.get("role") in THEMSELVES and not is_not_them
    if is_theirs or {AILS, BLEEDS} & {*meaning.plainly}:
        return meaning
    is_said = another_is_hurt_now(text, languages) and not _is_argument(meaning, context)
    if is_said or _is_heard_now(meaning, text, languages, context):
        return _right_now(meaning, context)
    return _asked_beside(meaning, context)


def _is_there(meaning: Understanding, context: Mapping[str, Any]) -> bool:
    """Whether the writer says to be in the State that is spoken of, and asks nothing from abroad."""
    place, known = meaning.place or "", str(context.get("place") or "")
    return meaning.is_here and bool(place) and place[:2] == known[:2]


def _read(meaning: Understanding) -> Move:
    """What the model read, whatever rules made of it since."""
    return meaning.by_model or NOTHING


def _is_own(meaning: Understanding) -> bool:
    """Whether the writer tells of their own home."""
    return meaning.at_home and meaning.of_self


def _is_seen(meaning: Understanding) -> bool:
    """Whether the model is sure that others in need are told of."""
    read = _read(meaning)
    return read.intent == "report_concern" and read.confidence >= SURE


def _is_of_need(meaning: Understanding, context: Mapping[str, Any]) -> bool:
    """Whether one sentence is of a need, where the whole surely tells of another: "I can't sleep" for it."""
    is_unknown = (context.get("role") or "unknown") == "unknown"
    return (
        is_unknown and meaning.intent == "claim_need" and _read(meaning).confidence >= BEYOND_DOUBT
    )


def _protests(meaning: Understanding, context: Mapping[str, Any]) -> bool:
    """Whether somebody taken for a victim, or a witness, says that it is another, as the model hears it."""
    is_open = context.get("role") in ("exploited", "witness", "unknown") and "asked" in context
    return is_open and meaning.urgent.is_heard("not_me", SURE)


def _is_known_witness(context: Mapping[str, Any]) -> bool:
    """Whether somebody saw others in need, and was not answered as a partner."""
    answered = (topic_of(key).roles for key in context.get("told") or ())
    is_partner = context.get("matter") == PARTNER or (PARTNER,) in answered
    return context.get("role") == "witness" and not is_partner


def _tells_of_another(meaning: Understanding) -> bool:
    """Whether the model, or what became of it, reads that others are in need."""
    read = (meaning.moves[0], _read(meaning))
    is_read = any(m.intent == "report_concern" and m.confidence >= SURE_ROLE for m in read)
    return is_read or meaning.urgent.code in BESIDE


def _is_argument(meaning: Understanding, context: Mapping[str, Any]) -> bool:
    """Whether such words are read as nothing that is seen: "nobody holds a gun to her head", a threat."""
    read = _read(meaning)
    is_other = read.intent in NOTHING_SEEN and read.confidence >= SURE_ROLE
    is_of_buyer = context.get("role") in BUYERS and not meaning.safety
    is_doubted = is_of_buyer or "violence" in meaning.safety
    is_other |= is_doubted and not _tells_of_another(meaning)
    return is_other and meaning.urgent.code != "right_now"


def _is_heard_now(
    meaning: Understanding, text: str, languages: Set[str], context: Mapping[str, Any]
) -> bool:
    """Whether the model hears it, of nobody who came to buy, and no word says that it is over."""
    is_open = context.get("role") in OPEN_TO_IT and not is_of_another_time(text, languages)
    # "He is still outside" is said of one's own door, unless the model reads that another is in need.
    is_at_door = any(one.startswith(DOOR_KEY) for one in meaning.plainly) and not _is_seen(meaning)
    is_barred = is_at_door or _is_own(meaning)
    return is_open and meaning.urgent.is_heard("right_now", SURE) and not is_barred


def _asked_beside(meaning: Understanding, context: Mapping[str, Any]) -> Understanding:
    """What a witness asks who saw it: what to say, to do meanwhile, and when it is over."""
    code, share = meaning.urgent
    is_asked = code in BESIDE and share >= SURE_OF_WITNESS and _is_known_witness(context)
    if not is_asked:
        return meaning
    return plainly(replace(meaning, plainly=(), takes=""), f"report_concern/{code}")


def as_concern(meaning: Understanding) -> Understanding:
    """The meaning with its dangers as those of another: "there is one waiting on the landing".

    Args:
        meaning: of who saw it.
    """
    if not OF_THEIRS & {*meaning.safety}:
        return without(meaning, OF_THEIRS)
    kinds = {"concern", *meaning.safety} - OF_THEIRS
    return replace(without(meaning, OF_THEIRS), safety=in_order(kinds))


def _right_now(meaning: Understanding, context: Mapping[str, Any]) -> Understanding:
    """The emergency number first, whatever else was heard; a child stays one."""
    is_child = context.get("role") == "child" or "child_writes" in meaning.safety
    kinds = {"child_writes", "concern"} if is_child else {"concern"}
    of_danger = {**meaning.of_danger, "child_writes": RIGHT_NOW} if is_child else meaning.of_danger
    told = replace(meaning, suspected="", suspicion=0.0, despair=0.0, takes="", at_home=False)
    told = replace(told, plainly=(), kept_in="")  # a door that is kicked in is another's
    return plainly(replace(told, safety=in_order(kinds), of_danger=of_danger), RIGHT_NOW)
