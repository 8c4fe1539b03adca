"""Who is interrupted by whom they fear: nothing of help stands on the screen then, whatever they asked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.plain_words.effects import LEFT_ALONE, languages_of, plainly
from bot.dialogue.plain_words.not_silenced import HE_COMES, IF_THEY_CAN_WRITE
from bot.dialogue.reading.kept_in import HIDING
from bot.message import Understanding
from bot.nlu.phrases.comes_now import comes_now
from bot.nlu.phrases.no_voice import CAN
from bot.nlu.phrases.not_near import somebody_is_near

BROKEN_OFF: Mapping[str, Any] = {
    "suspected": "",
    **dict.fromkeys(("plainly", "places", "lines", "about", "answers"), ()),
    **dict.fromkeys(("asks", "begins_with_no", "begins_with_yes", "of_here", "asks_here"), False),
    **dict.fromkeys(("takes", "detail", "line"), ""),
}
"""What becomes of all that they had begun to say."""

CONTROLLED = frozenset({"child", "exploited"})
"""Roles of whom another may come upon, beside who is hurt at home."""

_A_YES = re.compile(r"^\s*(?:[^\s.!?;:…]+\s+){0,5}[^\s.!?;:…]+\s*(?:[.!?;:…]+|$)")
"""A short first sentence: "Yes, he's outside." answers that they can write."""

OF_OTHER_STOPS = LEFT_ALONE | {"commit_to_stop"}
"""Intents in whose words "stop" and "not now" mean something else."""

ANSWERED = frozenset(
    {
        "ask_human/called",
        "ask_privacy/close_now",
        "ask_privacy/how_delete",
        "ask_privacy/how_delete_watched",
    }
)
"""Topics of who waits for whom they called, or asks in the same breath how this is closed or deleted."""


def of_who_comes(
    meaning: Understanding, text: str, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """The meaning of somebody controlled who breaks off; who calls for help, or hides, is answered.

    Args:
        meaning: as it was read.
        text: as written.
        folded: `bot.nlu.folding.fold` of it.
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    is_controlled = context.get("role") in CONTROLLED or context.get("need") == "domestic_abuse"
    if not is_controlled or meaning.choice or meaning.intent in OF_OTHER_STOPS:
        return meaning
    is_answered = meaning.kept_in == HIDING or meaning.takes == "danger_now" or meaning.deletes
    is_answered |= any(move.key in ANSWERED for move in meaning.moves)
    # "I can't talk, may I write?" tells of nobody who comes.
    is_of_voice = meaning.voice not in ("", CAN) and meaning.asks
    is_answered |= is_of_voice and not somebody_is_near(folded)
    languages = languages_of(meaning, context)
    if meaning.begins_with_yes and context.get("asked") in IF_THEY_CAN_WRITE:
        text = _A_YES.sub("", text)
    if is_answered or not comes_now(text, languages):
        return meaning
    is_all = meaning.moves[0].key == HE_COMES and not meaning.safety
    broken_off = replace(meaning, **BROKEN_OFF, safety=() if is_all else ("watched",))
    return plainly(broken_off, HE_COMES)
