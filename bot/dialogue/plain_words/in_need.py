"""What somebody in need says beside the matter: another way, no police, a telephone that another reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.plain_words.effects import ASKED_PLAINLY, HEARD, NOTHING_SURE, without
from bot.dialogue.plain_words.not_silenced import CANNOT_CALL
from bot.dialogue.state.dangers import LIFTS
from bot.dialogue.telling.needs import FOR_OTHERS, URGENT
from bot.message import Understanding
from bot.nlu.folding import fold
from bot.nlu.phrases.another_way import (
    asks_if_true,
    only_wants_no_police,
    says_police_are_theirs,
    wants_no_police,
    wants_other,
)
from bot.nlu.phrases.asks_line import line_named
from bot.nlu.phrases.company import names_company, says_they_come
from bot.nlu.phrases.deleting import speaks_of_deleting
from bot.nlu.phrases.denied_beside import is_denied
from bot.nlu.phrases.life_first import PLEADS, PLEADS_PLACE
from bot.nlu.phrases.no_voice import (
    CAN,
    another_phones,
    asks_of_messenger,
    asks_what_to_write,
    is_worn_out,
    voice_of,
)
from bot.nlu.phrases.no_voice import HEARD as OVERHEARD
from bot.nlu.phrases.not_near import somebody_is_near
from bot.nlu.phrases.of_work import is_groped
from bot.nlu.phrases.own_gender import asks_for_men, own_gender, says_for_women
from bot.nlu.phrases.read_phone import names_read_phone
from bot.nlu.phrases.ruled_out import NO_APP, SEVERAL, asks_for_words, asks_of_way, rules_out
from bot.nlu.phrases.told_detail import told_detail
from bot.vocabulary import Moment

POLICE_THEIRS = "police_theirs"
"""Asked on by whom the police there would hand over (table `asks_on/`)."""


def of_their_need(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning with all of that; in danger "something else" asks for another way, and lifts nothing.

    Args:
        meaning: as it was read.
        folded: what was written (`bot.nlu.folding.fold`).
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    are_theirs = says_police_are_theirs(folded)
    meaning = replace(
        _of_who_is_worn_out(_of_who_is_groped(meaning, folded), folded, context),
        deletes=speaks_of_deleting(folded),
        reads_phone=names_read_phone(folded),
        detail=told_detail(folded),
        wants_other=wants_other(folded),
        asks_if_true=meaning.asks and asks_if_true(folded),
        no_police=wants_no_police(folded) or are_theirs,
        only_no_police=only_wants_no_police(folded),
        voice=voice_of(folded),
        another_phones=another_phones(folded),
        what_to_write=asks_what_to_write(folded),
        of_messenger=asks_of_messenger(folded),
    )
    if are_theirs:
        if not somebody_is_near(folded):
            meaning = without(meaning, {"watched"})
        is_all = bool(context.get("in_danger")) and not meaning.safety
        told = NOTHING_SURE if is_all else {}
        meaning = replace(meaning, asks_on=(Moment(POLICE_THEIRS, 1.0),), **told)
    meaning = _of_who_is_overheard(meaning, folded)
    is_news = bool({*meaning.safety} - {*context.get("alarmed", ())})
    written = fold(str(context.get("written") or folded))  # with what was taken for a correction
    denied = meaning.moves[0].key
    if is_denied(denied, written) and not is_news:
        # What is named only to be denied is not answered, and what was said of it is not said again.
        meaning = replace(
            meaning,
            **NOTHING_SURE,
            founded=False,
            corrects="asked" in context,
            answers=tuple(answer for answer in meaning.answers if answer.key != denied),
        )
    meaning = _of_their_way(_of_who_writes(meaning, folded, context), folded, context)
    is_lifting = meaning.wants_other and meaning.moves[0].key in LIFTS
    if context.get("in_danger") and is_lifting:
        return replace(meaning, **NOTHING_SURE)
    return meaning


def _of_who_is_overheard(meaning: Understanding, folded: str) -> Understanding:
    """By the text of who tells at length that others would hear a call: nobody reads along just now."""
    is_told = len(folded.split()) >= AT_LENGTH and meaning.voice == OVERHEARD
    if not is_told or "watched" not in meaning.safety:
        return meaning
    is_held = meaning.suspected == "exploitation" and meaning.suspicion >= HEARD
    meaning = without(meaning, {"watched"})
    if not is_held or meaning.safety:
        return meaning
    return replace(meaning, safety=("exploitation",), suspected="", suspicion=0.0)


AT_LENGTH = 15
"""Words of who has the time to tell something."""

OF_WAY: Mapping[str, Any] = {
    **CANNOT_CALL,
    "suspected": "",
    "suspicion": 0.0,
    "despair": 0.0,
    "begins_with_no": False,
}
"""What is meant by who has no voice, and rules out or asks about what they were told to do instead."""

MOST_ASKED = 16
"""Words of a message that says no more than that."""


def _of_their_way(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """What somebody who cannot phone has not, and asks about writing: "I have nobody" is no despair there."""
    was_told = bool(context.get("cannot_call"))
    if not was_told and meaning.voice in ("", CAN):
        return meaning
    way, ruled = asks_of_way(folded, asks=meaning.asks), rules_out(folded)
    meaning = replace(
        meaning,
        rules_out=tuple(code for code in ruled if not (way and code == NO_APP)),
        of_way=way,
        what_to_write=asks_for_words(folded),
    )
    is_despair = meaning.names_dying or "distress" in meaning.safety
    is_despair |= context.get("matter") == "despairing" or len(folded.split()) > MOST_ASKED
    says_it = bool(way or {*meaning.rules_out} - {SEVERAL})
    is_other = is_despair or meaning.voice == CAN or bool(meaning.places)
    if not (was_told and says_it) or is_other:
        return meaning
    return replace(without(meaning, {"watched", "traces"}), **OF_WAY)


PLEAS = (PLEADS, PLEADS_PLACE)
"""What somebody pleads for, whose number it is."""

BARE = 6
"""Words of a message that says no more than "I'm a man"."""

TAKEN_FOR = frozenset(
    {"ask_harm", "claim_need", "deny", "disclose_exploitation", "inform_location", "seek_services"}
)
"""Intents that such words are read as, and mean nothing of in a talk about help."""


def _of_who_writes(
    meaning: Understanding, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """Who writes: by their own words, or because they want what is for men, or a line is not for them.

    In a talk about help these words alone mean the lines: "I'm a bloke" takes no danger back.
    """
    told, is_asked = own_gender(folded), asks_for_men(folded)
    is_of_line = is_asked or (bool(context.get("lines")) and says_for_women(folded))
    if not told and context.get("role") not in FOR_OTHERS:
        # "The number for beaten women" is pleaded for by a woman.
        is_no_plea = not (meaning.asks or line_named(folded) or {*PLEAS} & {*meaning.plainly})
        told = "man" if is_asked or (is_of_line and is_no_plea) else ""
    is_all = bool(told) and (is_of_line or len(folded.split()) <= BARE)
    is_about_help = bool(context.get("in_danger") or context.get("need") in URGENT)
    is_known = meaning.topic == "where_sleep" or bool(meaning.safety or meaning.places)
    if is_all and is_about_help and meaning.intent in TAKEN_FOR and not is_known:
        meaning = replace(meaning, **NOTHING_SURE)
    return replace(meaning, gender=told)


A_NAME = 3
"""Words of an answer that is no more than a person: "my sister"."""

OF_SOMEBODY: Mapping[str, Any] = {"intent": "report_concern", "topic": "", "confidence": 1.0}
"""What is meant by who names a person, asked about whom it is."""


def in_company(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """A person who is named where we asked who could be there is that, and no wrong number or farewell."""
    is_of_others = context.get("asked") == "about_whom" and len(folded.split()) <= A_NAME
    if is_of_others and names_company(folded) and not meaning.safety:
        return replace(meaning, **OF_SOMEBODY)
    is_answer = context.get("asked") == "who_is_there" and names_company(folded)
    # Who named somebody says next that they come; in despair alone nobody is feared.
    is_named = "express_distress/somebody_here" in (context.get("told") or ())
    is_awaited = context.get("matter") == "despairing" and is_named and says_they_come(folded)
    if not (is_answer or is_awaited) or meaning.safety or meaning.despair >= HEARD:
        return meaning
    here = replace(meaning, intent="express_distress", topic="somebody_here", confidence=1.0)
    return replace(here, founded=True, second=None, suspected="", suspicion=0.0, despair=0.0)


def _of_who_is_worn_out(
    meaning: Understanding, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """By the text of who cannot write a word more: nobody reads along for that; how it is is asked."""
    if context.get("role") == "exploited" or not is_worn_out(folded):
        return meaning
    meaning = without(meaning, {"watched", "exploitation"} - {*context.get("known", ())})
    is_calm = not (meaning.safety or meaning.suspected or context.get("in_danger"))
    return replace(meaning, **ASKED_PLAINLY) if is_calm else meaning


def _of_who_is_groped(meaning: Understanding, folded: str) -> Understanding:
    """By the text of a cleaner or waitress whom somebody touches: that is no witness, and no neighbour."""
    if not is_groped(folded):
        return meaning
    is_of_others = meaning.intent == "report_concern"
    return replace(meaning, who="", **(NOTHING_SURE if is_of_others else {}))
