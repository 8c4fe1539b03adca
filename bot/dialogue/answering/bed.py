"""Who has no bed tonight: what they say next is about that, until they say something else.

They did not come to buy, so that no menu, figure or course is for them. Where nothing is known for them that
is said, with where one can sit until morning.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.dialogue.reading.kept_in import WHERE_SLEEP, is_kept_in
from bot.dialogue.state.dangers import OF_BUYERS
from bot.dialogue.telling.line_choice import is_for, lines_there
from bot.dialogue.telling.lines_kept import BED_QUIETLY
from bot.dialogue.telling.needs import shown_for
from bot.knowledge.place_names import parent
from bot.message import Move

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.state.situation import Situation
    from bot.dialogue.telling.exchange import Exchange

TONIGHT = f"utter_{WHERE_SLEEP}"
UNTIL_MORNING, NONE = "utter_until_morning", "utter_bed_none"

FOR_BUYERS = OF_BUYERS | frozenset(
    {"ask_education", "ask_figures", "ask_harm", "ask_help_to_stop", "ask_law", "ask_menu"}
    | {"ask_risk", "ask_signs", "commit_to_stop", "express_remorse", "rate_readiness"}
)
"""Intents whose answers are for who came to buy."""

THEIRS_TOO = ("ask_law/lawyer", "ask_risk/injured", "ask_risk/robbed")
"""Topics of intents that are asked by others as well."""

UNREAD = frozenset({"deny", "deny/not_so", "greet", "out_of_scope", "out_of_scope/nonsense"})
"""What says no more of them, beside a place."""

NO_REPORT = "ask_police/did_you_report"
"""The topic of a buyer who fears to be reported; who has no bed fears something else of the police."""

FEARED = Move("ask_police", "deported")
"""What is meant by who has no bed and speaks of the police."""

VICTIM = "victim"
"""What the directory is asked for."""

SURE = 0.8
"""Share from which the model is believed that a bed is asked for."""

OFTEN = 2
"""Times that the same words are said at most."""

AT_LAST = ("utter_other_people", "utter_other_none")
"""What is said once each where all of that was said: to whom else one can speak, what stands in the way."""


def has_no_bed(situation: Situation) -> bool:
    """Whether a talk is about a bed for who writes."""
    is_other = situation.not_for_me or is_kept_in(situation) or situation.in_crisis
    return situation.needs_bed and not is_other


def meant_tonight(exchange: Exchange, decision: Decision) -> list[Move]:
    """The moves as who has no bed means them: none of buyers, and what says nothing else is about the bed."""
    moves, situation = decision.moves, exchange.situation
    is_of_now = situation.role == "unknown" or situation.last_topic == WHERE_SLEEP
    is_settled = bool(decision.new_kind or decision.lifted or decision.check)
    if is_settled or not (is_of_now and has_no_bed(situation)):
        return moves
    theirs = (m for m in moves if m.intent not in FOR_BUYERS or m.key in THEIRS_TOO)
    left = [FEARED if move.key == NO_REPORT else move for move in theirs]
    if left and not all(_says_nothing(exchange, move) for move in left):
        return left
    return [Move.of(WHERE_SLEEP)]


def _says_nothing(exchange: Exchange, move: Move) -> bool:
    """Whether a move is no answer to us, and no wish that has words of its own."""
    reading = exchange.reading
    is_wish = bool(reading.wants_other or reading.choice or reading.insists)
    is_wish |= reading.only_words or bool(reading.gender and exchange.situation.resources)
    is_answer = exchange.was_asked not in ("nothing", "open", "safety_place")
    is_light = (
        move.key in UNREAD
        or move.intent == "inform_location"
        or move.key == "express_distress/not_now"
    )
    if reading.only_no_police and exchange.situation.place_told:
        return is_nothing_there(exchange, VICTIM)  # else the lines that are not the police are told
    return is_light and not (is_wish or is_answer)


def is_nothing_there(exchange: Exchange, need: str) -> bool:
    """Whether the place is told, and no line of it is known that would do for them."""
    situation = exchange.situation
    place = exchange.facts.line_place(need) if situation.place_told else None
    if place is None or situation.role == "child":
        return False
    needs = (*shown_for(need, situation), "housing")
    there = lines_there(exchange, needs, place, exchange.facts.now_at(place))
    return not any(c.country == parent(place) and c.phone and is_for(c, place) for c in there)


def words_for_bed(exchange: Exchange, need: str) -> str:
    """The key of what is told: the lines, without the police for who wants none; else where one can wait."""
    situation = exchange.situation
    situation.no_police |= exchange.reading.no_police
    times = Counter(text.partition("#")[0] for text in situation.said)
    key = BED_QUIETLY if situation.no_police else TONIGHT
    key = NONE if is_nothing_there(exchange, need) else key
    if not (times[key] >= OFTEN or (key == NONE and times[key])):
        return key
    others = () if times[UNTIL_MORNING] < OFTEN else AT_LAST
    return next((one for one in others if not times[one]), UNTIL_MORNING)


def lines_for_bed(exchange: Exchange, key: str) -> str:
    """The lines beside the words of a key: one of those that were shown where the words are not new."""
    facts, situation = exchange.facts, exchange.situation
    if key in AT_LAST or (situation.place_told and is_nothing_there(exchange, VICTIM)):
        return ""
    is_short = key == UNTIL_MORNING and bool(situation.lines_shown)
    return facts.reminder(1) if is_short else facts.routes_due() or facts.reminder(1)
