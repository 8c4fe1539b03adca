"""A child, a parent, or anybody, who found this chat on the telephone of somebody in the family.

They are no buyer, no victim and no partner: what this is, that it proves nothing, and whom to tell is their
matter, and stays it for the talk. A young age that is told is no danger here, and makes who writes a child
that is spoken to as one; any danger that they tell of themselves ends all that.
"""

from __future__ import annotations

from bot.dialogue.reading.meant import OF_A_PARENT
from bot.dialogue.state.dangers import FIRM, ROLE_OF_KIND
from bot.dialogue.state.situation import Situation
from bot.dialogue.topics import topic_of
from bot.dialogue.words.wordings import topic_said
from bot.message import Move, Understanding
from bot.nlu.phrases.bystander import FAMILY, PARENT
from bot.nlu.phrases.plain_asks import CHILD_WRITTEN_TO
from bot.vocabulary import INTENT_OF_KIND

AGE = "child_writes"
"""The kind of danger that a young age is heard as."""

FINDERS = (FAMILY, PARENT)
"""Who says in plain words that they found this with their family; a parent is no child itself."""

FOUND_IT = Move("report_concern", "found_trace", 0.3)
"""What is meant by all that is another's matter: they ask what it is that they found."""

FROM_WHICH_FREE = ("unknown", "buyer", "wants_to_stop", "professional", "witness")
"""Roles that somebody may have been taken for before they say so."""

WHAT_FOR = "greet/what_for"
"""The topic of who asks what this is."""

OF_ANYBODY = frozenset(
    {"affirm", "ask_menu", "change_language", "delete_data", "deny", "goodbye", "greet"}
    | {"express_distress", "inform_location", "opt_out", "thank", "threaten_violence"}
)
"""Intents that mean the same of whoever writes."""

SURE_TOLD = 0.9
"""Share from which a danger is heard of them that no words carry."""

OF_NO_DANGER = frozenset(
    {"mention_minor/i_am_minor", "mention_minor/not_tell_parents", "mention_minor/is_it_secret"}
    | {"mention_minor/told_parents", "report_concern/found_trace"}
)
"""Topics by which nobody is in danger yet."""


def is_family(situation: Situation) -> bool:
    """Whether somebody in no danger found this with their family."""
    return situation.says_who in FINDERS and situation.danger != "certain"


def is_only_found(situation: Situation, reading: Understanding) -> bool:
    """Whether who is taken for a child in danger by its age alone says that it only found this."""
    is_age = situation.in_danger and {*situation.safety_kinds} == {AGE}
    told = {topic_said(text) for text in situation.said}
    is_more = any(topic_of(key).intent == "mention_minor" for key in told - OF_NO_DANGER)
    return is_age and reading.who == FAMILY and not (is_more or {*reading.safety} - {AGE})


def note_family(situation: Situation, reading: Understanding) -> None:
    """Remember that somebody found this with their family, and that they are a child, if so."""
    told = {*reading.safety} - {AGE}
    is_theirs = any(ROLE_OF_KIND.get(kind) in FIRM for kind in told)
    is_told = reading.who in FINDERS and not (is_theirs or situation.in_danger)
    if is_told and situation.role in FROM_WHICH_FREE:
        situation.role = "witness"
        situation.says_who, situation.not_for_me, situation.last_need = reading.who, False, ""
    is_young = situation.says_who == FAMILY and AGE in (*reading.safety, *situation.taken_back)
    if is_young and is_family(situation) and not is_theirs:
        situation.role = "child"


def as_family_means(reading: Understanding, move: Move, *, is_parent: bool = False) -> Move:
    """A move as it is meant by them: a danger of their own is heard, the rest asks what this is.

    A parent may tell of a child in danger as well.
    """
    is_told = {*reading.safety} - {AGE, "traces"} or reading.suspected not in ("", AGE, "traces")
    if is_parent and CHILD_WRITTEN_TO in reading.plainly and not is_told:
        return OF_A_PARENT
    if reading.who == PARENT and not is_told:
        return FOUND_IT  # also what is heard as a greeting, or as a child's
    if is_told or (move.intent in OF_ANYBODY and move.key != WHAT_FOR):
        return move
    topic = topic_of(move.key)
    is_sure = reading.founded or move.confidence >= SURE_TOLD
    is_danger = move.intent in INTENT_OF_KIND.values() and bool(topic.danger or topic.first)
    is_heard = topic.role != ("child" if is_parent else "witness")
    if is_sure and is_danger and move.key not in OF_NO_DANGER and is_heard:
        return move
    is_about_us = (
        reading.who not in FINDERS
        and move.intent in ("ask_identity", "ask_privacy")
        and reading.founded
    )
    return move if is_about_us else FOUND_IT
