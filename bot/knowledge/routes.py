"""Which cards are said together: two routes in a crisis, nothing twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from bot.knowledge.cards import Card
from bot.knowledge.hours import is_office_time
from bot.knowledge.needs import ANYWHERE


def crisis_routes(
    lines: list[Card], urgent: list[Card], count: int, *, worldwide: bool
) -> list[Card]:
    """Two routes or more, a line that answers now first; the emergency number leads if none does.

    A page, or an e-mail that is answered in a day, is no such line.

    Worldwide, where the country is not known yet: both emergency numbers, then the finder.
    """
    count = max(count, 2)
    if worldwide:
        return [*urgent, *lines[:1]]
    own = [card for card in lines if answers(card)]
    emergencies = [card for card in urgent if card.phone not in {line.phone for line in own}][:1]
    if own:
        return distinct([*own[: count - 1], *emergencies, *own, *lines, *urgent])[:count]
    closed = [card for card in lines if card.country != ANYWHERE and (card.phone or card.sms)]
    return distinct([*emergencies, *closed[:1], *lines, *urgent])[:count]


def exploited_routes(
    lines: list[Card],
    urgent: list[Card],
    now: dt.datetime,
    zone: str | None,
    *,
    writes: bool = False,
) -> list[Card]:
    """Lines for somebody exploited: one that answers, and one for such people, open or not, beside it.

    Where none of the State is known to answer and offices are shut, the emergency number leads.

    Args:
        lines: those of the State and of none, the best first.
        urgent: emergency numbers of the State.
        now: the moment by which hours are judged.
        zone: the time zone of the State, if it has a file.
        writes: whether they cannot speak, so that a line that is written to leads at any hour.
    """
    is_late = zone is not None and not is_office_time(now, zone)
    own = [card for card in lines if card.country != ANYWHERE]
    answering = [card for card in own if answers(card)]
    written = [card for card in answering if writes and card.is_written_to]
    leads = (written or [card for card in answering if card.open_now or not is_late])[:1]
    if leads and leads[0].for_exploited:  # and where nobody knows its hours, one that is open
        beside = [card for card in answering if card.open_now and not leads[0].open_now]
    else:
        beside = [card for card in own if card.for_exploited]
    still_open = [card for card in own if card.open_now is not False]
    leads = leads or urgent[:1]
    return distinct([*leads, *beside[:1], *still_open, *urgent[:1], *lines])


def answers(card: Card) -> bool:
    """Whether it is a helpline of the State, or of the visitor's part of it, that may be answering now."""
    reached = bool(card.phone or card.sms) and not card.is_elsewhere
    return reached and card.country != ANYWHERE and card.open_now is not False


def distinct(cards: Iterable[Card]) -> list[Card]:
    """Cards without repeating a number or an address."""
    seen: set[tuple[str | None, str | None]] = set()
    kept = []
    for card in cards:
        contact = (card.phone or card.sms, None if card.phone or card.sms else card.url)
        if contact not in seen:
            seen.add(contact)
            kept.append(card)
    return kept
