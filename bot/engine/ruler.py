"""What answers the readiness ruler, whatever stands around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.message import Understanding
from bot.nlu.folding import clauses, fold
from bot.nlu.readiness import numeral, spelt_out

_DEPENDS = re.compile(
    r"(?<!\w)(?:depend(?:s|e|ra)?|dipende|kommt (?:ganz )?(?:drauf|darauf) an|hangt davon ab"
    r"|зависит|смотря|когда как)(?!\w)"
)
"""Who cannot give one number: both sides are reflected."""

_NOT_AT_ALL = re.compile(
    r"^(?:(?:im|i am|je suis|sono|estoy|ich bin|я|ну|na|pues|bah) )?(?:not(?: \w+)? at all"
    r"|(?:gar|uberhaupt) (?:nicht|nich)(?: bereit)?|pas(?: \w+)? du tout|per niente(?: pront\w)?|para nada"
    r"|nada (?:dispuest\w|prepara\w+)|(?:совсем|вообще) не(?: готов\w*)?)$"
)
"""The low end of the ruler in its own words."""


def on_the_ruler(meaning: Understanding, text: str, context: Mapping[str, Any]) -> Understanding:
    """What answers the ruler, whatever stands around it: "a 3 or so", "sei, ma non ci credo", "depends"."""
    if context.get("asked") != "readiness" or meaning.safety or meaning.readiness is not None:
        return meaning
    number = numeral(text)
    if number is None:
        spelt = (spelt_out(clause, meaning.language) for clause in clauses(text))
        number = next((one for one in spelt if one is not None), None)
    if _NOT_AT_ALL.search(fold(text)):
        number = 0
    if number is not None:
        return replace(meaning, intent="rate_readiness", topic="", readiness=number, second=None)
    told = replace(meaning, intent="rate_readiness", confidence=1.0, second=None)
    if _DEPENDS.search(fold(text)):
        return replace(told, topic="depends")
    if meaning.intent in ("ask_figures", "ask_privacy"):
        return replace(told, topic="why_number")  # "leave figures to accountants" means ours
    if (meaning.intent, meaning.topic) == ("ask_human", "no_numbers"):
        return replace(told, intent="deny", topic="")
    return replace(told, topic=meaning.topic) if meaning.intent == "rate_readiness" else meaning
