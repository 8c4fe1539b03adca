"""In a crisis a reply is whole: a human sentence, who answers now, the emergency number, our open question.

Elsewhere what was shown is not shown again. Who thinks of dying scrolls back for no number, and "here's where
to turn" with a number alone is nobody's company.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.state.questions import ends_asking, question_of, without_question
from bot.dialogue.telling.parting import hides_numbers, is_parting, number_to_keep
from bot.words import Said

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

ABOUT_DANGER = ("how_bad", "danger_now")
"""Questions that stay open until they are answered."""

LINES = "utter_crisis_routes"

WHOLE = {"utter_routes": LINES, "utter_routes_again": LINES, "utter_lines_hold": LINES}
"""Openings that say nothing to who thinks of dying, and what is said instead."""

OK = ("affirm", "affirm/understood")
"""An answer that asks nothing, by which they may go."""

_LINE = re.compile(r"\d{3}|https?://")
"""What a line is reached by."""


def words_in_crisis(exchange: Exchange, key: str) -> str:
    """The key in place of this one."""
    return WHOLE.get(key, key) if exchange.situation.in_crisis else key


def known_line(exchange: Exchange, *, is_open: bool = True) -> str:
    """In a crisis the line that was shown before, instead of the next one; empty beside others.

    Args:
        exchange: whose answer it is.
        is_open: whether it has to be one that may answer now.
    """
    situation = exchange.situation
    if not situation.in_crisis or exchange.shows_lines or not _shows_crisis_line(exchange):
        return ""
    kept = _kept(exchange, is_open=is_open)
    if kept:
        situation.lines_at, exchange.shows_lines = situation.turns, True
    return kept


def ask_once_more(exchange: Exchange) -> bool:
    """Ask about danger again where only the place was told instead; whether that was so."""
    is_place = exchange.move.intent == "inform_location" and exchange.was_asked in ABOUT_DANGER
    if not is_place or not exchange.situation.in_crisis:
        return False
    exchange.say("utter_still_in_danger")
    exchange.ask(exchange.was_asked)
    return True


def whole_in_crisis(exchange: Exchange, replies: list[Said]) -> list[Said]:
    """The replies with the number that answers now behind an "ok", and the emergency number beside lines."""
    if not replies or not exchange.situation.in_crisis or hides_numbers(exchange):
        return replies
    told = "\n".join(said.text for said in replies)
    if exchange.move.key in OK and not any(sign.isdigit() for sign in told):
        return [_with_line(replies[0], _kept(exchange)), *replies[1:]]
    is_short = is_parting([exchange.move]) or exchange.situation.channel == "sms"
    if not exchange.shows_lines or is_short:
        return replies
    number = _emergency(exchange)
    place = max((n for n, said in enumerate(replies) if _LINE.search(said.text)), default=-1)
    if place < 0 or not number or number.rpartition(" ")[2] in told:
        return replies
    return [_with_line(said, number) if n == place else said for n, said in enumerate(replies)]


def _shows_crisis_line(exchange: Exchange) -> bool:
    """Whether the line that was shown first is one for a crisis, and none of another need."""
    cards = exchange.facts.cards(exchange.situation.lines_shown, exchange.now)
    return bool(cards) and ("crisis" in cards[0].purposes or bool(cards[0].service))


def _kept(exchange: Exchange, *, is_open: bool = False) -> str:
    """The line to keep; where it is closed now, the emergency number and when it answers."""
    situation, facts, said = exchange.situation, exchange.facts, {*exchange.numbers_said}
    if situation.no_numbers or hides_numbers(exchange):
        return ""
    is_theirs = _shows_crisis_line(exchange)
    kept = number_to_keep(exchange) if is_theirs else ""
    is_closed = not kept or kept == facts.emergency()
    exchange.numbers_said = said
    if is_open or not is_closed:
        return "" if is_closed else kept
    urgent = "" if said else _emergency(exchange)
    return "\n".join(filter(None, (urgent, facts.reminder(1) if is_theirs else "")))


def _emergency(exchange: Exchange) -> str:
    """The emergency number of the place with its name; empty where the place is not known."""
    situation, place = exchange.situation, exchange.facts.line_place("emergency")
    if place is None or situation.no_numbers:
        return ""
    library = exchange.library
    found = library.directory.emergency(place, "crisis", situation.language, exchange.now)
    return library.card_text.reminder(found[0], situation.language) if found else ""


def _with_line(said: Said, line: str) -> Said:
    """A reply with a line behind it, before the question that it ends with."""
    question = question_of(said.text) if ends_asking(said.text) else ""
    before = without_question(said.text) if question else said.text
    question = question if before != said.text else ""
    return replace(said, text="\n".join(filter(None, (before, line, question))))
