"""Why we ask, told to who asks it back instead of answering, or would rather not say."""

from __future__ import annotations

from bot.dialogue.reading.taking_up import ASKS_BACK
from bot.dialogue.telling.exchange import Exchange
from bot.message import Move

WHY = {"safe_to_write": "utter_why_safe", "safety_place": "utter_why_place"}
"""What is told by the question that stands open."""

NO_PLACE = ("deny", "deny/rather_not")
"""What is meant by who does not say where they are."""


def told_why(exchange: Exchange, move: Move) -> bool:
    """Tell why it was asked, where that is asked back, or a place is not told; whether it was."""
    asked = exchange.was_asked
    is_unsaid = asked == "safety_place" and move.key in NO_PLACE
    is_asked = exchange.reading.manner == ASKS_BACK or is_unsaid
    if asked not in WHY or not is_asked or exchange.reading.safety:
        return False
    told = exchange.say_once(WHY[asked])
    if told and not is_unsaid:
        exchange.ask(asked)
    return told
