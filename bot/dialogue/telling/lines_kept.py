"""Who writes and where, as they said it now, and which of the lines that were shown still are for them.

"The number" means none of another place, and none for women to who said that he is a man.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.dialogue.deciding.places_told import ASKED_ABOUT, in_area
from bot.dialogue.reading.kept_in import WHERE_SLEEP
from bot.dialogue.telling.needs import visitor_of
from bot.knowledge.needs import ANYWHERE, OUT_OF_REACH, fits, reach
from bot.knowledge.place_names import parent
from bot.knowledge.resources import Card

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

BED_QUIETLY = "utter_need_bed_quietly"
"""Says how a bed is asked for by who wants no police."""


def is_for_bed(exchange: Exchange) -> bool:
    """Whether lines are wanted that know a bed: it is asked for, or was, and the place is told only now."""
    situation = exchange.situation
    is_asked = situation.was_said(BED_QUIETLY) or situation.was_said(f"utter_{WHERE_SLEEP}")
    is_open = is_asked and not any("-housing-" in row for row in situation.resources)
    is_told = exchange.intent == "inform_location"
    return exchange.topic.key == WHERE_SLEEP or (is_told and is_open)


def note_who_and_where(exchange: Exchange, *, tells_place: bool) -> bool:
    """Remember both, and forget the lines that are for others; whether one of this State was forgotten.

    Args:
        exchange: of the message.
        tells_place: whether it tells in which State its writer is.
    """
    situation, reading = exchange.situation, exchange.reading
    situation.gender = reading.gender or situation.gender
    is_new_part = _note_area(exchange)
    before = [*situation.lines_shown]
    if tells_place or is_new_part:
        keep_lines_of_place(exchange)
    gone = {*before} - {*situation.lines_shown}
    state = parent(situation.place or "")
    return is_new_part and any(
        c.country == state for c in exchange.facts.cards([*gone], exchange.now)
    )


def _note_area(exchange: Exchange) -> bool:
    """Remember the part of the State that is named where its writer is; whether it is a new one."""
    situation, reading = exchange.situation, exchange.reading
    is_theirs = reading.area[:2] == (situation.place or "-")[:2]
    is_asked_about = reading.is_beside or reading.intent in ASKED_ABOUT
    is_other = reading.is_away or (is_asked_about and not reading.is_here)
    if not is_theirs or is_other or reading.area == situation.area:
        return False
    situation.area = reading.area
    return True


def keep_lines_of_place(exchange: Exchange) -> bool:
    """Forget lines of another State, or part of it, than the one that was told; whether own ones are left."""
    situation = exchange.situation
    place = in_area(situation, situation.place) or ""
    cards = exchange.facts.cards(situation.lines_shown, exchange.now)
    kept = [card for card in cards if _serves(exchange, card, place)]
    situation.lines_shown = [card.id for card in kept]
    return any(card.country == parent(place) for card in kept)


def _serves(exchange: Exchange, card: Card, place: str) -> bool:
    if card.country == ANYWHERE:
        return not card.service
    row = exchange.library.directory.find(card.id)
    is_there = row is not None and reach(row, card.country, place) != OUT_OF_REACH
    return card.country == parent(place) and is_there


def still_theirs(exchange: Exchange, cards: Sequence[Card]) -> list[Card]:
    """The cards of lines that were shown, without those of others or of elsewhere; what is closed is last.

    Who thinks of dying, and is in no other danger, is told once more of those alone that answer to that.
    """
    situation, find = exchange.situation, exchange.library.directory.find
    visitor, rows = visitor_of(situation), [(card, find(card.id)) for card in cards]
    theirs = [card for card, row in rows if row is not None and fits(row, "", visitor)]
    if situation.place and situation.place_told:
        there = (ANYWHERE, situation.place[:2])
        theirs = [card for card in theirs if card.country in there]
    if situation.in_crisis and {*situation.safety_kinds} <= {"distress"}:
        theirs = [card for card in theirs if card.service or "crisis" in card.purposes]
    return sorted(theirs, key=lambda card: card.open_now is False)
