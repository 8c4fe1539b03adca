"""What somebody in need says beside the matter: another way, no police, a telephone that another reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.dangers import LIFTS
from bot.engine.plain_words import NOTHING_SURE
from bot.message import Understanding
from bot.nlu.phrases.another_way import (
    asks_if_true,
    only_wants_no_police,
    wants_no_police,
    wants_other,
)
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
