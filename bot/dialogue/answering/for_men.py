"""A man to whom a line for women was named, or who asks what there is for men, is told what takes him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.answering.another_way import UNREAD
from bot.dialogue.telling.line_choice import lines_there, with_line_for_men
from bot.dialogue.telling.needs import STANDING, urgent_need, visitor_of
from bot.message import Move

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange


def told_for_men(exchange: Exchange, move: Move) -> bool:
    """Answer a man who says that he is one in a talk about help; whether that was the matter.

    Args:
        exchange: whose answer it is.
        move: the part of the message that is answered; one that says something else is answered itself.
    """
    situation = exchange.situation
    is_said = exchange.reading.gender == "man" and visitor_of(situation).gender == "man"
    need = urgent_need(situation) or situation.last_need
    is_no_more = move.intent in UNREAD or move.key == "ask_harm/men_too"
    if not (is_said and is_no_more) or move.topic in ("will_call", "no_numbers"):
        return False
    if need not in STANDING or not situation.resources:
        return False
    exchange.need = need
    place = exchange.facts.line_place(need)
    there = lines_there(exchange, [need], place, exchange.facts.now_at(place)) if place else []
    if place and not with_line_for_men(exchange, need, place, there):
        exchange.say("utter_for_men_none")
    elif routes := exchange.facts.routes(need):
        exchange.say("utter_for_men", routes=routes)
    else:
        return False
    return True
