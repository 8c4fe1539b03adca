"""Of a danger that the net caught, the topic that the text has words for: a parent is no client."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.answering.missing_child import GONE, MAY_LOOK
from bot.dialogue.plain_words.at_home import in_order
from bot.dialogue.plain_words.effects import (
    NOT_MINOR,
    NOTHING_SURE,
    OF_CHILDREN,
    plainly,
    without,
    without_distress,
)
from bot.dialogue.reading.meant import OF_A_PARENT
from bot.dialogue.state.dangers import EXPLOITED, FIRM
from bot.message import Understanding
from bot.nlu.phrases.dying import names_dying
from bot.nlu.phrases.figure_of_speech import ruins_anothers_life
from bot.nlu.phrases.life_first import tells_locked_in
from bot.nlu.phrases.missing import MISSING, asked_of_missing, tells_missing
from bot.nlu.phrases.no_voice import HEARD as VOICE_HEARD
from bot.nlu.phrases.no_voice import MUTE
from bot.nlu.phrases.plain_asks import HANDED, NOTE, UNSURE_OF_AGE
from bot.nlu.phrases.plain_asks import OF_AGE as NO_MINOR
from bot.nlu.phrases.practical import DOCTOR
from bot.nlu.phrases.speaker import tells_of_us
from bot.nlu.phrases.young import (
    GROWN,
    OF_AGE,
    YOUNGEST,
    denies_minor,
    names_child,
    names_own_child_online,
    names_pictures,
    names_young_age,
    reports_an_age,
    tells_of_before,
)
from bot.vocabulary import INTENT_OF_KIND

WANTS_MINOR = "mention_minor/wants_minor"
"""The topic of who asks for somebody under age."""

WAS_SHE = "mention_minor/was_she"
"""The topic of somebody who was with a child, perhaps."""

PICTURES = "mention_minor/pictures"
"""The topic of a child of whom somebody has pictures: "send nothing more" needs some to be spoken of."""

MAY_BE_NOTHING = "report_concern/may_be_nothing"
"""The topic of a witness who is not sure, and fears to do harm."""

SEEN: Mapping[str, Any] = {"intent": "report_concern", "topic": "seen_something", "confidence": 1.0}
"""What is meant by who tells of a call for help that another made."""

BORNE_OUT_BY: Mapping[str, Callable[[str], bool]] = {
    PICTURES: names_pictures,
    WANTS_MINOR: lambda folded: not reports_an_age(folded),
    WAS_SHE: tells_of_before,
}
"""Topics of a danger that are believed only where the text has words for them."""

OPEN_TO_IT = (None, "", "unknown", "child", "exploited", "witness")
"""Who may be held by others, as far as the talk has told; the others speak of another, or of a lift."""


DRAWN = "mention_minor/attraction"
"""Begins the topics of who is drawn to children."""

OF_OTHERS = frozenset({"child", "despairing", "exploited", "professional", "witness"})
"""Who tells of children that somebody else harms, or is one."""

CAME_TO_BUY = frozenset({"buyer", "sex_worker", "wants_to_stop"})
"""Who is believed to be drawn to children only where they name any."""


def not_drawn(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning without an attraction to children that only the model guesses of who has another matter.

    "God grant that nothing happens to those girls" is a witness's wish; a school bus is no child.
    """
    is_guess = meaning.moves[0].key.startswith(DRAWN) and "attraction" not in meaning.safety
    is_open = context.get("matter") == "attraction" or context.get("need") == "attraction"
    if not is_guess or is_open:
        return meaning
    role = context.get("role")
    is_of_others = role in OF_OTHERS or context.get("need") == "child_report"
    is_none = is_of_others or (role in CAME_TO_BUY and not names_child(folded))
    return replace(meaning, **NOTHING_SURE, founded=False) if is_none else meaning


def looks_for_child(
    meaning: Understanding, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """The meaning of who looks for a child that is gone, and of what they ask then, as plain words say it."""
    role = context.get("role")
    if role and role not in MAY_LOOK:
        return meaning
    if MISSING in (context.get("told") or ()):
        asked = tuple(f"{MISSING}_{one}" for one in asked_of_missing(folded))
        # "She's back!" is no news of somebody who is feared, "what do I answer?" is no threat.
        of_others = {"watched"} if asked else set[str]()
        of_others |= {"violence"} if f"{MISSING}_phone" in asked else set()
        meaning = without(meaning, of_others)
        return replace(meaning, plainly=(*asked, *meaning.plainly))
    if not tells_missing(folded, is_told=role == "witness"):
        return meaning
    meaning = plainly(without(meaning, {"child_writes", "exploitation"}), GONE)
    return replace(meaning, plainly=(MISSING, *meaning.plainly))


def as_borne_out(meaning: Understanding, folded: str) -> Understanding:
    """The meaning without topics of a danger that the text has no words for.

    Args:
        meaning: as it was read.
        folded: what was written (`bot.nlu.folding.fold`).
    """
    of_danger = {
        kind: "" if topic in BORNE_OUT_BY and not BORNE_OUT_BY[topic](folded) else topic
        for kind, topic in meaning.of_danger.items()
    }
    if {"attraction", "distress"} <= {*meaning.safety} and not names_dying(folded):
        meaning = without(meaning, {"distress"})  # "I'm afraid of myself" is said of children here
    if "minor" in meaning.safety and names_own_child_online(folded):
        of_danger["minor"] = OF_A_PARENT.key
    return replace(meaning, of_danger=of_danger)


def seen_or_suffered(
    meaning: Understanding, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """By whose story it is: what several suffer is no report, a life that another ruins no despair.

    Who is locked in, or is one of several who would be heard, is held by others as far as anybody can tell.
    """
    meaning = not_drawn(meaning, folded, context)
    is_open = context.get("role") in OPEN_TO_IT and not context.get("is_lost")
    is_heard = meaning.voice in (MUTE, VOICE_HEARD) and tells_of_us(folded)
    is_ours = "concern" in meaning.safety and tells_of_us(folded)
    if is_ours or (is_open and (is_heard or tells_locked_in(folded))):
        kinds = {"exploitation", *meaning.safety} - {"concern"}
        meaning = replace(meaning, safety=in_order(kinds))
    if context.get("role") not in FIRM:
        meaning = _of_age(_of_note(meaning), folded, context)
    if DOCTOR in meaning.plainly and context.get("role") in OPEN_TO_IT and meaning.of_self:
        meaning = without(meaning, {"concern"})  # "will the clinic report me"
    is_anothers = context.get("role") == "witness" and ruins_anothers_life(folded)
    return _as_who_fears_for_others(meaning) if is_anothers else meaning


def grown_up(meaning: Understanding, context: Mapping[str, Any]) -> Understanding:
    """The meaning of who tells that they are of age: whoever was taken for a child is none."""
    is_taken_for_child = context.get("role") == "child" and (meaning.number or 0) >= GROWN
    no_child = meaning.no_child or is_taken_for_child
    return replace(without(meaning, {"child_writes"}), no_child=no_child, is_grown=True)


def _as_who_fears_for_others(meaning: Understanding) -> Understanding:
    """The meaning of a witness who may be wrong and ruin somebody's life: it may be nothing, and is told."""
    meaning, first = _of_another(meaning), meaning.moves[0]
    is_it = first.intent == INTENT_OF_KIND["distress"] or first.key == MAY_BE_NOTHING
    return plainly(meaning, MAY_BE_NOTHING) if is_it else meaning


def _of_another(meaning: Understanding) -> Understanding:
    """The meaning without a despair that is not the writer's, who denied none."""
    return replace(without_distress(meaning), not_dying=meaning.not_dying)


def _of_note(meaning: Understanding) -> Understanding:
    """A note that fell from a window, or was handed over, is another's story, and no despair.

    The country that a letter goes to is not the one where it was handed over.
    """
    if HANDED in meaning.plainly:
        meaning = replace(meaning, places=())
    elif NOTE not in meaning.plainly:
        return meaning
    others = _of_another(without(meaning, EXPLOITED))
    safety = in_order({"concern", *others.safety})
    return replace(others, **SEEN, safety=safety, second=None, founded=True)


def _of_age(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """Without a minor, where it is denied, or a witness does not know how old somebody was."""
    is_young = names_young_age(folded) or YOUNGEST <= (meaning.number or 0) < OF_AGE
    told = context.get("told") or ()
    is_open = not OF_CHILDREN.isdisjoint(context.get("alarmed") or ())
    is_open |= any(one.startswith(("check_minor", "mention_minor")) for one in told)
    is_denied = NO_MINOR in meaning.plainly or (is_open and denies_minor(folded))
    is_unsure = UNSURE_OF_AGE in meaning.plainly and context.get("role") == "witness"
    if is_young or not (is_denied or is_unsure):
        return meaning
    meaning = replace(without(meaning, OF_CHILDREN), no_child=is_denied)
    is_meant = is_denied and meaning.intent == "mention_minor"
    return replace(meaning, **NOT_MINOR) if is_meant else meaning
