"""Silence, and words of leave, only for who needs them: nobody who asks something is told "see you later"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.plain_words.effects import HEARD, NOTHING_SURE, plainly, without
from bot.dialogue.state.dangers import BUYERS, LIFTS
from bot.message import Understanding
from bot.nlu.folding import fold
from bot.nlu.phrases.cry import begins_with_help
from bot.nlu.phrases.life_first import ASKED, MINDER
from bot.nlu.phrases.no_voice import CAN, stops_writing
from bot.nlu.phrases.not_near import is_habit, somebody_is_near
from bot.nlu.phrases.unsafe import says_unsafe

HE_COMES = "disclose_exploitation/he_comes"
"""The topic of somebody who must stop writing now: one neutral line, and silence."""

IS_GONE = "disclose_exploitation/is_gone"
"""The topic of somebody who can write again."""

WHO_COMES = "ask_human/who_comes"
"""The topic of who waits for somebody that helps."""

MUTE = frozenset({HE_COMES, IS_GONE})
"""Topics that are met by a line of leave or of welcome: an answer to nobody who asks something."""

FOR_TONIGHT = frozenset(
    {
        "ask_human/call_hidden",
        "ask_human/on_the_bill",
        "disclose_exploitation/tonight",
        "disclose_exploitation/where_sleep",
    }
)
"""Topics of who asks what to do, where to go or how to call unseen, before another comes back."""

WHERE_THEY_ARE: Mapping[str, Any] = {
    "intent": "inform_location",
    "topic": "here",
    "confidence": 1.0,
    "second": None,
}
"""What is meant by who says where they are, and when another comes back."""

WHAT_TO_DO: Mapping[str, Any] = {
    "intent": "disclose_exploitation",
    "topic": "tonight",
    "confidence": 1.0,
    "founded": True,
    "second": None,
}
"""What a question of somebody controlled means that the model takes for a farewell or a return."""

ABOUT_THEM = ("about_whom", "safe_to_write")
"""Questions of ours to which somebody may answer that another comes."""

IF_THEY_CAN_WRITE = ("safe_to_write", "safety_place")
"""Questions of ours beside which "he is gone" is an answer, whatever else is asked."""

AT_AN_HOUR = re.compile(
    r"(?<!\w)(?:at|around|by|till|until|um|gegen|bis|vers|jusqua|alle|fino alle|las|в|к|до) \d{1,2}"
    r"(?! ?(?:min|m|мин)\w*)(?!\w)"
)
"""An hour at which another comes back, and no minutes."""

WHAT_NOW = re.compile(
    r"(?<!\w)(?:tell me|what (?:do |should |can |must )?(?:i|we) do|what to do"
    r"|sag(?:t|en sie)? mir|was (?:soll |muss |kann )?(?:ich|i|wir) (?:tun|machen)|was (?:tun|machen)"
    r"|di(?:s|tes)(?: |-)?moi|(?:je|on) fais? quoi|faire quoi|quoi faire|que faire"
    r"|dimmi|mi dica|(?:cosa|che)(?: devo| posso)? f(?:accio|are)"
    r"|dime|digame|que hago|que (?:tengo que |debo |puedo )?hacer"
    r"|скажи\w*|что (?:мне |нам )?(?:делать|сделать))(?!\w)"
)
"""Who wants to know what to do at once, with or without a question mark."""

NO_MORE = frozenset({"deny", "goodbye", "opt_out", "out_of_scope"})
"""Intents that tell nothing behind a "no"."""

CANNOT_CALL: Mapping[str, Any] = {
    "intent": "ask_human",
    "topic": "cannot_call",
    "confidence": 1.0,
    "second": None,
}
"""What is meant by who says no more than that they cannot speak."""

SAYS_NO_MORE = frozenset({"affirm", "deny", "goodbye", "opt_out", "out_of_scope", "thank"})
"""Intents as which that is read."""

PLAIN = 1.0
"""Share with which plain words are read (`bot.nlu.phrases.outright`), and no guess."""

IN_FULL = 10
"""Words of a message that nobody writes who is come upon: "I'm awake, I only want a woman to see me"."""

PARTNER_READS = "ask_privacy/partner_reads"
"""The topic of a buyer whose partner may read this."""

READS_PHONE = "disclose_exploitation/reads_phone"
"""The topic of somebody whose telephone another reads."""


def not_silenced(meaning: Understanding, text: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning without silence that nobody needs: who asks something, or is read along every night.

    Args:
        meaning: as it is read.
        text: as written.
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    folded = fold(text)
    types_on = meaning.voice not in ("", CAN) and not stops_writing(folded)
    if types_on:
        meaning = _typing_on(meaning, context)
    if context.get("asked") == "safe_to_write" and (types_on or not says_unsafe(text)):
        meaning = _going_on(meaning)
    if _tells_on(meaning, folded, context):
        meaning = without(meaning, {"watched"})
    if meaning.asks and meaning.moves[0].key == WHO_COMES and meaning.confidence >= PLAIN:
        meaning = without(meaning, {"watched"})  # "how long until somebody comes?"
    is_checked = meaning.reads_phone and _has_time(text) and not somebody_is_near(folded)
    if "watched" in meaning.safety and (is_checked or is_habit(folded)):
        meaning = replace(meaning, of_danger={**meaning.of_danger, "watched": READS_PHONE})
    key, asked = meaning.moves[0].key, context.get("asked")
    if key == IS_GONE and meaning.reads_phone and "watched" not in meaning.safety:
        # "He's asleep, but he looks at my phone every morning."
        return plainly(meaning, READS_PHONE)
    says_safe = key == IS_GONE and asked in IF_THEY_CAN_WRITE
    if key not in MUTE or says_safe or "watched" in meaning.safety:
        return meaning
    is_controlled = {"exploited", "domestic_abuse"} & {context.get("role"), context.get("need")}
    if AT_AN_HOUR.search(folded) and not somebody_is_near(folded):
        # There is time until then: where they are, if they say so, is answered with lines.
        return replace(meaning, **(WHERE_THEY_ARE if meaning.places else NOTHING_SURE))
    asks_now = WHAT_NOW.search(folded) and not somebody_is_near(folded)
    is_guess = key == HE_COMES and _has_time(text)
    if meaning.asks or is_guess or (key == HE_COMES and (asks_now or begins_with_help(folded))):
        return _asked_by_model(meaning, is_controlled=bool(is_controlled))
    is_theirs = is_controlled or context.get("role") == "child" or asked in ABOUT_THEM
    return meaning if is_theirs else replace(meaning, **NOTHING_SURE)


def _asked_by_model(meaning: Understanding, *, is_controlled: bool) -> Understanding:
    """The meaning of who asks, and was taken for one who leaves or is back: what the model read of it."""
    read = meaning.by_model
    if read is not None and read.names_topic() and read.key not in MUTE:
        return replace(meaning, **read._asdict(), second=None)
    return replace(meaning, **(WHAT_TO_DO if is_controlled else NOTHING_SURE))


def _tells_on(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> bool:
    """Whether who seems watched asks on, saw who watches another, or buys and fears a partner's eyes.

    "He's back at 6, what do I do?" is not left alone, nor "I'm going, where to?"; "he's next to me" is.
    """
    if MINDER in meaning.plainly and context.get("role") == "witness":
        return True
    is_near = somebody_is_near(folded)
    if meaning.moves[0].key == PARTNER_READS and context.get("role") in BUYERS and not is_near:
        return True
    is_plain = meaning.moves[0].key in FOR_TONIGHT and meaning.confidence >= PLAIN
    names_hour = any(sign.isdigit() for sign in folded)
    is_asked = bool({*ASKED} & {*meaning.plainly})
    return (is_plain and (names_hour or not is_near)) or (is_asked and not is_near)


def _has_time(text: str) -> bool:
    """Whether somebody writes at such length as nobody does who is come upon, and not that they cannot."""
    return len(fold(text).split()) >= IN_FULL and not says_unsafe(text)


def _going_on(meaning: Understanding) -> Understanding:
    """The meaning of who answers "can you write safely?" by telling on: a "no" heard in it is none."""
    if meaning.choice or "watched" in meaning.safety or meaning.moves[0].key in LIFTS:
        return meaning
    meaning = replace(meaning, begins_with_no=False)
    if meaning.intent != "deny":
        return meaning
    told = next((m for m in meaning.moves[1:] if m.intent not in NO_MORE), None)
    if told is None:
        return replace(meaning, **NOTHING_SURE)
    return replace(meaning, **told._asdict(), second=None)


def _typing_on(meaning: Understanding, context: Mapping[str, Any]) -> Understanding:
    """The meaning of who cannot speak, and types: no silence, and no word of leave.

    Who was heard as watched, and nothing else, is in danger as far as anybody can tell.
    """
    is_watched = "watched" in meaning.safety
    meaning = without(meaning, {"watched"})
    is_known = context.get("in_danger") or context.get("role") not in (None, "", "unknown")
    if is_watched and not (meaning.safety or meaning.suspected or is_known):
        meaning = replace(meaning, suspected="exploitation", suspicion=HEARD)
    move = meaning.moves[0]
    is_leave = move.key in {*MUTE, "ask_human"} or (
        move.intent in SAYS_NO_MORE and not meaning.places
    )
    is_leave &= bool(is_known or is_watched) and not meaning.asks
    return replace(meaning, **CANNOT_CALL) if is_leave else meaning
