"""A yes or no to a question of ours, with something said behind it: "yes, he's asleep"."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.state.dangers import EXCUSES
from bot.dialogue.state.situation import Situation
from bot.message import Move, Understanding

TAKE_YES = ("safe_to_write", "help", "danger_now")
"""Questions of ours of which no later word is as weighty as the yes that begins their answer."""

BESIDE_YES = frozenset(
    {"ask_human", "ask_police", "ask_privacy", "disclose_exploitation", "mention_minor"}
)
"""Intents that are answered beside a yes to writing, before the lines: "yes. was it my fault?"."""

BESIDE_HELP = frozenset({"ask_identity", "ask_law", "ask_police", "ask_privacy", "ask_risk"})
"""Intents that are answered beside a yes to help."""

PICTURES = "mention_minor/pictures"
"""What a child says beside a yes that must not wait: "yes. I've sent one already"."""

SAYS_SAFE = frozenset({"disclose_exploitation/is_gone", "disclose_exploitation/five_minutes"})
"""Topics that say no more than that they can write."""

ANSWERS_OTHERWISE = (
    "disclose_exploitation/is_gone",
    "disclose_exploitation/not_forced",
    "ask_risk/injured",
)
"""Topics of who begins with a no to "can you write?" and means another: "no, nobody decides for me"."""

OWN_STEPS = frozenset({"commit_to_stop/plan", "commit_to_stop/small_step"})
"""Topics of who says behind an "ok" what they will do instead, and has not asked for lines."""

CALLS = frozenset({"ask_human/will_call", "ask_human/called"})
"""Topics of who answers that they are ringing now."""

SURE_BESIDE, SURE_QUESTION = 0.6, 0.9
"""Shares from which what stands behind a yes is answered as well; the second for a sentence of its own."""


def taking_up_offer(situation: Situation, reading: Understanding) -> Understanding:
    """The meaning of who takes up an offer of ours in other words than yes; its question is open again.

    Args:
        situation: before the message; what is asked is changed here.
        reading: of the message.
    """
    is_grave = situation.danger != "none" or reading.safety or reading.suspected
    is_cry = reading.takes == "danger_now"
    if not reading.takes or (is_grave and not is_cry):
        return reading
    situation.asked = reading.takes
    return replace(reading, intent="affirm", topic="", confidence=1.0, second=None)


def answer_with_more(situation: Situation, reading: Understanding) -> list[Move]:
    """What a message says that begins with a yes or no to our question; nothing where it is no such answer.

    Args:
        situation: before the message.
        reading: of the message.
    """
    if situation.asked not in TAKE_YES or reading.choice:
        calls = _is_yes_to_calling(situation, reading)
        return [Move("ask_human", "will_call", reading.confidence)] if calls else []
    if situation.asked == "danger_now" and reading.moves[0].key in CALLS:
        return []
    is_step = reading.moves[0].key in OWN_STEPS and reading.founded
    is_excuse = reading.intent in EXCUSES and reading.confidence >= SURE_BESIDE
    if situation.asked == "help" and (is_step or is_excuse or reading.claims):
        return []
    is_grave = bool({*reading.safety} - {"watched"})
    if reading.begins_with_yes and (situation.asked == "danger_now" or not is_grave):
        return [*_beside(situation, reading), Move("affirm")]
    if reading.safety:
        return []
    # "No, he's at work" says that they can write.
    says_gone = reading.moves[0].key in ANSWERS_OTHERWISE
    is_no = reading.begins_with_no and situation.asked == "safe_to_write" and not says_gone
    return [Move("deny")] if is_no else []


def _beside(situation: Situation, reading: Understanding) -> list[Move]:
    """What is said with a yes to writing, and has words for it."""
    first, *others = reading.moves
    if situation.asked == "help" and reading.asks:  # "yes, show me. but is it illegal here?"
        return [first] if first.intent in BESIDE_HELP and first.confidence >= SURE_QUESTION else []
    if situation.asked != "safe_to_write":
        return []
    is_sure = reading.founded and first.confidence >= SURE_BESIDE
    is_sure |= first.key == PICTURES and first.confidence >= SURE_QUESTION
    told = [first] if is_sure else []
    # "Yes, she's out. and do they speak Russian?": a sentence of its own is surely meant.
    told += [move for move in others if move.confidence >= SURE_QUESTION]
    return [
        move
        for move in told
        if move.intent in BESIDE_YES and move.topic and move.key not in SAYS_SAFE
    ][:1]


def _is_yes_to_calling(situation: Situation, reading: Understanding) -> bool:
    """Whether an "ok" means that they will ring: in need, behind an answer about the line."""
    is_ok = reading.moves[0].key in ("affirm", "affirm/understood") and not reading.choice
    return is_ok and situation.needs_company and situation.last_topic.startswith("ask_human/")
