"""A message without what it denies, and read against what was answered last where it corrects that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.corrected import REPEATED, barred
from bot.engine.plain_words import NOTHING_SURE
from bot.message import Understanding
from bot.nlu.phrases.corrections import BLOW, HAPPENED, Heard, without_corrections

MAY_BE_NO = frozenset(
    {"about_whom", "danger_now", "how_are_you", "how_bad", "safe_at_home", "safe_to_write"}
)
"""Questions of ours that are answered by a no before what happens: "no me pega" may be "no, me pega"."""

IF_CAUGHT = "ask_police/what_happens_if_caught"
"""The topic of who was caught, and is met by how they are and a lawyer."""

UNHEARD: Mapping[str, Any] = {**REPEATED._asdict(), "begins_with_no": False}
"""What is meant by who says that we do not read what they write."""

NOT_SO: Mapping[str, Any] = {
    "intent": "deny",
    "topic": "not_so",
    "confidence": 1.0,
    "founded": False,
    "second": None,
    "safety": (),
    "suspected": "",
    "suspicion": 0.0,
}
"""What is meant by who denies something, and says nothing else."""

NO_BLOW: Mapping[str, Any] = {
    **NOT_SO,
    **NOTHING_SURE,
    "suspected": "exploitation",
    "suspicion": 1.0,
}
"""What is meant by who begins with "he doesn't hit me": nobody said he did, so they are asked gently."""


def heard_of(text: str, context: Mapping[str, Any]) -> Heard:
    """What a message says beside its corrections; of a first one only that something is not so.

    Args:
        text: as written.
        context: what stands open (`bot.dialogue.reading.context_of`).
    """
    heard = without_corrections(text, no_may_answer=context.get("asked") in MAY_BE_NO)
    is_first = "asked" not in context
    is_heard = BLOW in heard.denies if heard.is_all else bool(heard.denies)
    if is_first and not is_heard:
        return Heard(text)
    return heard._replace(corrects=heard.corrects and not is_first)


def against(context: Mapping[str, Any], heard: Heard) -> Mapping[str, Any]:
    """What stands open, without what is corrected: the answer that was wrong is not given again.

    Args:
        context: as for `heard_of`.
        heard: what the message says.
    """
    if not heard.corrects:
        return context
    last, in_danger = str(context.get("last_topic") or ""), bool(context.get("in_danger"))
    more = barred(last, heard.denies, in_danger=in_danger)
    return {**context, "denied": sorted({*(context.get("denied") or ()), *more})}


def as_corrected(meaning: Understanding, heard: Heard) -> Understanding:
    """The meaning of a message with what it denies.

    Args:
        meaning: of what it says besides.
        heard: what that is.
    """
    meaning = replace(
        meaning,
        corrects=heard.corrects,
        denies=heard.denies,
        no_trouble=meaning.no_trouble or HAPPENED in heard.denies,
    )
    if heard.is_all and heard.denies:
        return replace(meaning, **(NOT_SO if heard.corrects else NO_BLOW))
    if heard.is_unheard and not (meaning.safety or meaning.suspected):
        return replace(meaning, **UNHEARD, second=None)
    if meaning.no_trouble and meaning.asks and meaning.moves[0].key == IF_CAUGHT:
        # Who was not caught asks what the law has for it, and needs no lawyer today.
        return replace(meaning, intent="ask_law", topic="penalty")
    return meaning
