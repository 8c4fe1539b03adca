"""What somebody in need says beside the matter: another way, no police, a telephone that another reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.dangers import LIFTS
from bot.engine.plain_words import HEARD, NOTHING_SURE
from bot.message import Understanding
from bot.nlu.phrases.another_way import (
    asks_if_true,
    only_wants_no_police,
    wants_no_police,
    wants_other,
)
from bot.nlu.phrases.company import names_company, says_they_come
from bot.nlu.phrases.deleting import speaks_of_deleting
from bot.nlu.phrases.read_phone import names_read_phone
from bot.nlu.phrases.told_detail import told_detail


def of_their_need(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning with all of that; in danger "something else" asks for another way, and lifts nothing.

    Args:
        meaning: as it was read.
        folded: what was written (`bot.nlu.folding.fold`).
        context: what stood open (`bot.dialogue.reading.context_of`).
    """
    meaning = replace(
        meaning,
        deletes=speaks_of_deleting(folded),
        reads_phone=names_read_phone(folded),
        detail=told_detail(folded),
        wants_other=wants_other(folded),
        asks_if_true=meaning.asks and asks_if_true(folded),
        no_police=wants_no_police(folded),
        only_no_police=only_wants_no_police(folded),
    )
    is_lifting = meaning.wants_other and meaning.moves[0].key in LIFTS
    if context.get("in_danger") and is_lifting:
        return replace(meaning, **NOTHING_SURE)
    return meaning


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
