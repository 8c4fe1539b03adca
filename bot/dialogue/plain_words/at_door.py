"""Who has somebody at the door, is followed, or waits for who has the key: a danger of its own.

The model hears despair, another's child or what a witness saw in it. Told outright it counts as violence
by somebody near, and what is asked behind it is answered by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.answering.at_door import KEY, OF_CHILD, known_matter
from bot.dialogue.plain_words.at_home import endangered_at_home
from bot.dialogue.plain_words.effects import NOTHING_SURE, without
from bot.dialogue.plain_words.near_ones import AT_ONCE, is_heavy, wants_else
from bot.dialogue.reading.kept_in import HELD as HELD_IN
from bot.dialogue.reading.kept_in import HIDING
from bot.dialogue.reading.matters import OF_OTHERS
from bot.dialogue.state.dangers import BUYERS
from bot.message import Understanding
from bot.nlu.folding import fold
from bot.nlu.phrases import at_door as said
from bot.nlu.phrases.dying import names_dying
from bot.nlu.phrases.life_first import CLIENT_THREAT
from bot.nlu.phrases.practical import WHAT_NOW
from bot.nlu.phrases.ransom import is_ransomed

NOT_TOLD = frozenset({"concern", "distress", "minor", "traces", "violence", "watched"})
"""Kinds that the net hears in such words."""

LEFT_ALONE = frozenset(
    {"ask_human", "ask_identity", "ask_privacy", "change_language", "delete_data", "deny"}
    | {"express_hostility", "goodbye", "inform_location", "opt_out", "thank"}
)
"""Intents that are answered as anybody's behind it, unless plain words say what is meant."""

OF_OTHER_MATTERS = frozenset(
    {
        "disclose_exploitation/am_i_exploited",
        "disclose_exploitation/not_forced",
        "disclose_exploitation/our_adverts",
        "disclose_exploitation/police_refused",
        "disclose_exploitation/support_for_us",
        "disclose_exploitation/where_sleep",
    }
)
"""Topics with an answer of their own behind such a matter: an association, without the police."""

SURE = 0.6
"""Share from which one of them is answered, instead of saying that we do not know."""

LIFTED = "deny/misread"
"""The topic of who says that it was nobody to fear."""

HELD = ("exploited", "child")
"""Roles of whom a question for the police is asked otherwise."""


def of_the_door(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning of who tells or asks of such a matter.

    Args:
        meaning: as it was read.
        folded: what is left of it (`bot.nlu.folding.fold`), where `context` does not hold what was written.
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    written, told = fold(str(context.get("written") or folded)), context.get("told") or ()
    role, known = context.get("role") or "unknown", known_matter(told)
    is_of_hers = role in BUYERS or context.get("asked") == "worry"  # who waited before her house
    # A witness tells of the door that they stand at, and the police come to that.
    is_seen = role == "witness" and context.get("matter") in OF_OTHERS and not known
    is_of_hers |= bool(is_seen and context.get("in_danger")) and not said.is_at_theirs(written)
    if is_of_hers or _is_other(meaning, written):
        return meaning
    if of_police := _told_of_police(meaning, written):
        return _left_open(without(meaning, NOT_TOLD), of_police)
    first = _matter(meaning, written, context, known)
    code = _with(first, written) if first else _behind(meaning, written, known)
    if not code and not (role in HELD or meaning.safety) and said.asks_if_sent(written):
        return _left_open(meaning, said.SENDS)
    if not code:
        return meaning
    if code == said.NOBODY:
        intent, _, topic = LIFTED.partition("/")
        lifted = replace(meaning, intent=intent, topic=topic, confidence=1.0, second=None)
        return replace(without(lifted, {*NOT_TOLD, "exploitation"}), founded=True)
    if code not in OF_CHILD and (role == "child" or "child_writes" in meaning.safety):
        code = said.CALL
    is_despair = "distress" in meaning.safety and not meaning.not_dying
    is_despair &= said.without_prowling(written) == written
    none = NOT_TOLD - ({"distress"} if is_despair else set())
    told_so = replace(without(meaning, none), **NOTHING_SURE, denies=(), despair=0.0)
    told_so = endangered_at_home(replace(told_so, begins_with_no=False, founded=False))
    return replace(told_so, plainly=(*meaning.plainly, KEY + code))


def _told_of_police(meaning: Understanding, written: str) -> str:
    """What is asked or told of police who are there, or are not; who hides is met by that."""
    if said.asks_if_police(written) and meaning.kept_in not in (HELD_IN, HIDING):
        return said.POLICE
    return said.LATE if said.waits_for_police(written) else ""


def _left_open(meaning: Understanding, code: str) -> Understanding:
    """The meaning of who asks or tells something about the police, which is no danger by itself."""
    asked = replace(meaning, **NOTHING_SURE, suspected="", suspicion=0.0)
    return replace(asked, plainly=(*meaning.plainly, KEY + code))


def _is_other(meaning: Understanding, written: str) -> bool:
    """Whether something else is told or wanted that comes before it."""
    is_dying = "distress" in meaning.safety and not meaning.not_dying
    is_dying &= names_dying(said.without_prowling(written))
    return bool(wants_else(meaning) or is_dying or AT_ONCE & {*meaning.plainly}) or is_ransomed(
        written
    )


def _matter(meaning: Understanding, written: str, context: Mapping[str, Any], known: str) -> str:
    """The matter that is told outright, where nothing that was told before says more of it."""
    if meaning.kept_in in (HELD_IN, HIDING):
        return ""  # who hides behind a bolt is met by it
    first = said.matter_told(written)
    is_theirs = context.get("role") == "exploited" and bool(context.get("in_danger"))
    if (is_theirs or context.get("matter") == "extortion") and said.is_before_house(written):
        return said.OUTSIDE  # he stands in the street, and reads nothing of this
    is_held = is_theirs and not known
    is_mute = "watched" in meaning.safety and not said.is_stranger(written)
    is_mute &= first == said.OUTSIDE
    is_of_client = CLIENT_THREAT in meaning.plainly and first != said.OUTSIDE
    is_by_mass = first == said.COMES and context.get("matter") == "extortion"
    # "The man has the key", of the flat downstairs: a witness tells of others' doors.
    is_seen = first in (said.COMES, said.HAS_KEY) and context.get("matter") == "witness"
    is_seen &= not (meaning.done_to_writer or said.is_at_theirs(written))
    return "" if is_held or is_mute or is_of_client or is_by_mass or is_seen else first


def _with(first: str, written: str) -> str:
    """What is answered of words that tell a matter: what is asked in them, or the matter."""
    asked = said.asked_behind(first, written)
    return asked if asked in said.ASKED_WITH[first] else first


def _behind(meaning: Understanding, written: str, known: str) -> str:
    """What is told or asked behind a known matter; what fits nothing is honestly not known."""
    if not known:
        return ""
    is_free = (
        bool(meaning.gender)
        or meaning.intent in LEFT_ALONE
        or meaning.not_dying
        or (meaning.moves[0].names_topic() and meaning.intent.startswith("ask_"))
        or (meaning.moves[0].key in OF_OTHER_MATTERS and meaning.confidence >= SURE)
        or meaning.safety
        or is_heavy(meaning)
    )
    asks_what_now = known if WHAT_NOW in meaning.plainly else ""
    return said.asked_behind(known, written) or asks_what_now or ("" if is_free else said.ELSE)
