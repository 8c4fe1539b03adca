"""What is said to who has somebody at the door, is followed, or waits for who has the key.

The number comes first, whatever else is asked: "shall I call?" is answered by "call". Where nothing fits,
it is said that we do not know, and who does.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from bot.message import Move
from bot.nlu.phrases import at_door as asked

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange

KEY = "door_"
"""Begins what is read of it, and the keys of the texts."""

TEXTS = {
    asked.OUTSIDE: "utter_door_outside",
    asked.COMES: "utter_door_comes",
    asked.HAS_KEY: "utter_door_key",
    asked.FOLLOWS: "utter_door_follows",
    asked.CALL: "utter_door_call",
    asked.SLEEP: "utter_door_sleep",
    asked.TOMORROW: "utter_door_tomorrow",
    asked.ALONE: "utter_door_alone",
    asked.GONE: "utter_door_gone",
    asked.ELSE: "utter_door_else",
    asked.SENDS: "utter_door_sends",
    asked.POLICE: "utter_door_police",
    asked.LATE: "utter_door_late",
}
"""What is said to each."""

OF_CHILD = frozenset({asked.OUTSIDE, asked.COMES, asked.FOLLOWS, asked.CALL})
"""Dangers that there are words for a child for."""

OF_POLICE = frozenset({KEY + asked.SENDS, KEY + asked.POLICE, KEY + asked.LATE})
"""Matters of the police, which leave open whom to fear and who does."""

COUNTED_AS = Move("disclose_exploitation", "tonight")
"""The topic as which it counts."""


def known_matter(told: Collection[str]) -> str:
    """The matter that was answered in this talk.

    Args:
        told: keys of what was said, without `utter_`.
    """
    matters = (asked.FOLLOWS, asked.OUTSIDE, asked.COMES, asked.HAS_KEY)
    found = next((one for one in matters if KEY + one in told), "")
    is_asked = any(one.startswith(KEY) and one not in OF_POLICE for one in told)
    return found or (asked.COMES if is_asked else "")


def told_at_door(exchange: Exchange, decision: Decision) -> bool:
    """Answer what is told or asked of it; whether that was so."""
    codes = [one for one in exchange.reading.plainly if one.startswith(KEY)]
    if not codes or exchange.reading.choice:
        return False
    exchange.say(TEXTS[codes[0].removeprefix(KEY)])
    exchange.leads_on = False
    is_open = codes[0] in OF_POLICE
    decision.moves = [Move("out_of_scope", "other_help") if is_open else COUNTED_AS]
    decision.check = decision.new_kind = decision.lifted = ""
    decision.tells_place = False
    return True
