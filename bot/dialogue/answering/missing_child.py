"""What is told to who looks for a child that is gone: tell the police now, and what they ask after that.

They are a brother, a grandmother, a friend. Read as parents of a child that writes with strangers, they were
told to stay calm and at its side; asked whether one has to wait a day, a lawyer was named to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.telling.watched import is_watched
from bot.message import Move
from bot.nlu.phrases.missing import MISSING
from bot.words import MESSAGE_PREFIX

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange

FIRST = "utter_missing"
"""What is said first."""

GOING = "utter_missing_going"
"""What is said to who leaves with a plan."""

TEXTS = (
    *("utter_missing_back", "utter_missing_ring", "utter_missing_advert", "utter_missing_phone"),
    *("utter_missing_no_action", "utter_missing_afraid", "utter_missing_wait"),
    *("utter_missing_who", GOING),
)
"""What is said to each thing that they ask or tell after that, the first before the others."""

GONE = "report_concern/my_daughter"
"""The topic as which all of it counts."""

MAY_LOOK = ("unknown", "witness")
"""Roles of who may look for a child."""

OF_THEM = ("child_writes", "concern", "exploitation", "minor")
"""Kinds of danger that are heard in such words, and are those of the child."""

LINES = ("missing_child", "child")
"""What the directory is asked for: those who search, and who listens to families."""


def told_of_missing(exchange: Exchange, decision: Decision) -> bool:
    """Tell it; whether that was so.

    Args:
        exchange: of the message.
        decision: what the message changed.
    """
    key = _key(exchange)
    is_graver = decision.lifted or (decision.new_kind and decision.new_kind not in OF_THEM)
    if not key or is_graver or exchange.reading.choice or is_watched(exchange):
        return False
    exchange.move, exchange.need = Move.of(GONE), "child_report"
    routes = exchange.facts.routes(*LINES) or exchange.facts.reminder()
    if not exchange.say_once(key, routes=routes):
        return False
    exchange.leads_on = False
    decision.moves, decision.new_kind, decision.check = [exchange.move], "", ""
    exchange.ask_place_if_needed()
    return True


def _key(exchange: Exchange) -> str:
    """The key of the text for what is asked; empty for nothing of this."""
    told = exchange.reading.plainly
    if exchange.situation.role not in MAY_LOOK:
        return ""
    if not exchange.was_said(FIRST):
        return FIRST if MISSING in told else ""
    asked = [key for key in TEXTS if key.removeprefix(MESSAGE_PREFIX) in told]
    if GOING in asked and not exchange.reading.asks:
        return GOING
    return next(iter(asked), "")
