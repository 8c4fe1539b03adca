"""What a message means that ends with a farewell, or lets us go."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.answering.second_questions import FAREWELL, HARDLY
from bot.dialogue.deciding.suspicion import SOME_DESPAIR
from bot.dialogue.plain_words.effects import HEARD, NOTHING_SURE, plainly, without
from bot.dialogue.plain_words.said_plainly import talk_of
from bot.dialogue.reading.corrected import is_held
from bot.dialogue.reading.moves import is_at_stake
from bot.dialogue.state.dangers import BUYERS, FIRM
from bot.message import Understanding
from bot.nlu.folding import clauses
from bot.nlu.phrases.farewell import (
    goes_to_bed,
    is_weighty,
    leaves_with_plan,
    lets_go,
    says_goodbye,
    threatens_nobody,
    worries_for_her,
)
from bot.nlu.phrases.outright import is_said as is_said_outright
from bot.vocabulary import likeliest_of

UNSAID_AT_LAST = frozenset(
    {
        "affirm",
        "claim_choice",
        "claim_harmless",
        "claim_legal",
        "claim_need",
        "deny",
        "express_remorse",
        "out_of_scope",
        "report_concern",
        "seek_services",
    }
)
"""Intents that wait where a message ends with a farewell, unless words carry them."""

TONIGHT_OFF, MUST_GO = "commit_to_stop/tonight_off", "goodbye/must_go"
"""Topics of who leaves it for today, and of who leaves."""

ASKED_ANYWAY = frozenset({"ask_human", "change_language", "delete_data", "opt_out"})
"""Intents that are answered as they are."""

OF_HER = frozenset({"ask_police", "ask_signs", "express_remorse", "report_concern"})
"""Intents of who worries for her, answered where the model is sure of them."""

WHERE_TO_TELL = "report_concern/it_was_me_customer"
"""The topic of who came to buy and has something to tell."""

_ARTICLE = re.compile(r"(?<!\w)die(?!\w)")
"""A German article, which is an English word for an end."""


def at_last(
    meaning: Understanding, text: str, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """The meaning of a message that ends with a farewell: the answer lets go of who leaves."""
    said = _ARTICLE.sub(" ", folded) if meaning.language == "de" else folded
    if threatens_nobody(said) and "violence" in (*meaning.safety, meaning.suspected):
        meaning = replace(without(meaning, {"violence"}), **NOTHING_SURE)
    if left := _as_decided(meaning, text, folded, context):
        return left
    if _leaves_well(meaning, said, context):
        meaning = replace(without(meaning, {meaning.suspected}), suspicion=0.0, despair=0.0)
        return replace(meaning, intent="goodbye", topic="must_go", confidence=1.0, second=None)
    is_calm = not (context.get("in_danger") or is_at_stake(context))
    is_letting_go = is_calm and lets_go(text)
    is_off = goes_to_bed(text) and (is_calm or _is_only_young(context))
    if is_letting_go:
        meaning = without(meaning, {"distress"})  # "I'll let you go, love" leaves no life
    elif not (is_off or says_goodbye(folded) or _is_leaving(meaning)):
        return meaning
    is_all = is_off and len(list(filter(None, clauses(text)))) == 1
    if is_all and not meaning.safety:
        meaning = replace(without(meaning, {meaning.suspected}), suspicion=0.0, despair=0.0)
    is_more = meaning.safety or meaning.suspected or meaning.asks or meaning.founded
    if is_more or not (is_letting_go or is_all or meaning.intent in UNSAID_AT_LAST):
        return meaning
    return replace(meaning, intent="goodbye", topic="", confidence=1.0, second=None)


def _as_decided(
    meaning: Understanding, text: str, folded: str, context: Mapping[str, Any]
) -> Understanding | None:
    """The meaning of who came to buy, looks for nothing any more and goes home; nothing for others.

    What the model alone suspects of others beside it is none: "I'll ring from the butcher's".
    """
    talk = talk_of(context)
    is_theirs = context.get("role") in BUYERS or "unknown" in talk
    is_worry = worries_for_her(folded)  # whose words of fear are for her
    is_grave = bool(meaning.safety) or meaning.despair >= SOME_DESPAIR
    is_grave |= is_weighty(folded) and not is_worry
    is_grave |= bool(context.get("in_danger")) or meaning.suspected not in ("", "violence")
    is_said = not is_grave and is_said_outright(TONIGHT_OFF, folded, talk, asks=meaning.asks)
    if not (is_theirs and is_said) or meaning.choice or meaning.intent in ASKED_ANYWAY:
        return None
    if is_worry or meaning.intent == "report_concern":
        # "I won't go, but what if she's in trouble": she is answered for, and he threatens nobody.
        saved = replace(without(meaning, {"violence"}), suspicion=0.0)
        is_heard = meaning.intent in OF_HER and meaning.confidence >= HEARD
        return saved if is_heard else plainly(saved, WHERE_TO_TELL)
    is_bye = says_goodbye(folded) or lets_go(text)
    calm = replace(plainly(meaning, MUST_GO if is_bye else TONIGHT_OFF), suspected="")
    return replace(calm, suspicion=0.0, despair=0.0, named=(), aside=False, manner="")


def _is_leaving(meaning: Understanding) -> bool:
    """Whether the model of what is asked on hears no more than that somebody goes now."""
    return likeliest_of(meaning.asks_on).is_heard(FAREWELL, HARDLY)


def _is_only_young(context: Mapping[str, Any]) -> bool:
    """Whether no danger is known of a child but that it told its age."""
    kinds = context.get("alarmed") or ()
    return context.get("role") == "child" and not is_held("child", kinds, in_danger=True)


def _leaves_well(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> bool:
    """Whether who is in no danger themselves takes leave with a plan, and neither asks nor tells of one."""
    is_theirs = context.get("role") in FIRM or meaning.asks or meaning.suspected == "minor"
    return not (is_theirs or {*meaning.safety} - {"concern"}) and leaves_with_plan(folded)
