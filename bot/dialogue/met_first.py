"""By which topic a danger is met first, where the message names one that fits it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.dangers import LIFTS, ROLE_OF_KIND
from bot.dialogue.deciding import SURE
from bot.dialogue.exchange import Exchange
from bot.dialogue.topics import topic_of
from bot.message import Move, Understanding
from bot.vocabulary import INTENT_OF_KIND

MET_BY = {
    "distress": (
        "express_distress/at_a_height",
        "express_distress/means_at_hand",
        "express_distress/other_person",
        "express_distress/self_harm",
    ),
    "exploitation": (
        "disclose_exploitation/boyfriend",
        "disclose_exploitation/violent_client",
        "report_concern/he_hits",
    ),
    "minor": (
        "mention_minor/wants_minor",
        "mention_minor/was_she",
        "report_concern/child_online",
    ),
    "watched": ("disclose_exploitation/reads_phone",),
}
"""Topics with which a danger is met first, if that is what the model hears of it."""

OF_CHILDREN_TOO = frozenset(
    {"ask_human", "ask_identity", "ask_police", "ask_privacy", "mention_minor"}
)
"""Intents whose questions a child is answered beside the first words for it."""

SURE_QUESTION = 0.8
"""Share from which a question beside the age of a child is answered."""


def asked_by_child(exchange: Exchange, moves: Sequence[Move]) -> str:
    """What a child asks with the words that tell its age, as `intent/topic`; empty for nothing."""
    if not exchange.reading.asks:
        return ""
    asked = [
        move.key
        for move in moves
        if move.intent in OF_CHILDREN_TOO
        and (move.topic or move.intent != "mention_minor")
        and move.confidence >= SURE_QUESTION
        and not topic_of(move.key).asks
        and exchange.has_words(move.key)
    ]
    return asked[0] if asked else ""


def heard_as(reading: Understanding, kind: str) -> list[str]:
    """The topic by which a danger is met that the net caught, as the model hears it; nothing where unclear.

    Who has taken tablets is told to call now, and not asked what they think of.
    """
    topic = reading.of_danger.get(kind, "")
    is_met = topic in MET_BY.get(kind, ()) or (
        topic == "express_distress/heavy" and not reading.names_dying
    )
    return [topic] if is_met and kind in reading.safety else []


def is_theirs(move: Move, kind: str) -> bool:
    """Whether a topic that is no sign of this danger may still be met first: one of such people's.

    Who is watched gets one neutral line, as any other topic would say what this is about; despair
    is met by naming it, and a child first gets whom to call.
    """
    role = topic_of(move.key).role
    is_said_by_them = bool(role) and role == ROLE_OF_KIND.get(kind)
    return (
        is_said_by_them
        and kind not in ("watched", "distress", "child_writes")
        and move.confidence >= SURE
        and move.intent == INTENT_OF_KIND[kind]
        and move.key not in LIFTS
    )
