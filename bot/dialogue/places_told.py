"""Where somebody is, as far as they told it, and which place they ask about."""

from __future__ import annotations

from bot.dialogue.situation import Situation
from bot.knowledge.place_names import parent
from bot.message import Understanding

ASKED_ABOUT = frozenset({"ask_law", "claim_legal", "ask_figures"})
"""Intents that name places where nobody need be ("and in Austria?")."""

ASKED_OF_HERE = ASKED_ABOUT | {"ask_risk", "out_of_scope"}
"""Intents that go back to where the writer is, where they say "here"."""

ABROAD = frozenset({"abroad"})
ELSEWHERE = ABROAD | {"other_place"}
"""Topics of such questions by which the writer is not there; in first words there is no other place yet."""


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
        is_back = reading.of_here and reading.intent in ASKED_OF_HERE
        if situation.place and (is_back or reading.asks_here):
            situation.asked_place = None  # "and here?", behind a question about elsewhere
        return False
    if reading.is_away:
        return False
    beside, is_same = situation.asked_place, _is_same_state(place, situation.asked_place)
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
    is_named = reading.intent == "inform_location" and not reading.is_beside
    names_it = is_named and not (known and situation.in_danger)
    # "Which town?" was asked of a State where they are not.
    is_detail = situation.asked == "law_place" and is_same and not _is_same_state(place, known)
    if known and is_detail and not reading.is_here:
        return False
    if reading.is_here or names_it or answers_where or speaks_of_there:
        situation.place, situation.place_told = place, True
        return place != known
    # The first place that is named is likelier than the campaign's, unless it is set beside another.
    is_first = not beside and reading.topic not in (ELSEWHERE if situation.turns else ABROAD)
    if not known and (is_first or reading.intent not in ASKED_ABOUT) and not reading.is_beside:
        situation.place = place
    return False


def _is_same_state(place: str, other: str | None) -> bool:
    return other is not None and parent(place) == parent(other)
