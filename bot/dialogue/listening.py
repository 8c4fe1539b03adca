"""Reflecting what somebody tells, without taking anything for known that they did not say."""

from __future__ import annotations

from bot.dialogue.dangers import LED_ON
from bot.dialogue.exchange import OPEN, Exchange

TO_ANYBODY = 2
"""Wordings at the head of those that listen, which suit whoever writes; the others speak of an evening
that was to be paid for."""


def hear(exchange: Exchange) -> bool:
    """Reflect whatever answered an open question of ours; whether there was one.

    A question is no answer: "that's what's behind it, then" would show that nobody listened.
    """
    is_open = exchange.was_asked in (OPEN, "what_brings")
    key = f"heard/{_open_question(exchange) if is_open else exchange.was_asked}"
    if exchange.reading.asks or not exchange.has_words(key) or _knows_too_little(exchange, key):
        return False
    return exchange.say_once(f"utter_{key}") or listen(exchange)


def _knows_too_little(exchange: Exchange, key: str) -> bool:
    """Whether the words that lead on a talk about buying would be said to who said nothing of it."""
    told = sum(text.startswith(f"utter_{key}#") for text in exchange.situation.said)
    return key == f"heard/{OPEN}" and exchange.situation.role == "unknown" and told >= TO_ANYBODY


def listen(exchange: Exchange) -> bool:
    """Listen to somebody who tells of themselves, without taking anything for known.

    For who comes to buy, and is in no danger; whether there were words left for it.
    """
    is_theirs = exchange.situation.role in LED_ON and exchange.situation.danger == "none"
    return is_theirs and not exchange.reading.asks and exchange.say_once(f"utter_heard/{OPEN}")


def _open_question(exchange: Exchange) -> str:
    """As an answer to what an open question is taken: in danger never one on buying."""
    if not exchange.situation.in_danger:
        return exchange.was_asked
    is_of_others = exchange.situation.danger_kind in ("concern", "minor")
    return "what_concern" if is_of_others else "how_are_you"
