"""What a text says beyond doubt, whatever the model reads: a helpline by its name, a young age, a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.message import Understanding
from bot.nlu.asks_line import asks_for_line
from bot.nlu.readiness import numeral
from bot.nlu.young import OF_AGE, YOUNGEST, names_young_age

MISTAKEN_FOR_A_LINE = frozenset(
    {"ask_figures", "inform_location", "out_of_scope", "rate_readiness", "seek_services"}
)
"""Intents that a few words with the name of a helpline cannot have."""

HEARD = 0.8
"""Share of dangers from which the model has heard one by itself, clearly enough for any kind."""


def by_plain_words(meaning: Understanding, folded: str) -> Understanding:
    """The meaning, or what plain words say instead.

    Args:
        meaning: as the model reads it, with what was noted of the text.
        folded: what was written (`bot.nlu.folding.fold`).
    """
    if meaning.intent in MISTAKEN_FOR_A_LINE and asks_for_line(folded):
        return replace(meaning, intent="ask_human", topic="", confidence=1.0)
    if meaning.safety or meaning.suspicion >= HEARD:
        return meaning
    if meaning.intent == "seek_services" and names_young_age(folded):
        return replace(meaning, suspected="minor", suspicion=1.0)
    is_young = meaning.number is not None and YOUNGEST <= meaning.number < OF_AGE
    if meaning.intent != "mention_minor" or not is_young:
        return meaning
    if meaning.of_self:
        return replace(meaning, suspected="child_writes", suspicion=1.0)
    # "She says 15 but looks older": no topic of a child's, and none that somebody is of age, answers that.
    asked = replace(meaning, intent="out_of_scope", topic="", confidence=0.0)
    return replace(asked, suspected="minor", suspicion=1.0)


def of_the_law_here(meaning: Understanding, last_topic: str) -> Understanding:
    """A message that is nothing but "and here?", behind an answer on the law: the law here is meant.

    Args:
        meaning: as it is read.
        last_topic: what was answered last, as `intent/topic`.
    """
    is_on_law = last_topic.partition("/")[0] in ("ask_law", "claim_legal")
    if not (meaning.asks_here and is_on_law) or meaning.safety or meaning.suspected:
        return meaning
    return replace(meaning, intent="ask_law", topic="", confidence=1.0, second=None)


def on_the_ruler(meaning: Understanding, text: str, context: Mapping[str, Any]) -> Understanding:
    """A number in a message that answers the ruler, whatever stands around it: "a 3 or so"."""
    if context.get("asked") != "readiness" or meaning.safety or meaning.readiness is not None:
        return meaning
    number = numeral(text)
    if number is None:
        return meaning
    return replace(meaning, intent="rate_readiness", topic="", readiness=number, second=None)
