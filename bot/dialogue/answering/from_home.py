"""Who is hurt at home, and asks where to go, what to take, or says that it is no trafficking.

A plan to leave is another text than leaving now, and a correction is answered by the number at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bot.dialogue.reading.kept_in import GOES_NOW, OUT, WHERE_SLEEP
from bot.message import Move
from bot.nlu.phrases import life_first as said

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange

PREPARE, OF_HOME, WHERE = "utter_home_prepare", "utter_of_home", "utter_home_where"
ROUTES = "utter_routes"

FROM_HOME: Mapping[str, tuple[str, str]] = {
    said.LATER: (PREPARE, "disclose_exploitation/how_get_out"),
    said.PACKS: (PREPARE, "disclose_exploitation/how_get_out"),
    said.PLEADS_PLACE: (WHERE, WHERE_SLEEP),
    said.PLEADS: (ROUTES, "ask_human/which_number"),
}
"""What they ask plainly: by which text it is answered, and as which topic it counts."""

OF_HOME_ALONE = tuple(FROM_HOME)
"""What is answered so to who is hurt at home alone."""

NOT_TONIGHT = "utter_not_tonight"
"""What is told who goes another day."""

WITH_LINES = (PREPARE, WHERE, OF_HOME, ROUTES)
"""Texts that are worth nothing without the lines, also where they were shown before."""

BY_HOME = Move("report_concern", "he_hits")
"""The topic of who is hurt at home."""

IT_IS_ME = "disclose_exploitation/it_is_me"
"""The topic of who spoke of a friend first, as which more of one's own story is read."""

CAN_WRITE = "utter_safe_at_home_no"
"""The text for who is hurt at home and says that they can write."""

SAYS_NO_MORE = frozenset({"deny", "disclose_exploitation", "out_of_scope", "seek_services"})
"""Intents as which "I'm a woman" is read."""


def asked_at_home(exchange: Exchange, decision: Decision, asked: list[str]) -> list[str]:
    """What is answered of that: a plan is no flight, and who is on the way goes back for nothing."""
    is_out = exchange.situation.kept_in == OUT or exchange.was_said(GOES_NOW)
    is_plan = said.LATER in asked or not (is_out or said.GOES_NOW in asked)
    asked = [said.PACKS, *asked] if is_plan and said.CHILD_COMES in asked else asked
    barred = {said.WAY_HOME}
    barred |= {said.NOT_TONIGHT} if {said.LATER, said.PACKS} & {*asked} else set()
    barred |= {said.GOES_NOW, said.CHILD_COMES} if is_plan else {said.LATER, said.PACKS}
    if WHERE_SLEEP in (move.key for move in decision.moves):
        barred.add(said.PLEADS_PLACE)  # where a bed is for tonight is told there
    if exchange.situation.cannot_call or "write" in exchange.reading.about:
        barred.add(said.PLEADS)  # what they can write to, or hand on, is told by `no_voice`
    asked = [one for one in asked if one not in barred]
    return [one for one in asked if one != said.PLEADS] or asked


def told_of_home(exchange: Exchange, decision: Decision) -> bool:
    """Answer with the lines who says that it is no trafficking but a husband, or that they are a woman."""
    situation, reading = exchange.situation, exchange.reading
    is_theirs = situation.role == "exploited" and situation.last_need == "domestic_abuse"
    is_theirs &= situation.in_danger and not decision.new_kind
    if is_theirs and decision.moves[0].key == IT_IS_ME and not reading.safety:
        # They spoke of nobody else, and are not told that they did.
        key = CAN_WRITE if exchange.was_asked == "safe_to_write" else ROUTES
        tell_with_lines(exchange, key)
        decision.moves, decision.check = [BY_HOME], ""
        return True
    is_corrected = said.NO_TRADE in reading.plainly or _says_woman(exchange)
    if not (is_theirs and is_corrected):
        return False
    plain = (said.LATER, said.PACKS, said.PLEADS_PLACE)
    key = next((FROM_HOME[code][0] for code in plain if code in reading.plainly), OF_HOME)
    tell_with_lines(exchange, key)
    decision.moves, decision.check, decision.lifted = [BY_HOME], "", ""
    return True


def tell_with_lines(exchange: Exchange, key: str) -> None:
    """Say a text, with the lines where it is worth nothing without them; where none are known, say so."""
    if key not in WITH_LINES:
        exchange.say(key)
        return
    exchange.facts.emergency()  # said in the sentence or known, so that no card repeats it
    routes = exchange.facts.routes_again()
    if routes:
        exchange.say(key, routes=routes)
    elif exchange.situation.last_need == "domestic_abuse":
        exchange.say_routes(key)
    else:
        exchange.say(key, routes="")
    exchange.ask_place_if_needed()


def _says_woman(exchange: Exchange) -> bool:
    """Whether somebody says that they are a woman, and no more that would be answered."""
    reading = exchange.reading
    return reading.gender == "woman" and reading.moves[0].intent in SAYS_NO_MORE
