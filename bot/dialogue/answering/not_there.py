"""Where somebody says not to be: the State is forgotten, offered no more, and asked for once again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.dialogue.telling.needs import urgent_need
from bot.message import Move, Understanding
from bot.nlu.phrases.plain_asks import OTHER_COUNTRY

if TYPE_CHECKING:
    from bot.dialogue.state.situation import Situation
    from bot.dialogue.telling.exchange import Exchange

SAYS_ONLY_THAT = frozenset(
    {"deny", "express_hostility", "goodbye", "inform_location", "out_of_scope"}
)
"""Intents that "no, not Canada" is read as."""

IS_THERE: Mapping[str, Any] = {
    "intent": "inform_location",
    "topic": "",
    "confidence": 1.0,
    "second": None,
    "is_here": True,
}
"""What is meant by who says no to one of two places that were offered."""

RECENT_TURNS = 4
"""Turns for which somebody may still speak of the numbers that they were shown."""


def in_other_country(situation: Situation, reading: Understanding) -> Understanding:
    """The reading of who says that the numbers just shown are of another country than theirs.

    A country that they name is where they are, and its lines come first; where none is named, the one that
    was taken for known is forgotten, and `asked_where_then` asks.
    """
    if not says_other_country(situation, reading):
        return reading
    meant = replace(reading, **IS_THERE, names_two=False)
    here = [code for code in reading.places if code[:2] != (situation.place or "")[:2]]
    if here:
        return replace(meant, places=(here[0],))
    _forget(situation, {place[:2] for place in (situation.place, situation.asked_place) if place})
    return replace(meant, is_here=False, places=())


def says_other_country(situation: Situation, reading: Understanding) -> bool:
    """Whether numbers were shown lately, and are now said to be of another country."""
    is_recent = situation.turns - situation.lines_at <= RECENT_TURNS
    return OTHER_COUNTRY in reading.plainly and bool(situation.lines_shown) and is_recent


def leaving_places(situation: Situation, reading: Understanding) -> Understanding:
    """The reading without States of one name in which the writer is not; the others that are known go too.

    Args:
        situation: of the talk; a place that is denied is forgotten in it.
        reading: of the message.
    """
    states = {*reading.not_there}
    if states and not reading.places and (other := _other_offered(situation, states)):
        situation.not_there = sorted({*situation.not_there, *states})
        return replace(reading, **IS_THERE, places=(other,))
    known = {situation.place, situation.asked_place} - {None}
    if not reading.places and any((place or "")[:2] in states for place in known):
        _forget(situation, states)
    elif states and not reading.places and situation.asked in ("safety_place", "law_place"):
        situation.not_there = sorted({*situation.not_there, *states})
    elif reading.place:
        here = reading.place[:2]
        situation.not_there = [state for state in situation.not_there if state != here]
    left = tuple(code for code in reading.places if code[:2] not in situation.not_there)
    is_narrowed = len(reading.places) > 1 and 0 < len(left) < len(reading.places)
    return replace(reading, places=left, names_two=False) if is_narrowed else reading


def _other_offered(situation: Situation, states: set[str]) -> str:
    """The one place that is left of those that were offered: "the UK or Canada?" "not Canada"."""
    offered = [p.split()[1] for p in situation.buttons if p.startswith("/inform_location ")]
    left = [code for code in offered if code[:2] not in states]
    return left[0] if len(left) == 1 and len(offered) > 1 else ""


def _forget(situation: Situation, states: set[str]) -> None:
    situation.not_there = sorted({*situation.not_there, *states})
    if (situation.place or "")[:2] in states:
        situation.place, situation.place_told, situation.area = None, False, ""
    if (situation.asked_place or "")[:2] in states:
        situation.asked_place, situation.town_told, situation.law_told = None, False, ""


def asked_where_then(exchange: Exchange, move: Move) -> bool:
    """Ask where somebody is who says only where they are not; whether that was so."""
    situation, reading = exchange.situation, exchange.reading
    is_left = bool({*reading.not_there} & {*situation.not_there})
    is_left |= says_other_country(situation, reading)
    if (
        not is_left
        or situation.place is not None
        or reading.places
        or move.intent not in SAYS_ONLY_THAT
    ):
        return False
    if situation.is_led_on and not urgent_need(situation):
        exchange.say("utter_ask_law_where")
        exchange.ask("law_place")
    else:
        exchange.say("utter_safety_where")
        exchange.ask("safety_place")
    return True
