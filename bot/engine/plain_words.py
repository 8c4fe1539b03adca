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

NOT_MINOR = "mention_minor/not_minor"
"""The topic that somebody is of age; who names a lower age does not say that."""


def by_plain_words(meaning: Understanding, folded: str, number: int | None) -> Understanding:
    """The meaning, or what plain words say instead.

    Args:
        meaning: as the model reads it.
        folded: what was written (`bot.nlu.folding.fold`).
        number: the first one in it, as an age.
    """
    if meaning.intent in MISTAKEN_FOR_A_LINE and asks_for_line(folded):
        return replace(meaning, intent="ask_human", topic="", confidence=1.0)
    is_young = number is not None and YOUNGEST <= number < OF_AGE
    is_denied = meaning.moves[0].key == NOT_MINOR and is_young
    is_wished = meaning.intent == "seek_services" and names_young_age(folded)
    if is_denied and not meaning.safety:
        meaning = replace(meaning, intent="out_of_scope", topic="", confidence=0.0, suspected="")
    if (is_wished or is_denied) and not meaning.suspected:
        return replace(meaning, suspected="minor", suspicion=1.0)
    return meaning


def on_the_ruler(meaning: Understanding, text: str, context: Mapping[str, Any]) -> Understanding:
    """A number in a message that answers the ruler, whatever stands around it: "a 3 or so"."""
    if context.get("asked") != "readiness" or meaning.safety or meaning.readiness is not None:
        return meaning
    number = numeral(text)
    if number is None:
        return meaning
    return replace(meaning, intent="rate_readiness", topic="", readiness=number, second=None)
