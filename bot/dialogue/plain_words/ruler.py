"""What answers the readiness ruler, whatever stands around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.message import Understanding
from bot.nlu.folding import clauses, fold
from bot.nlu.phrases.on_scale import depends, is_low_end
from bot.nlu.readiness import numeral, spelt_out


def on_the_ruler(meaning: Understanding, text: str, context: Mapping[str, Any]) -> Understanding:
    """What answers the ruler, whatever stands around it: "a 3 or so", "sei, ma non ci credo", "depends"."""
    if context.get("asked") != "readiness" or meaning.safety or meaning.readiness is not None:
        return meaning
    number = numeral(text)
    if number is None:
        spelt = (spelt_out(clause, meaning.language) for clause in clauses(text))
        number = next((one for one in spelt if one is not None), None)
    if is_low_end(fold(text)):
        number = 0
    if number is not None:
        return replace(meaning, intent="rate_readiness", topic="", readiness=number, second=None)
    told = replace(meaning, intent="rate_readiness", confidence=1.0, second=None)
    if depends(fold(text)):
        return replace(told, topic="depends")
    if meaning.intent in ("ask_figures", "ask_privacy"):
        return replace(told, topic="why_number")  # "leave figures to accountants" means ours
    if (meaning.intent, meaning.topic) == ("ask_human", "no_numbers"):
        return replace(told, intent="deny", topic="")
    return replace(told, topic=meaning.topic) if meaning.intent == "rate_readiness" else meaning
