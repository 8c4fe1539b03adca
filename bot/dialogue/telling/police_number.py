"""The number of the police is told to whoever asks for it, and not the line that was shown last."""

from __future__ import annotations

from bot.dialogue.telling.exchange import Exchange
from bot.message import Move
from bot.nlu.phrases.plain_asks import POLICE_NUMBER as ASKED

POLICE_NUMBER = "utter_police_number"
"""Says the number, and what is said first."""


def told_police_number(exchange: Exchange, _: Move) -> bool:
    """Tell the number of the police where the visitor is; whether it was asked for.

    "What's the number of the police? 102 or 112?" was answered with the children's line once more.
    """
    if ASKED not in exchange.reading.plainly:
        return False
    if not any(said.key == POLICE_NUMBER for said in exchange.replies):
        exchange.say(POLICE_NUMBER)
        exchange.ask_place_if_needed()
    return True
