"""Which of the lines that the directory offers suit this talk: none of nowhere, none that was refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from bot.dialogue.reading.kept_in import WRITTEN
from bot.dialogue.reading.matters import matter_of
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.calm import is_calm
from bot.dialogue.telling.needs import AKIN, OF_A_FEW, visitor_of
from bot.knowledge.needs import ANYWHERE, OF_WOMEN
from bot.knowledge.place_names import parent
from bot.knowledge.regions import PARTICIPATING_STATES
from bot.knowledge.resources import Card
from bot.nlu.phrases.no_voice import UNABLE
from bot.nlu.phrases.plain_asks import WHOSE_LINE
from bot.vocabulary import INTENT_OF_KIND

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

MOST_TRIED = 8
"""Lines of a place that are looked through for one with what is wanted."""

EUROPEAN = frozenset({"report", "victim"})
"""Purposes for which lines of no State are those of European networks."""


FEARS_POLICE = ("ask_police/deported", "ask_police/arrest_me", "ask_police/my_permit")
"""Topics of somebody exploited who fears the police."""


def refuses_police(situation: Situation, topic: str = "") -> bool:
    """Whether somebody wants it left out, or, exploited, fears it: its number stays in the sentence alone.

    Args:
        situation: of the talk.
        topic: that is answered.
    """
    keys = tuple(f"utter_{key}" for key in FEARS_POLICE)
    is_said = topic in FEARS_POLICE or any(text.startswith(keys) for text in situation.said)
    return situation.no_police or (situation.role in ("exploited", "unknown") and is_said)


def lines_there(
    exchange: Exchange, needs: Iterable[str], place: str, at: datetime, language: str = ""
) -> list[Card]:
    """Lines of a place, and no page for all the world or emergency service, that suit who writes.

    Args:
        exchange: whose visitor they are for.
        needs: what the directory is asked for, the first before the others.
        place: where they must serve.
        at: the moment by which hours are judged.
        language: that is wanted; without it that of the talk.
    """
    situation = exchange.situation
    return [
        card
        for need in needs
        for card in exchange.library.directory.choose_for(
            need,
            place,
            language or situation.language,
            at,
            count=MOST_TRIED,
            visitor=visitor_of(situation),
        )
        if card.country != ANYWHERE and card.service is None and not is_refused(exchange, card)
    ]


def chosen(exchange: Exchange, need: str, place: str | None, count: int) -> list[Card]:
    """What the directory offers such a visitor somewhere, without the lines that were refused."""
    situation, topic = exchange.situation, exchange.topic.key
    refused = sum("-" in code for code in situation.ruled_out)  # rows among the codes
    found = exchange.library.directory.choose_for(
        need,
        place,
        situation.language,
        exchange.facts.now_at(place),
        count=count + refused,
        visitor=visitor_of(situation, topic),
    )
    return [card for card in found if not is_refused(exchange, card)]


def is_refused(exchange: Exchange, card: Card) -> bool:
    """Whether they said of a line that it is none for them, and do not name it now."""
    return card.id in exchange.situation.ruled_out and card.id not in exchange.reading.lines


def as_shown(exchange: Exchange, card: Card) -> Card:
    """A card as this talk shows it: without its name and page where somebody else may read along.

    Who names the line has it on the screen already, and is told all of it, as is who asks whose it is.
    Who has no voice is shown no telephone of a line that is written to.
    """
    is_asked = WHOSE_LINE in exchange.reading.plainly
    is_named = card.id in exchange.reading.lines or is_asked
    has_no_voice = exchange.situation.cannot_call not in ("", UNABLE)
    if has_no_voice and card.is_written_to and not is_named:
        card = replace(card, phone=None, phone_international=None, other_phones=())
    return replace(card, is_discreet=exchange.situation.watched and not is_named)


def can_use(exchange: Exchange, card: Card) -> bool:
    """Whether who writes can reach a line: without a voice what is written to, with no credit what is free.

    Where somebody else may read along, the address of a page stays out until writing is asked for.
    """
    situation = exchange.situation
    if not situation.cannot_call or card.id in exchange.reading.lines:
        return True
    if situation.cannot_call == UNABLE:
        return card.is_written_to or card.service is not None or card.cost != "charged"
    is_hidden = situation.watched and exchange.move.key not in WRITTEN
    is_number = bool(card.sms or card.whatsapp)
    return card.service is None and (is_number if is_hidden else card.is_written_to)


def usable(exchange: Exchange, cards: Iterable[Card]) -> list[Card]:
    """The lines that who writes can reach, as this talk shows them."""
    left = (card for card in cards if not is_refused(exchange, card))
    return [as_shown(exchange, card) for card in left if can_use(exchange, card)]


def in_writing(
    exchange: Exchange, need: str, place: str | None, found: list[Card], skip: Sequence[str] = ()
) -> list[Card]:
    """What was found, or for who cannot phone the lines that they can reach, of a need like it if none is.

    Args:
        exchange: whose visitor they are for.
        need: what the directory was asked for.
        place: where they must serve.
        found: what it offered.
        skip: rows that the next ones are wanted for.
    """
    if not exchange.situation.cannot_call:
        return found
    # A page for all the world is no line there to who is in danger.
    is_far = place is not None and exchange.situation.in_danger
    own = [card for card in found if not (is_far and card.country == ANYWHERE)]
    reached = [card for card in own if can_use(exchange, card)]
    if reached or place is None:
        return reached
    for needs in ((need,), AKIN.get(need, ()), ("crisis",) if is_far else ()):
        there = lines_there(exchange, needs, place, exchange.facts.now_at(place))
        reached = [
            card
            for card in there
            if can_use(exchange, card)
            and card.id not in skip
            and is_for(card, place)
            and not is_said(exchange, card, place)
            and (card.audience not in OF_A_FEW or card.audience == exchange.situation.cannot_call)
        ]
        if reached:
            return women_first(reached)
    return []


def at_home_first(cards: list[Card], language: str) -> list[Card]:
    """Without pages for all the world where the State has a line for everybody.

    They stay where they alone speak the language, or where nobody answers at home at this hour.
    """
    cards = [card for card in _for_all_first(cards, language) if not _is_for_others(card, language)]
    own = [card for card in cards if card.country != ANYWHERE]
    answering = [card for card in own if card.open_now is not False]
    is_understood = any(language in card.languages or not card.languages for card in answering)
    return [
        card
        for card in cards
        if card.country != ANYWHERE or not own or (not is_understood and language in card.languages)
    ]


def _is_for_others(card: Card, language: str) -> bool:
    """Whether a page for all the world is for a few people alone, and in English or their language."""
    is_theirs = language in {*card.languages} - {"en"}
    return card.country == ANYWHERE and card.audience in OF_A_FEW and not is_theirs


def _for_all_first(cards: list[Card], language: str) -> list[Card]:
    """Without lines for a few people alone, unless there are no others or they alone speak the language."""
    for_all = [card for card in cards if card.audience not in OF_A_FEW]
    speaking = [card for card in cards if language in card.languages]
    is_understood = not speaking or any(card in for_all for card in speaking)
    return for_all if for_all and is_understood else cards


def women_first(cards: list[Card]) -> list[Card]:
    """Without lines for men alone, unless there are no others: most who are beaten at home are women."""
    return [card for card in cards if card.audience != "men"] or cards


WITH_EMERGENCY = frozenset(
    {*INTENT_OF_KIND.values(), "ask_human", "ask_police", "ask_risk", "ask_sector_guidance"}
    | {"ask_signs", "inform_location"}
)
"""Intents beside which who is in no danger may be told an emergency number."""

OF_VICTIMS = "116 006"
"""The number for victims of any crime in the European Union; other lines for victims are of trafficking."""


def with_line_for_men(
    exchange: Exchange, need: str, place: str | None, found: list[Card]
) -> list[Card]:
    """What was found, behind the line for victims of any crime where no helpline there answers a man.

    Args:
        exchange: whose visitor it is for.
        need: what the directory was asked for.
        place: where the lines must serve.
        found: what it offers such a visitor there.
    """
    is_his = need in OF_WOMEN and visitor_of(exchange.situation).gender == "man"
    is_helped = any(c.phone and c.country != ANYWHERE and c.service is None for c in found[:2])
    if not is_his or is_helped or place is None:
        return found
    there = lines_there(exchange, ["victim"], place, exchange.facts.now_at(place))
    return [*(card for card in there if card.phone == OF_VICTIMS), *found]


def is_for(card: Card, place: str | None) -> bool:
    """Whether a line serves somebody there: no number of America elsewhere, no few people's line for all.

    Outside the OSCE's region no European network answers for victims.
    """
    if place is None and card.audience in OF_A_FEW:
        return False
    if place and card.country == ANYWHERE and parent(place) not in PARTICIPATING_STATES:
        return not EUROPEAN & {*card.purposes}
    return (place or "")[:2] in ("US", "CA") or not (card.phone or "").startswith("+1")


def _speaks_of_no_danger(exchange: Exchange) -> bool:
    """Whether a buyer says something that no emergency number belongs to: "fifty euros"."""
    is_buyer = exchange.situation.is_led_on and exchange.situation.role != "unknown"
    return is_buyer and exchange.intent not in WITH_EMERGENCY


ONLY_THERE = frozenset({"attraction", "csam", "take_down"})
"""Purposes of pages for all the world that few States have anything like."""


def is_foreign(card: Card, language: str) -> bool:
    """Whether it is a page for all the world in another language, to who is lonely no help."""
    is_of_world = card.country == ANYWHERE and card.service is None
    return is_of_world and language not in card.languages and not ONLY_THERE & {*card.purposes}


def is_said(exchange: Exchange, card: Card, place: str | None) -> bool:
    """Whether it is an emergency number that this answer says already, or should not say.

    Where neither the place nor a danger is certain, "112 or 911" frightens more than it helps.
    """
    situation = exchange.situation
    if card.service and situation.watched:
        return True
    if place is None and card.service in ("all", "police", "ambulance"):
        return True  # of a place that is only likely the emergency number is none to dial
    is_calm_talk = situation.danger == "none" and (
        matter_of(situation) == "partner"  # a receipt that was found is no emergency
        or _speaks_of_no_danger(exchange)
    )
    if card.service and is_calm_talk:
        return True
    if card.answered_by == "police" and situation.no_police:
        return True
    if card.service == "police" and refuses_police(situation, exchange.topic.key):
        return True
    is_for_nobody = place is None and (not situation.in_danger or bool(exchange.numbers_said))
    is_gentle = exchange.is_gentle or is_calm(exchange)
    is_out = is_gentle or card.phone in exchange.numbers_said
    return card.service is not None and (is_out or is_for_nobody)
