"""What the classifier alone heard of a danger: left alone, asked about, or certain by a second sign.

It is wrong in two of three cases, at any share, so that a first sign only ever asks. How it is asked
depends on how clearly it was heard, and on what an unneeded question would cost this writer.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from bot.dialogue.reading.family import AGE, is_family
from bot.dialogue.reading.guesses import sounds_light
from bot.dialogue.reading.matters import DEAF_TO, settled
from bot.dialogue.reading.taking_up import owes
from bot.dialogue.state.dangers import (
    BLACKMAIL,
    CHECKS,
    EXCUSES,
    EXPLOITED,
    FIRM,
    LIFTS,
    OF_LIFE,
    OF_THEIR_OWN_DOING,
    ROLE_OF_KIND,
)
from bot.dialogue.state.situation import Situation
from bot.dialogue.topics import topic_of
from bot.message import Understanding
from bot.nlu.phrases.plain_asks import NO_HARM, NOT_ME
from bot.vocabulary import INTENT_OF_KIND

SOME_DESPAIR = 0.2
"""Share of despair from which a farewell or a resolve ("better to end it") is asked about."""

NEAR_DESPAIR = 0.05
"""The same where much is at stake already: blackmail, an arrest, or our own "how are you?"."""

CLEAR_DESPAIR = 0.7
"""Share of despair from which the question names thoughts of not living; below it is a line and a
"how are you?"."""

SOME_SIGN = 0.25
"""Share of dangers of the writer's own from which a witness is asked about whom it is."""

LIKELY_SIGN = 0.6
"""Share from which a witness is asked whether it is about them."""

SURE_SIGN = 0.8
"""Share from which a second sign makes a danger certain, and from which others' danger is asked about."""

NAMED = 0.9
"""Share from which despair itself is the matter, so that a buyer, too, is asked about it plainly."""

PLAIN_SIGN = 0.9
"""Share from which who tells in the first person of being held is asked whether they can write, and no
longer about whom it is."""

FAREWELLS = frozenset({"commit_to_stop", "goodbye", "deny", "out_of_scope"})
"""Intents that despair is easily mistaken for."""

OF_OTHERS = frozenset({"violence", "attraction", "minor"})
"""Kinds that are only asked about where they are clearly heard: whoever is killed by their homework would
be asked whether somebody is in danger."""

SHAKEN = 0.98
"""Share of despair below which who saw others in danger is shaken, and not asked about dying."""

OF_TRAFFICKING = frozenset({"exploitation", "watched", "traces"})
"""Kinds that a partner's telephone, or what stands on it, is heard as."""

OF_ANOTHER_MATTER = ("buyer", "wants_to_stop", "sex_worker")
"""Who came for something else than to speak of despair."""

DONE_TO_A_CHILD = (OF_TRAFFICKING | {"minor"}) - {"traces"}
"""Kinds by which a child that found this on a telephone tells of itself."""

ABOUT_THEMSELVES = frozenset(
    kind for kind, role in ROLE_OF_KIND.items() if role in ("exploited", "child")
)
"""Kinds by which a witness turns out to speak of their own life."""


RELIEF = frozenset({"express_distress/better", "express_distress/somebody_here"})
"""Topics of people in despair by which who came to buy says that they are well, or whom they know."""


class Suspicion(NamedTuple):
    """A kind of danger, whether it is certain now, hardly heard, or told by the writer of themselves."""

    kind: str
    is_certain: bool = False
    is_weak: bool = False
    is_own: bool = False


def weigh(situation: Situation, reading: Understanding) -> Suspicion | None:
    """What the message lets suspect, if anything that is news in this talk.

    Who found this on a telephone is asked for no age; with the age that a child told, a sign that
    something is done to it is enough.
    """
    kind = reading.suspected
    if not is_family(situation):
        return _weigh(situation, reading)
    if kind in (AGE, "traces") or NO_HARM in reading.plainly:
        return None
    if situation.role != "child" or kind not in DONE_TO_A_CHILD:
        return _weigh(situation, reading)
    return Suspicion(AGE, is_certain=True) if reading.suspicion >= SOME_SIGN else None


def _weigh(situation: Situation, reading: Understanding) -> Suspicion | None:
    kind = reading.suspected or _said_by_such_people(situation, reading)
    if not kind and reading.despair >= _enough_despair(situation, reading):
        kind = "distress"
    # What the net caught against the model has hardly a share at all, and is asked about plainly.
    by_net = bool(reading.suspected) and reading.suspicion < SOME_DESPAIR
    if not kind or kind in situation.safety_kinds or (kind in situation.lifted and not by_net):
        return None
    is_explained = not is_said_plainly(reading) and _is_something_else(situation, reading, kind)
    if _is_taken_back(reading, kind) or is_explained:
        return None
    # In danger it is told how traces are taken away, and nothing is asked for it.
    is_answered = kind == "traces" and situation.in_danger
    is_answered |= kind == "exploitation" and NOT_ME in reading.plainly
    # Who asks for their work speaks of others, unless they say "I".
    is_answered |= situation.role == "professional" and not (reading.of_self or by_net)
    if is_answered or (kind in OF_TRAFFICKING and _tells_of_partner(reading)):
        return None
    # A threat that the net caught against the model is asked about at any share.
    is_enough = reading.suspicion >= _least(situation, kind) or (by_net and kind == "violence")
    if not (_may_concern(situation, kind) or _is_plea(situation, reading, kind)) or not is_enough:
        return None
    if not _was_heard_before(situation, kind):
        is_faint = reading.despair < CLEAR_DESPAIR or _is_of_another_matter(situation, reading)
        is_faint = is_faint and situation.last_need not in OF_THEIR_OWN_DOING
        hardly = kind == "distress" and not by_net and is_faint
        topic = topic_of(reading.moves[0].key)
        is_named = topic.role == "exploited" and reading.confidence >= PLAIN_SIGN
        is_plain = reading.suspicion >= PLAIN_SIGN or is_named
        is_plain |= reading.done_to_writer
        is_own = kind == "exploitation" and reading.of_self and is_plain
        return Suspicion(kind, is_weak=hardly, is_own=is_own)
    return _by_second_sign(situation, reading, kind)


def is_said_plainly(reading: Understanding) -> bool:
    """Whether its words say what it lets suspect: with no share (`ASKED_PLAINLY`), nothing explains it."""
    return bool(reading.suspected) and not reading.suspicion


def _by_second_sign(situation: Situation, reading: Understanding, kind: str) -> Suspicion | None:
    """What a kind that was suspected before is now: certain, asked about once more, or nothing new."""
    is_asked = situation.asked == CHECKS[kind][1]
    if kind == "distress":
        if is_said_plainly(reading):
            return Suspicion(kind, is_certain=True)
        if reading.despair >= SURE_SIGN and not _is_of_another_matter(situation, reading):
            return Suspicion(kind, is_certain=True)
        return None if is_asked else Suspicion(kind)
    is_of_their_own = ROLE_OF_KIND.get(kind) in FIRM
    enough = LIKELY_SIGN if is_of_their_own else SURE_SIGN
    is_certain = reading.suspicion >= enough and (is_asked or is_of_their_own)
    return Suspicion(kind, is_certain=True) if is_certain else None


def _is_of_another_matter(situation: Situation, reading: Understanding) -> bool:
    """Whether somebody who came for something else only sounds desperate, in a message on that.

    Who argues, is tired of the talk, or is followed by a client is heard as despairing at any share; asked
    whether they want to die, they leave.
    """
    is_another = situation.role in OF_ANOTHER_MATTER and not _is_at_stake(situation)
    names_it = reading.intent == "express_distress" and (
        reading.founded or reading.confidence >= NAMED
    )
    return is_another and not names_it and not reading.safety


def _is_something_else(situation: Situation, reading: Understanding, kind: str) -> bool:
    """Whether what hardly sounds like despair is explained: by another danger, or by what is named.

    "Alone in my room, yes" says a child who was asked whether it can write.
    """
    is_blackmailed = reading.founded and reading.moves[0].key.startswith(BLACKMAIL)
    if is_blackmailed and kind in DEAF_TO["extortion"]:
        return True
    if kind in OF_TRAFFICKING and not reading.safety:
        is_stopping = situation.role == "wants_to_stop" and reading.intent == "ask_help_to_stop"
        # Bailiffs hold nobody, and who cannot stop paying for sex owes for that.
        return is_stopping or (reading.suspicion < LIKELY_SIGN and owes(reading))
    is_shaken = situation.role == "witness" and situation.danger_kind in ("concern", "minor")
    is_shaken &= reading.despair < SHAKEN and not reading.names_dying
    if kind == "distress" and (is_shaken or _is_of_other_needs(situation, reading)):
        return True
    is_grave = reading.despair >= CLEAR_DESPAIR or bool(reading.safety) or _is_at_stake(situation)
    if kind != "distress" or is_grave:
        return False
    is_known = situation.in_danger and situation.danger_kind != "distress"
    is_explained = sounds_light(situation, reading) and situation.role in OF_ANOTHER_MATTER
    is_explained |= bool(reading.tells)  # nothing is named of who may want to die
    return is_known or is_explained or (reading.founded and reading.intent != "express_distress")


def _is_of_other_needs(situation: Situation, reading: Understanding) -> bool:
    """Whether who names no dying lacks a medicine, whose signs sound like it, or asks for somebody else."""
    is_for_another = situation.role == "witness" and reading.is_question
    is_ill = any(map(situation.was_said, OF_LIFE))
    is_said = reading.names_dying or reading.intent == "express_distress" or reading.safety
    return (is_for_another or is_ill) and not is_said


def _is_taken_back(reading: Understanding, kind: str) -> bool:
    """Whether the message itself says that it is not so: "I sell sex, my choice"."""
    move = reading.moves[0]
    return kind in LIFTS.get(move.key, ()) and move.confidence >= LIKELY_SIGN


def _said_by_such_people(situation: Situation, reading: Understanding) -> str:
    """The danger of people who alone say such a thing ("not tonight though"), or may be meant beside it.

    What somebody is said to have seen may have been done to the writer.
    """
    topic = topic_of(reading.moves[0].key)
    if reading.confidence < SURE_SIGN or situation.danger != "none":
        return ""
    is_well = topic.key in RELIEF and reading.despair < SOME_DESPAIR
    if is_well and (situation.role in OF_ANOTHER_MATTER or situation.asked == "what_brings"):
        return ""
    if (
        topic.intent == "express_distress"
        and topic.roles == ("despairing",)
        and topic.key not in LIFTS
    ):
        return "distress"
    if situation.role != "unknown":
        return ""
    is_theirs = topic.intent == "disclose_exploitation" and topic.role == "exploited"
    is_open = topic.danger == "concern" and reading.suspicion >= SOME_SIGN
    return "exploitation" if is_theirs or is_open else ""


def _is_at_stake(situation: Situation) -> bool:
    """Whether much is at stake already: blackmail, an arrest, or our own "how are you?"."""
    return situation.last_need in OF_THEIR_OWN_DOING or situation.asked == "how_are_you"


def _enough_despair(situation: Situation, reading: Understanding) -> float:
    """The share of despair from which it is asked about although the classifier raised no alarm."""
    if situation.role == "professional":
        return math.inf  # "that's it then" ends an interview
    if _is_at_stake(situation):
        return NEAR_DESPAIR
    return SOME_DESPAIR if reading.intent in FAREWELLS else math.inf


def _tells_of_partner(reading: Understanding) -> bool:
    """Whether somebody speaks of a partner who pays, whose telephone they have looked at."""
    topic = topic_of(reading.moves[0].key)
    return topic.role == "witness" and "partner" in topic.roles and not reading.safety


def _may_concern(situation: Situation, kind: str) -> bool:
    """Whether this writer may mean this kind of danger, and it is news in this talk."""
    if situation.role == "buyer" and kind in ABOUT_THEMSELVES:
        return False
    return kind not in settled(situation)


def _is_plea(situation: Situation, reading: Understanding, kind: str) -> bool:
    """Whether the net rang for who may have come to buy, in words of their own, and the model doubts it.

    "Get me out of this flat" is asked about, whatever was said before; "they took my passport" is answered.
    Who is known to be exploited is not asked once more about whom they speak.
    """
    if situation.in_danger and situation.role == "exploited" and kind in EXPLOITED:
        return False
    if situation.role == "buyer" and reading.intent in EXCUSES | {"ask_signs"}:
        return False  # he argues, or asks what her signs would be
    is_doubted = reading.suspected == kind and reading.suspicion < SOME_SIGN
    return is_doubted and reading.of_self and reading.intent != INTENT_OF_KIND.get(kind)


def _least(situation: Situation, kind: str) -> float:
    """The share from which a kind is asked about at all; the classifier's own alarm is the least."""
    is_told_of_others = situation.role == "witness" and kind in ABOUT_THEMSELVES
    if is_told_of_others:
        return LIKELY_SIGN
    if kind == "child_writes":
        return LIKELY_SIGN
    if kind in ABOUT_THEMSELVES and situation.last_need in OF_THEIR_OWN_DOING:
        return SURE_SIGN
    return SURE_SIGN if kind in OF_OTHERS else 0.0


def _was_heard_before(situation: Situation, kind: str) -> bool:
    """Whether a kind, or another that the same people have, was suspected already."""
    role = ROLE_OF_KIND.get(kind)
    return any(k == kind or (role and ROLE_OF_KIND.get(k) == role) for k in situation.suspected)
