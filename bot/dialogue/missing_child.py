"""What is told to who looks for a child that is gone: tell the police now, and what they ask after that.

They are a brother, a grandmother, a friend. Read as parents of a child that writes with strangers, they were
told to stay calm and at its side; asked whether one has to wait a day, a lawyer was named to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.actions.safety import is_watched
from bot.message import Move
from bot.nlu.phrases.missing import ASKED, MISSING

if TYPE_CHECKING:
    from bot.dialogue.deciding import Decision
    from bot.dialogue.exchange import Exchange

FIRST = "utter_missing"
"""What is said first."""

TEXTS = {
    "back": "utter_missing_back",
    "ring": "utter_missing_ring",
    "advert": "utter_missing_advert",
    "phone": "utter_missing_phone",
    "no_action": "utter_missing_no_action",
    "afraid": "utter_missing_afraid",
    "wait": "utter_missing_wait",
    "who": "utter_missing_who",
    "going": "utter_missing_going",
}
"""What is said to each thing that they ask or tell after that."""

COUNTS_AS = Move("report_concern", "my_daughter")
"""The topic as which all of it counts."""

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
    exchange.move, exchange.need = COUNTS_AS, "child_report"
    routes = exchange.facts.routes(*LINES) or exchange.facts.reminder()
    if not exchange.say_once(key, routes=routes):
        return False
    exchange.leads_on = False
    decision.moves, decision.new_kind, decision.check = [COUNTS_AS], "", ""
    exchange.ask_place_if_needed()
    return True


def _key(exchange: Exchange) -> str:
    """The key of the text for what is asked; empty for nothing of this."""
    told = exchange.reading.plainly
    if exchange.situation.role not in ("unknown", "witness"):
        return ""
    if not exchange.was_said(FIRST):
        return FIRST if MISSING in told else ""
    asked = [one for one in ASKED if f"{MISSING}_{one}" in told]
    if "going" in asked and not exchange.reading.asks:
        return TEXTS["going"]
    return TEXTS[asked[0]] if asked else ""
