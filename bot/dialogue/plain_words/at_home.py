"""Violence at home, as a text as a whole tells it: a blow, or the fear of being killed by a partner."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.plain_words.effects import NOTHING_SURE, without
from bot.dialogue.state.dangers import LIFTS
from bot.message import Move, Understanding
from bot.nlu.phrases.at_home import (
    goes_for_throat,
    is_hurt_by_client,
    names_home,
    names_sale,
    tells_of_abuse_at_home,
    tells_of_control_at_home,
)
from bot.nlu.phrases.corrections import sells_no
from bot.nlu.phrases.life_first import NO_TRADE
from bot.nlu.phrases.not_near import somebody_is_near
from bot.nlu.phrases.plain_asks import ONLY_SHOUTS
from bot.nlu.phrases.threatened import fears_to_be_killed
from bot.vocabulary import DANGERS

OF_CLIENT = "disclose_exploitation/violent_client"
"""The topic of who sells and was attacked, as which a husband is read."""

ASKED_BESIDE = ("ask_human", "ask_police", "ask_privacy")
"""Intents of what such a person asks besides."""

OF_BUYERS = ("claim_need", "seek_services")
"""Intents of who wants to buy, and speaks of a wife."""

UNTHREATENED = ("buyer", "child", "wants_to_stop")
"""Who says "he'll kill me" of scolding, or of a parent."""


HITS = "report_concern/he_hits"
"""The topic of who is hit at home."""

SEEN_BY_DOCTOR = Move("ask_risk", "injured", 1.0)
"""What is told to whose throat was gone for: harm may show later (Institute for Addressing Strangulation)."""

OF_CLIENTS = ("sex_worker", "buyer", "wants_to_stop")
"""Roles of whom a grip at the throat is told otherwise."""

UNTOLD_BY_WHO_IS_HIT = frozenset(
    {
        "ask_risk",
        "claim_harmless",
        "claim_need",
        "deny",
        "express_distress",
        "express_hostility",
        "out_of_scope",
        "report_concern",
        "threaten_violence",
    }
)
"""Intents that a message cannot have by which somebody tells that they are hit at home."""


def of_their_home(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning with what the text tells of a client, partner or relative who hurts the writer.

    Args:
        meaning: as it was read.
        folded: what was written (`bot.nlu.folding.fold`).
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    if is_hurt_by_client(folded):
        return attacked_by_client(meaning)
    return _at_home(meaning, folded, context)


def _at_home(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    knows_partner = context.get("matter") == "partner"
    if knows_partner and ONLY_SHOUTS in meaning.plainly:
        meaning = without(meaning, {"exploitation", "violence"})
    elif context.get("role") not in OF_CLIENTS and goes_for_throat(folded, meaning.language):
        return seized(meaning)
    elif tells_of_abuse_at_home(folded, meaning.language, knows_partner=knows_partner):
        return hit_at_home(meaning)
    is_of_home = context.get("need") == "domestic_abuse" or names_home(folded, meaning.language)
    # "Not trafficked. can he evict me" asks something else.
    is_asked_on = meaning.moves[0].names_topic() and not is_of_home
    is_no_trade = NO_TRADE in meaning.plainly and _is_known(context) and not is_asked_on
    if is_no_trade and (is_of_home or not sells_no(folded)):
        return of_no_trade(meaning)
    is_said_lightly = context.get("role") in UNTHREATENED
    if not is_said_lightly and _is_threatened(meaning, folded, knows_partner):
        return endangered_at_home(meaning)
    if is_said_lightly or not tells_of_control_at_home(folded, meaning.language):
        return meaning
    return controlled_at_home(meaning, context)


def controlled_at_home(meaning: Understanding, context: Mapping[str, Any]) -> Understanding:
    """The meaning of who is ruled over by somebody at home: asked about, and of no other danger."""
    if any(move.intent in OF_BUYERS for move in meaning.moves):
        return meaning  # "my wife controls everything, I want a girl"
    kept = without(replace(meaning, at_home=True), {"concern"})
    if kept.moves[0].key == OF_CLIENT:
        kept = replace(kept, of_danger={}, **NOTHING_SURE)
    is_known = context.get("role") == "exploited" or "exploitation" in kept.safety
    if is_known or {*kept.safety} - {"traces"} or kept.suspected == "distress":
        return kept
    return replace(kept, **NOTHING_SURE, suspected="exploitation", suspicion=1.0)


def _is_known(context: Mapping[str, Any]) -> bool:
    """Whether somebody is known as controlled by another, or was asked about it."""
    is_theirs = context.get("role") == "exploited" and bool(context.get("in_danger"))
    return is_theirs or context.get("asked") in ("safe_to_write", "about_whom")


def of_no_trade(meaning: Understanding) -> Understanding:
    """The meaning of who says that it is a husband, and no trafficking: it takes no danger back."""
    told = endangered_at_home(meaning)
    is_light = told.intent in UNTOLD_BY_WHO_IS_HIT or told.moves[0].key in LIFTS
    told = replace(told, begins_with_no=False, denies=(), no_trouble=False)
    return replace(told, **NOTHING_SURE) if is_light else told


def hit_at_home(meaning: Understanding) -> Understanding:
    """The meaning of who tells that a partner hurts them: their own danger, and none that they are."""
    told = endangered_at_home(meaning)
    if meaning.intent not in UNTOLD_BY_WHO_IS_HIT or meaning.line:
        return told
    return replace(told, intent="report_concern", topic="he_hits", confidence=1.0, second=None)


def attacked_by_client(meaning: Understanding) -> Understanding:
    """The meaning of whom a client hurt: no buyer who saw something; what they ask beside it is answered."""
    intent, _, topic = OF_CLIENT.partition("/")
    asked = next((m for m in meaning.moves if m.intent in ASKED_BESIDE and m.names_topic()), None)
    kinds = {*meaning.safety} - {"concern", "violence"}
    return replace(
        meaning,
        intent=intent,
        topic=topic,
        confidence=1.0,
        founded=True,
        second=asked,
        safety=in_order({*kinds, "exploitation"}),
    )


def seized(meaning: Understanding) -> Understanding:
    """The meaning of whose throat was gone for: that comes before what else is said, and ends no writing."""
    told = endangered_at_home(without(meaning, {"watched"}))
    intent, _, topic = HITS.partition("/")
    return replace(
        told, intent=intent, topic=topic, confidence=1.0, founded=True, second=SEEN_BY_DOCTOR
    )


def endangered_at_home(meaning: Understanding) -> Understanding:
    """The meaning as a danger at home, whatever else it says."""
    kept = [kind for kind in meaning.safety if kind not in ("exploitation", "violence")]
    return replace(
        meaning,
        at_home=True,
        safety=in_order({*kept, "exploitation"}),
        suspected="distress" if meaning.suspected == "distress" else "",
        suspicion=1.0,
    )


def in_order(kinds: Collection[str]) -> tuple[str, ...]:
    """Kinds of danger, gravest first."""
    return tuple(sorted(kinds, key=DANGERS.index))


def _is_threatened(meaning: Understanding, folded: str, knows_partner: bool) -> bool:
    """Whether they fear that a partner kills them, and nothing is sold, and nobody stands beside them."""
    is_mute = "watched" in meaning.safety and somebody_is_near(folded)
    is_feared = fears_to_be_killed(folded, knows_partner=knows_partner)
    return is_feared and not (is_mute or names_sale(folded, meaning.language))
