"""The meaning of a question about a line that was shown, or that is named: answered from its row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.heard_out import GROWN_UP
from bot.dialogue.met_first import UNDER_THREAT
from bot.dialogue.needs import TOPIC_OF_QUESTION, URGENT
from bot.engine.plain_words import without
from bot.knowledge.line_names import LineNames
from bot.message import Move, Understanding
from bot.nlu.folding import fold
from bot.nlu.phrases.about_line import (
    is_about_this_chat,
    is_only_about_bill,
    questions_on_line,
)
from bot.nlu.phrases.asks_hour import asks_who_answers
from bot.nlu.phrases.not_near import somebody_is_near
from bot.nlu.phrases.own_language import asks_for_another, says_not_spoken
from bot.settings import configured_languages

NAMED_WITHOUT_QUESTION = frozenset({"ask_human", "ask_figures", "inform_location", "out_of_scope"})
"""Intents of a message that names a line and asks nothing of it: its number is meant."""


OF_A_CHILD = frozenset(
    {
        "mention_minor/my_fault",
        "mention_minor/not_tell_parents",
        "mention_minor/pictures",
        "mention_minor/wants_to_meet",
    }
)
"""Topics that a child is answered beside a question about a line."""

OUR_BILL = "ask_privacy/phone_bill"
"""The topic of what this chat leaves on a bill: behind a line, or in need, the call to it is meant."""

RANSOM = "ask_risk/blackmail_paid"
"""The topic of who is blackmailed and asks whether to pay: no question about what a call costs."""

PLAIN = 1.0
"""Share with which plain words tell of a threat that is answered before a question about a line."""


def with_lines(
    meaning: Understanding, text: str, context: Mapping[str, Any], names: LineNames
) -> Understanding:
    """The meaning with the lines that a text names and what it asks about them, or about those shown.

    A danger that was caught is met first, whatever is asked beside it; that somebody may read the
    telephone bill is none of the moment.

    Args:
        meaning: of the text.
        text: as written.
        context: what stood open (`bot.dialogue.reading.context_of`).
        names: of the lines of the directory.
    """
    if meaning.topic == "my_language" and _asks_for_own(meaning, fold(text)):
        meaning = replace(meaning, requested_language=None)
    shown, behind = context.get("lines") or (), bool(context.get("behind_line"))
    if meaning.tells == GROWN_UP:
        return meaning
    rows, rest = names.named(text, str(context.get("place") or ""), shown)
    beside = rest if meaning.asks else ""
    about = questions_on_line(text, behind=behind, shown=bool(shown), beside=beside)
    is_hour = meaning.asked_hour is not None
    if _is_in_need(context) and not rows and asks_who_answers(text, names_hour=is_hour):
        about = ("open",)
    is_bill = meaning.moves[0].key == OUR_BILL and not is_about_this_chat(text)
    if not about and is_bill and (shown or _is_in_need(context)):
        about = ("bill",)
    if not about and rows and meaning.intent in NAMED_WITHOUT_QUESTION and not meaning.topic:
        about = ("number",)
    if not (rows or about):
        return meaning
    if "bill" in about and is_only_about_bill(text) and not somebody_is_near(fold(text)):
        meaning = without(meaning, {"watched"})
    meaning = replace(meaning, lines=rows, about=about)
    if not about or meaning.safety or (meaning.moves[0].key == RANSOM and not rows):
        return meaning
    topic = TOPIC_OF_QUESTION[about[0]].partition("/")[2]
    if meaning.moves[0].key in UNDER_THREAT and meaning.confidence >= PLAIN:
        return replace(meaning, second=Move("ask_human", topic, PLAIN))
    beside_it = next((m for m in meaning.moves if m.key in OF_A_CHILD), None)
    return replace(
        meaning, intent="ask_human", topic=topic, confidence=1.0, founded=True, second=beside_it
    )


def _is_in_need(context: Mapping[str, Any]) -> bool:
    """Whether a talk is about somebody's need, so that who is there at night is no wish to buy."""
    return bool(context.get("in_danger") or context.get("need") in URGENT)


def _asks_for_own(meaning: Understanding, folded: str) -> bool:
    """Whether the language that a text names is not the one that is wanted."""
    is_ours = meaning.requested_language in configured_languages()
    return asks_for_another(folded) or (is_ours and says_not_spoken(folded))
