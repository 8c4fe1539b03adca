"""What comes before any other answer: an ambulance, being found, the farewell of who is held.

Who bleeds is not told of tests, and who is locked in and wants to be found not how a refuge is kept secret.
The words are plain ones (`bot.nlu.phrases.life_first`); whose they are is known from the talk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bot.dialogue.kept_in import AMBULANCE, BE_FOUND, GOES, HEARD, SILENTLY, THEIRS
from bot.dialogue.meant import INJURED
from bot.message import Move
from bot.nlu.phrases.life_first import (
    AILS,
    BLEEDS,
    FOUND,
    FOUND_BY,
    LEAVES,
    PREGNANT,
    SHOWS_PLACE,
    WHO,
    YOUNG_AMONG,
)

if TYPE_CHECKING:
    from bot.dialogue.deciding import Decision
    from bot.dialogue.exchange import Exchange

SHOW_PLACE, WITH_CHILD = "utter_show_place", "utter_with_child"
ONE_IS_YOUNG = "utter_one_is_young"
NEED = {AMBULANCE: "emergency", WITH_CHILD: "child"}
"""What the directory is asked for beside them."""

BY_SILENT_CALL = Move("disclose_exploitation", "call_silently")
WHO_COMES = Move("ask_human", "who_comes")
"""The topic of who comes when help is called."""

DESPAIRS, NAMES_IT = 0.95, 0.3
"""Shares of despair from which a farewell is none of who must only stop writing; the second where dying
is named ("si sveglia" sounds like it)."""

DOUBT = 0.9
"""Share of despair from which an ambulance leaves the question open how they are."""


def told_first(exchange: Exchange, decision: Decision) -> bool:
    """Tell what cannot wait, in the place of whatever else would be answered; whether that was so."""
    reading = exchange.reading
    if reading.choice or {"distress", "watched"} & {*reading.safety}:
        return False
    key = next((key for key, is_due in DUE.items() if is_due(exchange, decision)), "")
    if not key:
        is_asked = WHO in reading.plainly and is_captive(exchange) and not decision.new_kind
        decision.moves = [WHO_COMES] if is_asked else decision.moves
        return False
    exchange.need = NEED.get(key, "")
    exchange.say(key)
    if key == AMBULANCE and is_captive(exchange) and not exchange.was_said(f"utter_{SILENTLY}"):
        exchange.say(f"utter_{SILENTLY}")
    is_in_doubt = key == AMBULANCE and reading.despair >= DOUBT and not is_captive(exchange)
    decision.check, decision.tells_place = decision.check if is_in_doubt else "", False
    decision.moves = [INJURED if key == AMBULANCE else BY_SILENT_CALL]
    return True


def is_captive(exchange: Exchange) -> bool:
    """Whether others hold who writes, or would hear them."""
    situation = exchange.situation
    is_theirs = situation.role in THEIRS and situation.danger_kind != "distress"
    return is_theirs and (bool(situation.kept_in) or situation.cannot_call == HEARD)


def _needs_ambulance(exchange: Exchange, decision: Decision) -> bool:
    situation, reading = exchange.situation, exchange.reading
    is_theirs = is_captive(exchange)
    is_known = is_theirs or exchange.was_said(AMBULANCE)
    is_told = BLEEDS in reading.plainly or (is_known and AILS in reading.plainly)
    is_told |= is_theirs and INJURED in reading.moves
    despairs = situation.in_danger and situation.danger_kind == "distress"
    return is_told and not (despairs or reading.no_trouble)


def _wants_to_be_found(exchange: Exchange, decision: Decision) -> bool:
    told = exchange.reading.plainly
    is_plain = FOUND_BY in told and exchange.situation.role in THEIRS
    return FOUND in told and not decision.new_kind and (is_plain or is_captive(exchange))


def _shows_place(exchange: Exchange, decision: Decision) -> bool:
    is_theirs = exchange.situation.role in THEIRS
    return is_theirs and SHOWS_PLACE in exchange.reading.plainly and not decision.new_kind


def _leaves(exchange: Exchange, decision: Decision) -> bool:
    reading = exchange.reading
    least = NAMES_IT if reading.names_dying else DESPAIRS
    is_over = LEAVES in reading.plainly and not decision.new_kind
    return is_over and is_captive(exchange) and reading.despair < least


def _is_with_child(exchange: Exchange, decision: Decision) -> bool:
    situation = exchange.situation
    is_unknown = situation.role in ("unknown", "witness") and not situation.says_who
    is_theirs = is_unknown or situation.role in THEIRS
    is_theirs &= situation.danger_kind != "distress"
    is_first = decision.new_kind in ("", "child_writes")
    is_new = not exchange.was_said(WITH_CHILD)
    return is_theirs and is_first and is_new and PREGNANT in exchange.reading.plainly


def _names_a_child(exchange: Exchange, decision: Decision) -> bool:
    is_new = not (decision.new_kind or exchange.was_said(ONE_IS_YOUNG))
    return is_new and is_captive(exchange) and YOUNG_AMONG in exchange.reading.plainly


DUE: Mapping[str, Callable[[Exchange, Decision], bool]] = {
    AMBULANCE: _needs_ambulance,
    BE_FOUND: _wants_to_be_found,
    SHOW_PLACE: _shows_place,
    GOES: _leaves,
    WITH_CHILD: _is_with_child,
    ONE_IS_YOUNG: _names_a_child,
}
"""What is told, and when, weightiest first."""
