"""Who answers at an hour: an open line by its name, else the emergency number, and that no line is known.

"A person answers" is false at the hour at which a line sleeps, and is dialled then.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.dialogue.telling.line_choice import as_shown, lines_there
from bot.dialogue.telling.line_questions import (
    asked_about,
    note_lines,
    questions_of,
    tell_once,
    with_contact,
)
from bot.dialogue.telling.needs import NEEDS, OF_A_FEW, URGENT, need_of, urgent_need
from bot.knowledge.line_answers import Question
from bot.knowledge.resources import Card

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

TOPIC = "ask_human/open_now"
"""By whose words it is answered when it is asked again."""

NOBODY = "utter_nobody_then"
"""Says that no line is known to answer, and the emergency number."""


def tell_who_answers(exchange: Exchange) -> bool:
    """Answer who is there at the hour that a message asks about; whether it asks that.

    The lines that were shown are told of first; where none of them is open then, others that are.
    """
    situation = exchange.situation
    reading = exchange.reading
    is_now = reading.asked_hour is None
    is_asked = "open" in questions_of(exchange)
    is_asked &= not is_now or (bool(reading.about) and not asked_about(exchange))
    need = urgent_need(situation) or (need_of(situation) if situation.in_danger else "")
    if not is_asked or need not in URGENT:
        return False
    place = exchange.facts.line_place(need)
    at = _moment(exchange, place)
    rows = [card.id for card in asked_about(exchange)]
    shown = exchange.facts.cards(rows, at)
    others = [] if any(card.open_now for card in shown) else _open_ones(exchange, need, place, at)
    others = [card for card in others if card.id not in rows]
    when: Question = "open" if is_now else "then"
    answer = exchange.library.line_answers.answer
    named = [with_contact(exchange, as_shown(exchange, card)) for card in others]
    told = [answer(when, cards, situation.language) for cards in (shown, named)]
    more = [one for one in questions_of(exchange) if one != "open"]
    told += [
        answer(one, shown or named, situation.language, reading.requested_language) for one in more
    ]
    routes = "\n".join(filter(None, told))
    note_lines(exchange, [*shown, *others], are_new=bool(others))
    if any(card.open_now for card in (*shown, *others)):
        tell_once(exchange, f"utter_{TOPIC}", routes)
    else:
        exchange.need = need
        exchange.say(NOBODY, routes=routes)
        exchange.ask_place_if_needed(again=True)
    return True


def _moment(exchange: Exchange, place: str | None) -> datetime:
    """The next time that the hour in question comes at a place; the present one where none is named."""
    now, hour = exchange.facts.now_at(place), exchange.reading.asked_hour
    where = place or exchange.situation.place  # near enough for a clock
    zone = exchange.library.directory.zone(where) if where else None
    if hour is None or zone is None:
        return now
    local = now.astimezone(ZoneInfo(zone))
    there = local.replace(hour=hour, minute=0)
    return there if there >= local else there + timedelta(days=1)


def _open_ones(exchange: Exchange, need: str, place: str | None, at: datetime) -> list[Card]:
    """Lines of the State for a need with a telephone that answers at a moment, the best one."""
    there = lines_there(exchange, NEEDS.get(need, (need,)), place, at) if place else []
    return [
        card
        for card in there
        if card.open_now and card.phone and not card.police_first and card.audience not in OF_A_FEW
    ][:1]
