"""Another way for somebody in need who has heard this one: a line, writing, people, the next hours.

"You repeat yourself" of who is in danger is no matter of manners: an apology alone loses them. Each way is
offered once; who wants no police is offered those that are not the police, for the rest of the talk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.answering.bed import NONE, UNTIL_MORNING, has_no_bed
from bot.dialogue.state.dangers import FIRM
from bot.dialogue.state.questions import without_sentences
from bot.dialogue.telling.line_choice import OF_VICTIMS, is_for, lines_there
from bot.dialogue.telling.lines_kept import BED_QUIETLY, still_theirs
from bot.dialogue.telling.needs import AKIN, NEEDS, OF_A_FEW, URGENT, urgent_need, visitor_of
from bot.dialogue.telling.police_number import POLICE_NUMBER
from bot.dialogue.words.library import Library
from bot.knowledge.resources import Card
from bot.message import Move
from bot.nlu.phrases.own_subject import OUTSIDE
from bot.words import Said

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

REPEATED = "express_hostility/annoyed_repeats"
"""The topic of who says that we repeat ourselves."""

WRITING = "utter_other_writing"
"""Says how lines are written to."""

WHICH_LINE = "ask_human/which_number"
"""The topic of who asks for a number, or for an organisation besides the police."""

NO_POLICE = "utter_no_police"
"""Says that the police are left out, and what is left."""

POLICE_THEIRS = "utter_on_police_theirs"
"""Says where somebody can turn whose police are with those whom they fear: to police elsewhere, too."""

NAMING_POLICE = (NO_POLICE, POLICE_THEIRS, POLICE_NUMBER, BED_QUIETLY, NONE, UNTIL_MORNING)
"""Texts that name the police to who wants none, and say no more of them than was asked."""

NOBODY_OUTSIDE = "utter_nobody_outside"
"""Says where people are at night, for who reaches nobody and is out of doors."""

OF_POLICE = ("ask_human/do_they_tell_police", "disclose_exploitation/police_refused")
"""Topics of somebody who asks about the police all the same."""

UNREAD = frozenset(
    {
        "affirm",
        "ask_figures",
        "ask_human",
        "ask_identity",
        "ask_menu",
        "ask_police",
        "deny",
        "express_hostility",
        "out_of_scope",
    }
)
"""Intents that a few words which want something else are read as."""

_STEM = 5
"""Letters of the word for the police that its cases share in our languages."""


def note_no_police(exchange: Exchange) -> None:
    """Remember for this talk that somebody in need wants no police."""
    situation = exchange.situation
    situation.no_police |= exchange.reading.no_police and _is_in_need(exchange)


def _is_in_need(exchange: Exchange) -> bool:
    """Whether who writes needs help for themselves or for others, and is no buyer who is only lonely."""
    situation = exchange.situation
    is_theirs = situation.role in (*FIRM, "witness") or has_no_bed(situation)
    return is_theirs and urgent_need(situation) in URGENT


SURE_OF_MORE = 0.8
"""Share from which something is read beside the plain wish for another way, and answered."""


def told_another_way(exchange: Exchange, move: Move) -> bool:
    """Offer another way where one is wanted by who is in need; whether one was wanted and left.

    Args:
        exchange: whose answer it is.
        move: the part of the message that is answered.
    """
    reading = exchange.reading
    # "Is there a number that isn't the police? and is my name needed?"
    no_police = reading.only_no_police or (reading.no_police and move.key == WHICH_LINE)
    is_wanted = reading.wants_other or no_police or move.key == REPEATED
    need = urgent_need(exchange.situation)
    asks_if_true = reading.asks_if_true and not reading.safety  # in words that say no more
    is_unread = move.intent in UNREAD or (reading.wants_other and move.confidence < SURE_OF_MORE)
    if not (_is_in_need(exchange) and (is_unread or asks_if_true)):
        return False
    if asks_if_true:
        return exchange.say_once("utter_is_true")
    if not is_wanted:
        return False
    if no_police and _without_police(exchange, need):
        return True
    # "Who is there besides the police?" of a witness is answered: nobody else is known.
    is_asked = reading.wants_other and exchange.situation.role == "witness"
    others = (_nothing, _people, _hours) if is_asked else (_people, _hours, _nothing)
    ways: tuple[Callable[[Exchange, str], bool], ...] = (_line, _shown, _writing, *others)
    return any(way(exchange, need) for way in ways)


def without_police(exchange: Exchange, replies: list[Said]) -> list[Said]:
    """The replies to who wants no police: no sentence about it, but the number where a life hangs on it."""
    asked = exchange.move
    is_asked = asked.key in OF_POLICE or asked.intent == "ask_police"
    if not exchange.situation.no_police or is_asked:
        return replies
    stem = police_stem(exchange.library, exchange.situation.language)
    return [
        said if said.key in NAMING_POLICE else replace(said, text=unpoliced(said.text, stem))
        for said in replies
    ]


def police_stem(library: Library, language: str) -> str:
    """What every word for the police begins with in a language."""
    return library.words.text("emergency_police", language)[:_STEM].lower()


def unpoliced(text: str, stem: str) -> str:
    """A text without its sentences that name the police and no number; as it is, where nothing is left."""
    return without_sentences(text, lambda part: stem in part.lower())


def _without_police(exchange: Exchange, need: str) -> bool:
    routes = _lines(exchange, need) or exchange.facts.reminder()
    return exchange.say_once(NO_POLICE, routes=routes)


def tell_second_route(exchange: Exchange, need: str) -> bool:
    """Another line, or how those shown are written to, where nobody picks up; whether there was one."""
    routes = _lines(exchange, need)
    if not routes and (routes := _ways_to_write(exchange)):
        exchange.situation.note_said(f"{WRITING}#0")
    if routes and OUTSIDE in exchange.reading.plainly:
        exchange.say(NOBODY_OUTSIDE, routes=routes)
    elif routes:
        exchange.say_topic("ask_human/nobody_picks_up", routes=routes)
    return bool(routes)


def tell_of_people(exchange: Exchange, need: str) -> bool:
    """Ways without a line, each once, behind the words that no other line is known."""
    return _people(exchange, need) or _hours(exchange, need)


def _lines(exchange: Exchange, need: str) -> str:
    """The next line of the State that is for anybody, behind those that were shown."""
    facts = exchange.facts
    place = facts.line_place(need)
    if place is None:
        return ""
    found = [
        card
        for one in (*NEEDS.get(need, (need,)), *AKIN.get(need, ()))
        for card in lines_there(exchange, [one], place, facts.now_at(place))
        if _is_for_them(exchange, card, place)
        and (one == need or one != "victim" or card.phone == OF_VICTIMS)
    ]
    return facts.show(found[:1])


def _is_for_them(exchange: Exchange, card: Card, place: str) -> bool:
    """Whether a line is new to them, of people who answer there, and for no group they may not belong to."""
    situation = exchange.situation
    is_new = card.id not in situation.resources and is_for(card, place)
    is_his = card.audience == "men" and visitor_of(situation).gender == "man"
    is_for_all = card.audience not in OF_A_FEW and (card.audience != "men" or is_his)
    is_refused = situation.no_police and card.answered_by == "police"
    is_answered = bool(card.phone or card.is_written_to) and card.open_now is not False
    return is_new and is_for_all and is_answered and not is_refused


def _line(exchange: Exchange, need: str) -> bool:
    routes = _lines(exchange, need)
    if not routes:
        return False
    exchange.say("utter_other_line", routes=routes)
    return True


def _shown(exchange: Exchange, _: str) -> bool:
    """The lines that were shown and are not the police's, where it is asked who there is besides them."""
    situation, facts = exchange.situation, exchange.facts
    if exchange.move.key != WHICH_LINE and not exchange.reading.refuses:
        return False
    shown = facts.cards(situation.lines_shown, facts.now_at(facts.line_place()))
    cards = [card for card in still_theirs(exchange, shown) if card.answered_by != "police"]
    remind = exchange.library.card_text.reminder
    routes = "\n".join(remind(card, situation.language) for card in cards)
    return bool(routes) and exchange.say_once("utter_routes_again", routes=routes)


def _writing(exchange: Exchange, _: str) -> bool:
    routes = _ways_to_write(exchange)
    return bool(routes) and exchange.say_once(WRITING, routes=routes)


def _ways_to_write(exchange: Exchange) -> str:
    """How the lines that were shown are written to, where they are and it was not told."""
    situation, facts = exchange.situation, exchange.facts
    if situation.watched or exchange.was_said(WRITING):
        return ""  # the address of a page says more than a number
    shown = facts.cards(situation.resources, facts.now_at(facts.line_place()))
    theirs = still_theirs(exchange, shown)
    cards = [card for card in theirs if card.is_written_to]
    return exchange.library.line_answers.answer("write", cards, situation.language)


def _people(exchange: Exchange, _: str) -> bool:
    return exchange.say_once("utter_other_people")


def _hours(exchange: Exchange, _: str) -> bool:
    return exchange.say_once("utter_other_hours")


def _nothing(exchange: Exchange, _: str) -> bool:
    """That no more is known, and the question what stands in the way of what is."""
    return exchange.say_once("utter_other_none")
