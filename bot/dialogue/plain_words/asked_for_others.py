"""Who asks for a relative or a client, or because of their own number in an advert: none of it is a danger.

The model of intents hears a victim, a buyer or a threat in such words; what they ask is learnt by itself
(`bot.engine.components.urgent`) and answered in `bot.dialogue.answering.asked_on`.
"""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.answering.second_questions import AT_FIRST
from bot.dialogue.answering.who_knows import ELSEWHERE
from bot.dialogue.plain_words.effects import plainly, without
from bot.message import Understanding
from bot.vocabulary import likeliest_of

SURE = 0.9
"""Share from which it outweighs what the model of intents suspects."""

NOT_TOLD = frozenset({"concern", "violence"})
"""Kinds that the net hears in such words."""


def asked_for_others(meaning: Understanding) -> Understanding:
    """The meaning of who asks so, without what was suspected of them; a sign of danger of their own stays.

    Args:
        meaning: as it was read.
    """
    code, share = likeliest_of(meaning.asks_on)
    is_sure = code in AT_FIRST and share >= SURE
    if not is_sure or meaning.choice or {*meaning.safety} - NOT_TOLD:
        return meaning
    said = replace(without(meaning, NOT_TOLD), suspected="", suspicion=0.0, despair=0.0)
    return plainly(said, ELSEWHERE.key)
