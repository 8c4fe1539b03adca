"""What plain words make of a meaning that is about the law."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.state.situation import Situation
from bot.message import Move, Understanding
from bot.nlu.phrases.for_paying import (
    asks_if_legal,
    asks_who_punishes,
    is_of_buyers,
    is_punished_for_paying,
)

OF_ANOTHER_PLACE = (
    "ask_figures",
    "ask_risk",
    "change_language",
    "claim_legal",
    "inform_location",
    "out_of_scope",
    "seek_services",
)
"""Intents as which "and in Milan?" is read behind the law."""


def of_the_law_here(meaning: Understanding, situation: Situation) -> Understanding:
    """Behind an answer on the law, "and here?" asks for the law here, and "and in Milan?" for that there.

    Who asks for the risks at a place hears what is risked there, and not first which kind is meant.

    Args:
        meaning: as it is read.
        situation: of the talk; of a figure that its last answer told, the source is asked for.
    """
    if meaning.moves[0].key == "ask_risk" and meaning.place:
        meaning = replace(meaning, topic="general")
    is_on_law = situation.last_topic.partition("/")[0] in ("ask_law", "claim_legal")
    told_figure = situation.figure_at == situation.turns - 1
    if is_on_law and meaning.moves[0].key == "ask_figures/proof" and not told_figure:
        return replace(meaning, intent="ask_law", topic="source")
    is_answer = situation.asked == "law_place" and meaning.intent != "inform_location"
    is_named = meaning.is_beside or is_answer  # a bare name goes on with the law that was told
    is_of_there = is_named and meaning.place and meaning.intent in OF_ANOTHER_PLACE
    is_on_law &= bool(is_of_there) or meaning.asks_here
    if not is_on_law or meaning.safety or meaning.suspected:
        return meaning
    topic = "other_place" if is_of_there else ""
    return replace(meaning, **Move("ask_law", topic)._asdict(), second=None)


NOT_OF_PAYING = (
    "ask_police/arrest_me",
    "ask_police/jailed_if_i_report",
    "out_of_scope",
    "seek_services",
)
"""As what "would I get nicked for paying there?" is misread, beside the law."""

NOT_OF_BUYERS = (
    "ask_education",
    "ask_harm/",
    "ask_human/my_language",
    "ask_law/lawyer",
    "ask_police/record",
    "ask_risk/",
    "ask_sector_guidance",
    "disclose_exploitation/ban_us",
    "disclose_exploitation/refuge_cost",
    "inform_location",
    *NOT_OF_PAYING,
)
"""As what "what rules are there for clients in Oslo" is misread, beside the law."""


NOT_OF_LEGALITY = ("ask_police/", "claim_legal/here", "claim_legal/should_be_legal")
"""As what "someone told me Belgium legalised it, did they?" is misread."""


def of_paying(meaning: Understanding, folded: str) -> Understanding:
    """The meaning of who asks whether one is punished for paying: it is the law of buyers that is asked for.

    Args:
        meaning: as it is read.
        folded: what was written (`bot.nlu.folding.fold`).
    """
    move = meaning.moves[0]
    first = {move.key, move.intent, f"{move.intent}/{move.topic}"}
    if meaning.safety or meaning.suspected:
        return meaning
    is_of_paying = first.intersection((*NOT_OF_PAYING, "ask_harm/")) and is_punished_for_paying(
        folded
    )
    if not (is_of_paying or (meaning.place and _asks_of_there(meaning, first, folded))):
        return meaning
    return replace(meaning, **Move("ask_law", "")._asdict(), second=None)


def _asks_of_there(meaning: Understanding, first: set[str], folded: str) -> bool:
    """Whether a text that names a place asks for the law there, as what `first` is misread."""
    if first.intersection(NOT_OF_BUYERS) and (
        is_of_buyers(folded) or (meaning.asks and asks_who_punishes(folded))
    ):
        return True
    return bool(first.intersection(NOT_OF_LEGALITY)) and asks_if_legal(folded, asks=meaning.asks)
