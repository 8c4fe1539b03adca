"""Where somebody is, as far as they told it, and which place they ask about."""

from __future__ import annotations

from bot.dialogue.situation import Situation
from bot.knowledge.place_names import parent
from bot.message import Understanding

ASKED_ABOUT = frozenset({"ask_law", "claim_legal", "ask_figures"})
"""Intents that name places where nobody need be ("and in Austria?")."""

ELSEWHERE = frozenset({"other_place", "abroad"})
"""Topics of such questions by which the writer is not there."""


def settle_place(situation: Situation, reading: Understanding) -> bool:
    """Where somebody is, and what place they ask about, are two values; whether the first was told.

    A place that is only named replaces the campaign's hint, which may be wrong for anybody; lines on
    which a life hangs wait until it is told (`bot.dialogue.needs.URGENT`).
    """
    known = situation.place if situation.place_told else None
    is_seen = situation.role in ("witness", "professional")
    if is_seen and not known and situation.asked_place and not reading.places:
        situation.place, situation.place_told = situation.asked_place, True
        return False
    place = reading.place
    if place is None:
        return False
    is_same = _is_same_state(place, situation.asked_place)
    situation.asked_place = place
    situation.town_told = reading.is_town or (is_same and situation.town_told)
    is_bare = reading.intent in ("inform_location", "out_of_scope")
    answers_where = situation.asked in ("safety_place", "danger_now") or (
        situation.asked == "law_place" and is_bare
    )
    # The campaign's own place, named by somebody in danger there, is where they are.
    is_there = situation.in_danger and place == situation.place
    speaks_of_there = not known and (is_seen or is_there)
    # "I'm from Bishkek", or where the child is, does not move somebody who said where they are.
    names_it = reading.intent == "inform_location" and not (known and situation.in_danger)
    if reading.is_here or names_it or answers_where or speaks_of_there:
        situation.place, situation.place_told = place, True
        return place != known
    # The place of somebody's first words is likelier than the campaign's, unless set beside another.
    is_theirs = not situation.turns and reading.topic not in ELSEWHERE
    if not known and (is_theirs or reading.intent not in ASKED_ABOUT):
        situation.place = place
    return False


def _is_same_state(place: str, other: str | None) -> bool:
    return other is not None and parent(place) == parent(other)
