"""Where somebody is, as far as they told it, and which place they ask about."""

from __future__ import annotations

from bot.dialogue.state.situation import Situation
from bot.knowledge.place_names import parent
from bot.knowledge.regions import BEYOND, PARTICIPATING_STATES
from bot.message import Understanding

ASKED_ABOUT = frozenset({"ask_law", "claim_legal", "ask_figures"})
"""Intents that name places where nobody need be ("and in Austria?")."""

ASKED_OF_HERE = ASKED_ABOUT | {"ask_risk", "out_of_scope"}
"""Intents that go back to where the writer is, where they say "here"."""

ASKS_OF_PLACE = ASKED_ABOUT | {"ask_risk", "ask_police", "ask_human", "inform_location"}
"""Intents by which a place that is named is the one they ask about from then on."""

SERVED = PARTICIPATING_STATES | BEYOND
"""States whose lines are known."""

ELSEWHERE = frozenset({"abroad", "other_place"})
"""Topics of such questions by which the writer is not there; in first words there is no other place yet."""


def settle_place(situation: Situation, reading: Understanding) -> bool:
    """Where somebody is, or what they tell of, and what place they ask about; whether the first was told.

    Lines and law are of the flat that is told of, wherever its owner is.
    """
    is_seen = situation.role in ("witness", "professional")
    if not (is_seen and reading.is_of_matter and reading.place):
        return _settle_theirs(situation, reading)
    known = situation.place if situation.place_told else None
    situation.asked_place = situation.place = reading.place
    situation.place_told, situation.town_told = True, reading.is_town
    return reading.place != known


def _settle_theirs(situation: Situation, reading: Understanding) -> bool:
    """Where somebody is, and what place they ask about, are two values; whether the first was told.

    A place that is only named replaces the campaign's hint, which may be wrong for anybody; lines on
    which a life hangs wait until it is told (`bot.dialogue.telling.needs.URGENT`).
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
    # What happens somewhere does not move somebody who named a place before, unless they are in danger. The
    # campaign's own place, whose law was told, they have not named.
    has_named = bool(known or (beside and not _is_same_state(beside, situation.place)))
    is_here = reading.is_here and not (has_named and reading.is_around and not situation.in_danger)
    # Who told where they are tells a story with a place in it; they ask about it only in a question.
    if not known or is_here or reading.is_beside or reading.intent in ASKS_OF_PLACE:
        situation.asked_place = place
        situation.town_told = reading.is_town or (is_same and situation.town_told)
    is_story = has_named and reading.is_around
    answers_where = not is_story and _answers_where(situation.asked, known, reading)
    # The campaign's own place, named by somebody in danger there, is where they are.
    is_there = situation.in_danger and _is_same_state(place, situation.place)
    speaks_of_there = (not known and (is_seen or is_there)) or _is_corrected(known, reading)
    names_it = not known and reading.intent == "inform_location" and not reading.is_beside
    # "Which town?" was asked of a State where they are not.
    is_detail = situation.asked == "law_place" and is_same and not _is_same_state(place, known)
    if known and is_detail and not is_here:
        return False
    if is_here or names_it or answers_where or speaks_of_there:
        situation.place, situation.place_told = place, True
        return place != known
    # The first place that is named is likelier than the campaign's, unless it is set beside another.
    is_first = not beside and not (situation.turns and reading.topic in ELSEWHERE)
    # Who looks for somebody in a place means to be there; what they tell of others does not.
    is_only_beside = reading.is_beside or (is_story and reading.intent != "seek_services")
    if not known and (is_first or reading.intent not in ASKED_ABOUT) and not is_only_beside:
        situation.place = place
    return False


def in_area(situation: Situation, place: str | None) -> str | None:
    """A State as the part of it where somebody said to be; any other place as it is."""
    return situation.area if place is not None and place == situation.area[:2] else place


def _answers_where(asked: str, known: str | None, reading: Understanding) -> bool:
    """Whether a place that is named answers a question of ours for where the writer is."""
    if reading.intent in ASKED_ABOUT or reading.is_beside or reading.place is None:
        return False
    if asked in ("safety_place", "danger_now"):
        return True
    # "Which town?" is answered by a town of that State; another State may be anything.
    is_town_asked = not known or _is_same_state(reading.place, known)
    is_bare = reading.intent in ("inform_location", "out_of_scope")
    return asked == "law_place" and is_bare and is_town_asked


def _is_corrected(known: str | None, reading: Understanding) -> bool:
    """Whether a State that is served is named by who seemed to be in one that is not: a town was misheard."""
    if known is None or reading.place is None or reading.is_beside:
        return False
    return parent(known) not in SERVED and parent(reading.place) in SERVED


def _is_same_state(place: str, other: str | None) -> bool:
    return other is not None and parent(place) == parent(other)
