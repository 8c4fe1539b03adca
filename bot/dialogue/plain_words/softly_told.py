"""What is told softly, or in passing: a wish not to wake up, unwanted hands, a way out; and love of life.

The safety net knows the plain words, and the model of intents reads such messages as the story they are told
in: a widower's coffee, a maid's wages. They are learnt by themselves (`bot.engine.components.urgent`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.answering.at_door import KEY as DOOR_KEY
from bot.dialogue.plain_words.effects import LEFT_ALONE, plainly, without, without_distress
from bot.dialogue.plain_words.how_bad import asked_about
from bot.dialogue.reading.meant import RIGHT_NOW
from bot.dialogue.reading.roles import HOW_THEY_ARE, SURE_ROLE
from bot.dialogue.state.dangers import BUYERS
from bot.message import Understanding
from bot.nlu.phrases import of_work
from bot.nlu.phrases.life_first import GOES_NOW, LATER, OUTSIDE, PACKS, WAY_FREE
from bot.vocabulary import DYING_ASIDE

LEAVING, TOUCHED, LOVES_LIFE = "leaving", "touched", "lives"
"""Codes of the tables `softly/…`, as `DYING_ASIDE` is."""

TOUCHED_KEY = "disclose_exploitation/touched"
"""The topic of who is touched against their will."""

LEAST = {LEAVING: 0.6, DYING_ASIDE: 0.1, TOUCHED: 0.3, LOVES_LIFE: 0.3}
"""Shares from which each is believed, by what it costs to be wrong. Whoever tells of their life at length has
that of dying in one of thirty messages: the model of intents has to hear it, too (`BORNE_OUT`)."""

BORNE_OUT = {DYING_ASIDE: 0.2, TOUCHED: 0.25}
"""That model's share of despair, and of any danger, without which they are not believed."""

ALONE = 0.85
"""Share from which unwanted hands are believed without it, of nobody who came to buy."""

OF_BUYERS = 2
"""Times as much of all that of who came to buy, who is asked nothing of that lightly."""

SURE = 0.7
"""Share from which love of life outweighs the words of dying in which it is told ("dying?? me? never"), and
a danger that counts as certain."""

HALF = 0.5
"""Share of unwanted hands below which it is asked whom it is about, where that would be asked anyway."""

PLAINLY_OTHER = frozenset({GOES_NOW, LATER, OUTSIDE, PACKS, *of_work.CODES})
"""What plain words tell of a way out, or of what is left behind, each with a text of its own."""

OF_ANOTHER = frozenset({"professional", "witness"})
"""Roles of who tells of others."""


def who_loves_life(meaning: Understanding, context: Mapping[str, Any]) -> Understanding:
    """The meaning of who was asked about dying, or given such a number, and protests: they are believed.

    Args:
        meaning: as it was read.
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    was_asked = context.get("asked") in HOW_THEY_ARE or context.get("role") == "despairing"
    was_asked |= "distress" in (context.get("alarmed") or ())
    is_grave = "distress" in meaning.safety or context.get("in_danger")
    least = SURE if is_grave else LEAST[LOVES_LIFE]
    if not was_asked or meaning.not_dying or not meaning.softly.is_heard(LOVES_LIFE, least):
        return meaning
    return without_distress(meaning)


def told_softly(meaning: Understanding, context: Mapping[str, Any]) -> Understanding:
    """The meaning of who wishes not to wake up, is touched, or may leave: each as it is meant.

    A wish not to wake up is asked about, whatever it was told beside; it is never certain by this.

    Args:
        meaning: as it was read.
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    role, code = context.get("role") or "", meaning.softly.code
    if meaning.choice or meaning.intent in LEFT_ALONE or not _is_heard(meaning, role):
        return meaning
    if code == DYING_ASIDE:
        is_known = role == "despairing" and context.get("in_danger")
        is_open = not (meaning.safety or meaning.not_dying or is_known or role in OF_ANOTHER)
        is_open &= meaning.suspected in ("", "distress")  # "he'll kill me if he finds out"
        return asked_about(meaning, is_plain=True) if is_open else meaning
    if code == TOUCHED:
        return meaning if role in OF_ANOTHER else _touched(meaning)
    return _leaving(meaning) if code == LEAVING else meaning


def _is_heard(meaning: Understanding, role: str) -> bool:
    """Whether its share is enough, with what the model of intents hears."""
    code, share = meaning.softly
    times = OF_BUYERS if role in BUYERS and code in BORNE_OUT else 1
    beside = meaning.despair if code == DYING_ASIDE else meaning.suspicion
    is_borne_out = beside >= times * BORNE_OUT.get(code, 0.0)
    is_borne_out |= code == TOUCHED and share >= ALONE and role not in BUYERS
    return is_borne_out and share >= times * LEAST.get(code, 1.0)


def _touched(meaning: Understanding) -> Understanding:
    """The topic, unless a danger was told, or the model is sure of another topic, theirs or of others."""
    is_told = (
        {*meaning.safety} - {"concern"} or meaning.at_home or of_work.GROPED in meaning.plainly
    )
    is_told = is_told or bool(meaning.urgent.code) or meaning.moves[0].key == RIGHT_NOW
    is_told = is_told or (meaning.suspected == "exploitation" and meaning.softly.share < HALF)
    is_told = is_told or meaning.suspected == "child_writes"  # who is asked how old they are first
    is_other = meaning.intent in ("disclose_exploitation", "mention_minor", "report_concern")
    if is_told or (is_other and meaning.moves[0].names_topic(SURE_ROLE)):
        return meaning
    told = replace(without(meaning, {"concern"}), suspected="", suspicion=0.0, despair=0.0)
    told = replace(told, safety=("exploitation",), of_danger={"exploitation": TOUCHED_KEY})
    return plainly(told, TOUCHED_KEY)


def _leaving(meaning: Understanding) -> Understanding:
    """With a note that the way is free, where plain words tell nothing else."""
    is_barred = meaning.kept_in or meaning.intent == "ask_human"  # how to reach somebody
    is_barred = is_barred or any(one.startswith(DOOR_KEY) for one in meaning.plainly)
    if is_barred or PLAINLY_OTHER & {*meaning.plainly}:
        return meaning
    return replace(meaning, plainly=(*meaning.plainly, WAY_FREE))
