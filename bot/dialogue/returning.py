"""Somebody comes back with a code: he is welcomed, asked the ruler again, and offered help once."""

from __future__ import annotations

from bot.dialogue.exchange import Exchange
from bot.dialogue.situation import Situation
from bot.dialogue.steps import ask_readiness

NOT_COMPARED = "unknown"
"""Somebody came back, and did not answer the ruler then or now."""


def welcome_back(exchange: Exchange, readiness_then: int | None, *, is_counted: bool) -> None:
    """Begin the follow-up.

    Args:
        exchange: the answer in the making.
        readiness_then: the answer of the earlier talk; it is never said to anybody.
        is_counted: whether this return is counted: it is the first with this code, in a later week.
    """
    situation = exchange.situation
    situation.is_return = True
    situation.readiness_then = readiness_then
    if is_counted:
        situation.returned = NOT_COMPARED
    exchange.say("utter_welcome_back")
    ask_readiness(exchange)


def compare(situation: Situation) -> None:
    """Note whether readiness rose since the earlier talk; the newer number may go with a new code."""
    now, then = situation.readiness, situation.readiness_then
    situation.readiness_then = now
    if situation.returned != NOT_COMPARED or now is None or then is None:
        return
    if now == then:
        situation.returned = "same"
    else:
        situation.returned = "higher" if now > then else "lower"
