"""What the phrases of `bot/nlu/phrases` do to a meaning: said beyond doubt, whatever the model reads."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from bot.message import Understanding
from bot.nlu.phrases.asks_line import asks_for_line, line_named
from bot.nlu.phrases.cannot_speak import cannot_speak
from bot.nlu.phrases.cry import cries_for_help
from bot.nlu.phrases.not_near import nobody_is_near
from bot.nlu.phrases.opt_out import (
    names_data,
    names_records,
    names_somebody,
    pleads,
    wants_no_lines,
    wants_somebody_gone,
)
from bot.nlu.phrases.refused_line import refuses_line, refuses_numbers
from bot.nlu.phrases.young import (
    OF_AGE,
    YOUNGEST,
    means_no_child,
    names_adults,
    names_only_adults,
    names_own_child,
    names_young_age,
)

MISTAKEN_FOR_A_LINE = frozenset(
    {"ask_figures", "inform_location", "out_of_scope", "rate_readiness", "seek_services"}
)
"""Intents that a few words with the name of a helpline cannot have."""

DOUBTED_REFUSAL = 0.45
"""Share with which a refused line is read: too little to take the numbers from who is in danger
(`bot.dialogue.actions.control.SURE_OF_NO_NUMBERS`)."""

HEARD = 0.8
"""Share of dangers from which the model has heard one by itself, clearly enough for any kind."""

NOTHING_SURE: Mapping[str, Any] = {
    "intent": "out_of_scope",
    "topic": "",
    "confidence": 0.0,
    "second": None,
}
"""What nothing is surely read of."""


ASKED_PLAINLY: Mapping[str, Any] = {
    **NOTHING_SURE,
    "founded": False,
    "suspected": "distress",
    "suspicion": 0.0,
    "despair": 0.0,
}
"""What is said against the model: it has no share, and is asked about in so many words
(`bot.dialogue.deciding.suspicion`)."""


def by_plain_words(meaning: Understanding, folded: str) -> Understanding:
    """The meaning, or what plain words say instead.

    Args:
        meaning: as the model reads it, with what was noted of the text.
        folded: what was written (`bot.nlu.folding.fold`).
    """
    if said := _of_lines(meaning, folded):
        return said
    is_none = names_own_child(folded) and meaning.suspected in ("minor", "child_writes")
    is_none &= not meaning.safety
    is_grown = names_adults(folded) and not (_names_young_number(meaning) or meaning.of_self)
    is_none |= is_grown and meaning.suspected == "minor"
    if is_none or meaning.safety or meaning.suspicion >= HEARD:
        return replace(meaning, suspected="") if is_none else meaning
    if meaning.intent == "seek_services" and names_young_age(folded):
        return replace(meaning, suspected="minor", suspicion=1.0)
    if meaning.intent != "mention_minor" or not _names_young_number(meaning):
        return meaning
    if meaning.of_self:
        return replace(meaning, suspected="child_writes", suspicion=1.0)
    # "She says 15 but looks older": no topic of a child's, and none that somebody is of age, answers that.
    asked = replace(meaning, **NOTHING_SURE)
    return replace(asked, suspected="minor", suspicion=1.0)


def _of_lines(meaning: Understanding, folded: str) -> Understanding | None:
    """The meaning of who asks for a line, or wants none named any more; nothing for others."""
    goes = meaning.intent == "express_hostility" and meaning.topic == "go_away"
    if goes and wants_no_lines(folded):
        return replace(meaning, intent="ask_human", topic="no_numbers", confidence=1.0)
    is_plain = refuses_numbers(folded)
    if (is_plain or refuses_line(folded)) and not meaning.asks:
        share = 1.0 if is_plain else DOUBTED_REFUSAL
        no = replace(meaning, intent="ask_human", topic="no_numbers", confidence=share)
        return replace(no, founded=True, second=None)
    need = line_named(folded)
    if need or (meaning.intent in MISTAKEN_FOR_A_LINE and asks_for_line(folded)):
        return replace(meaning, intent="ask_human", topic="", confidence=1.0, line=need)
    return None


def _names_young_number(meaning: Understanding) -> bool:
    """Whether the number in a text is the age of somebody under eighteen, if it is one."""
    return meaning.number is not None and YOUNGEST <= meaning.number < OF_AGE


LEFT_ALONE = frozenset({"change_language", "delete_data", "opt_out"})
"""Intents that are answered as they are, whatever else plain words tell."""


def languages_of(meaning: Understanding, context: Mapping[str, Any]) -> set[str]:
    """The languages that a message may be in: as it was read, and as the talk was until now.

    Args:
        meaning: as it was read.
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    return {meaning.language, str(context.get("conversation_language") or "")}


def plainly(meaning: Understanding, key: str) -> Understanding:
    """The meaning as plain words have it, whatever the model heard: a topic, as `intent/topic`."""
    intent, _, topic = key.partition("/")
    said = replace(meaning, intent=intent, topic=topic, confidence=1.0, second=None)
    return replace(said, founded=True)


def without_distress(meaning: Understanding) -> Understanding:
    """The meaning of who says that they do not want to die (`bot.nlu.phrases.denies_dying`)."""
    suspicion = meaning.suspicion - meaning.despair
    meaning = without(meaning, {"distress"})
    return replace(meaning, suspicion=suspicion, despair=0.0, not_dying=True)


def without(meaning: Understanding, denied: Collection[str]) -> Understanding:
    """The meaning without these kinds of danger, that the text itself says are none."""
    kept = tuple(kind for kind in meaning.safety if kind not in denied)
    suspected = "" if meaning.suspected in denied else meaning.suspected
    return replace(meaning, safety=kept, suspected=suspected)


_STOPS = re.compile(
    r"(?<!\w)(?:stop\w*|quit\w*|give (?:it )?up|addict\w*|habit\w*|sex\w*|pay\w*|therap\w*|escort\w*|girls?"
    r"|auf(?:zu)?hor\w*|sucht\w*|loskomm\w*|bezahl\w*|puff\w*|bordell\w*|hur\w*|nutte\w*|prostit\w*"
    r"|arret\w*|decroch\w*|sexe|putes?|smett\w*|dipenden\w*|sesso|puttan\w*|escort"
    r"|dejar\w*|dejo|parar|adict\w*|sexo|putas?|завяза\w*|завязыва\w*|брос\w*|переста\w*|зависим\w*"
    r"|секс\w*|прекрат\w*|шлюх\w*|проститут\w*)(?!\w)"
)
"""Words of somebody who wants to stop buying; "I need help" is said by people in danger as well."""


def at_first(meaning: Understanding, folded: str) -> Understanding:
    """The meaning of a first message: two places are places, and a bare wish for help is asked about.

    A number is no answer: nothing was asked yet, and "still on for 7?" is none on the ruler.
    """
    if (
        meaning.names_two
        and meaning.confidence < HEARD
        and not (meaning.safety or meaning.suspected)
    ):
        # "Konstanz oder Kreuzlingen": which of the two is asked, whatever else it may mean.
        return replace(meaning, intent="inform_location", topic="", confidence=1.0, second=None)
    is_unasked = meaning.intent in ("ask_help_to_stop", "rate_readiness") and not meaning.founded
    is_vague = is_unasked and not _STOPS.search(folded)
    if not is_vague:
        return meaning
    return replace(meaning, **NOTHING_SURE)


UNTOLD_BY_WHO_CANNOT_SPEAK = frozenset(
    {"deny", "disclose_exploitation", "out_of_scope", "report_concern"}
)
"""Intents that a message about calling without a voice is taken for."""

OF_CHILDREN = frozenset({"minor", "attraction"})
"""Kinds of danger that who means no child is not heard as telling of."""


NOT_MINOR: Mapping[str, Any] = {"topic": "not_minor", "founded": False}
"""What who means no child says, where it is read as a word on one."""


def as_meant(meaning: Understanding, folded: str) -> Understanding:
    """The meaning without dangers that the text itself says are none.

    Args:
        meaning: as it was read.
        folded: what was written (`bot.nlu.folding.fold`).
    """
    no_child = means_no_child(folded) and not _names_young_number(meaning)
    denied = OF_CHILDREN if no_child else frozenset()
    is_silent = cannot_speak(folded)
    if nobody_is_near(folded) or is_silent:
        denied |= {"watched"}
    is_watched = "watched" in meaning.safety
    meaning = replace(without(meaning, denied), no_child=no_child)
    if is_silent and is_watched and not (meaning.safety or meaning.suspected):
        # They want to reach somebody, and still are in danger as far as anybody can tell.
        meaning = replace(meaning, suspected="exploitation", suspicion=HEARD)
    if is_silent and meaning.intent in UNTOLD_BY_WHO_CANNOT_SPEAK:
        return replace(meaning, intent="ask_human", topic="cannot_call", confidence=1.0)
    if no_child and meaning.intent == "mention_minor":
        return replace(meaning, **NOT_MINOR)
    is_drawn = meaning.intent == "mention_minor" and meaning.topic.startswith("attraction")
    if is_drawn and not meaning.safety and names_only_adults(folded):
        # "If she's of age, what's the matter?"
        return replace(meaning, **NOTHING_SURE, founded=False)
    return meaning


def as_plea(meaning: Understanding, folded: str) -> Understanding:
    """The meaning of who asks that somebody go away or stop: they are asked about whom they speak.

    They are not to be told that nothing of theirs is kept, or that they may close the page.

    Args:
        meaning: as it was read.
        folded: what was written (`bot.nlu.folding.fold`).
    """
    is_deletion = meaning.intent == "delete_data"
    if not (is_deletion or meaning.intent == "express_hostility"):
        return meaning
    is_gone = wants_somebody_gone(folded, meaning.language)
    if is_deletion:  # what names no data may still be a wish for it, unless it pleads
        is_plea = is_gone and not names_records(folded)
        is_plea = is_plea or (pleads(folded) and not names_data(folded))
    else:
        goes = meaning.topic == "go_away"
        names = names_somebody(folded, meaning.language) or cries_for_help(folded)
        is_plea = is_gone or (goes and names)
    if not is_plea:
        return meaning
    asked = replace(meaning, **NOTHING_SURE)
    if meaning.safety:
        return asked
    return replace(asked, suspected="exploitation", suspicion=1.0)
