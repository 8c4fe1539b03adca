"""What a practical question whose answer others know sounds like, and is not."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.plain_words.effects import without
from bot.message import Understanding
from bot.nlu.phrases.who_knows import KEY, VITAL, WORK_NETWORK, may_be_asked

HEARD_IN = {VITAL: frozenset({"distress"}), WORK_NETWORK: frozenset({"concern", "traces"})}
"""Kinds of danger that the net hears in the words of each: "my insulin is in there, I need it tonight"."""


def of_what_others_know(meaning: Understanding, folded: str) -> Understanding:
    """The meaning without a danger that its words only sound like, or a question whose subject they lack.

    Args:
        meaning: with what was asked noted in `plainly`.
        folded: what was written, folded.
    """
    knows = meaning.who_knows
    if knows is not None and not may_be_asked(folded, meaning.language, knows.code):
        # "I want my feet done" lacks no sugar, and a number plate is no card.
        meaning = replace(meaning, who_knows=None)
    for code, kinds in HEARD_IN.items():
        if KEY + code in meaning.plainly:
            meaning = without(meaning, kinds)
    return meaning
