"""What is said to who is brought customers by a lover, a friend, an aunt, an agency, and is not sure of it.

Nobody is told what they are, and no number is named where no danger is told: what they ask is answered, and
what happens when they say no is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.reading.kept_in import INSIDE
from bot.dialogue.state.questions import drop_last_question
from bot.message import Move
from bot.nlu.phrases.brought import FOR_US, GAVE_IN, LOVES, NOT_LOCKED, TOLD, TROUBLE, UNSURE

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange

AM_I = Move("disclose_exploitation", "am_i_exploited")
"""The topic of who asks what this is, as which all of it counts."""

KEY = "brought_"
"""Begins what is read of it, and the key of the text that answers."""

UNLESS = {
    UNSURE: (GAVE_IN, NOT_LOCKED, TROUBLE),
    FOR_US: (GAVE_IN, NOT_LOCKED, TROUBLE, LOVES, UNSURE),
    TOLD: (GAVE_IN, NOT_LOCKED, TROUBLE, LOVES, UNSURE),
}
"""What is not answered beside others, whose texts answer it as well."""

MOST = 2
"""Texts that are said at once."""


def told_of_brought(exchange: Exchange, decision: Decision) -> bool:
    """Answer what is told or asked of it; whether that was so."""
    reading, situation = exchange.reading, exchange.situation
    told = [one.removeprefix(KEY) for one in reading.plainly if one.startswith(KEY)]
    is_other = decision.new_kind not in ("", "exploitation") or decision.lifted
    if is_other or reading.at_home or situation.kept_in in INSIDE:
        return False
    exchange.move, exchange.need = AM_I, "victim"
    knows_place, said = exchange.facts.line_place("victim") is not None, 0
    values = {} if knows_place else {"routes": ""}
    for code in [one for one in told if not {*UNLESS.get(one, ())} & {*told}]:
        before = len(exchange.replies)
        if said < MOST and exchange.say_once(f"utter_{KEY}{code}", **values):
            said += 1
            if before:
                _ask_once(exchange)
    if said and TROUBLE in told and not exchange.asks_something:
        exchange.ask_place_if_needed()
    if said:
        decision.moves, decision.check = [AM_I], ""
    return bool(said)


def _ask_once(exchange: Exchange) -> None:
    """Leave the question of what was said last alone."""
    last = exchange.replies.pop()
    drop_last_question(exchange.replies)
    exchange.replies.append(last)
