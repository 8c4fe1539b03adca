"""How somebody in need goes: with thanks, a farewell or the telephone in the hand, and one number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.dialogue.telling.lines_kept import still_theirs
from bot.dialogue.telling.needs import PARTING, urgent_need
from bot.message import Move
from bot.nlu.phrases.own_subject import CALLS_EMERGENCY, CALLS_OTHER

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

WILL_CALL = "ask_human/will_call"
"""The topic of who is about to ring: one number is what they need, and no list."""

WITH_NUMBER = ("child", "despairing", "exploited", "witness")
"""Who does not leave without a number to keep."""

TALKED = 3
"""Messages from which on a buyer has talked, so that somebody to talk to is worth a line to him."""

OF_THE_TALK = ("of_use", "return_code")
"""Questions about the talk itself, which stand last."""

READ_ALONG = (
    "utter_ask_human/call_hidden",
    "utter_disclose_exploitation/he_comes",
    "utter_disclose_exploitation/reads_phone",
)
"""Texts for somebody whose telephone another reads."""


def is_parting(moves: Sequence[Move]) -> bool:
    """Whether a message says nothing but thanks, a farewell, or that they will ring."""
    return all(move.intent in PARTING or move.key == WILL_CALL for move in moves)


def hides_numbers(exchange: Exchange) -> bool:
    """Whether they said that another reads their telephone, so that none is said unasked."""
    return exchange.situation.watched or any(map(exchange.was_said, READ_ALONG))


def number_to_keep(exchange: Exchange) -> str:
    """The one number to go with: a line that was shown and may answer now; empty where none was shown.

    The lines of the last answer come before older ones. Where all of them are closed at the visitor's
    moment, the emergency number of the place: who is about to ring must not hear a tape. Who may have
    come to buy, and is in no danger, is shown the hours instead.
    """
    situation, library = exchange.situation, exchange.library
    if situation.no_numbers or situation.not_for_me or hides_numbers(exchange):
        return ""
    last, facts = situation.lines_shown, exchange.facts
    older = [row for row in situation.resources if row not in last]
    now = facts.now_at(facts.line_place())
    shown = [
        [c for c in still_theirs(exchange, facts.cards(rows, now)) if c.phone and c.service is None]
        for rows in (last, older)
    ]
    answer = library.line_answers.answer
    for cards in shown:
        for state in (True, None):  # hours that no row knows come behind those that are known
            if found := [card for card in cards if card.open_now is state]:
                return answer("number", found[:1], situation.language)
    closed = [card for cards in shown for card in cards]
    if situation.is_led_on:
        return answer("number", closed[:1], situation.language)
    return facts.emergency() if closed else ""


def let_go(exchange: Exchange) -> None:
    """Say one number behind the farewell, unless it stands there; what is asked of the talk is last."""
    situation = exchange.situation
    is_asked_of_talk = situation.asked in OF_THE_TALK
    calls = {CALLS_EMERGENCY, CALLS_OTHER}.intersection(exchange.reading.plainly)
    if calls or exchange.shows_lines or (exchange.asks_something and not is_asked_of_talk):
        return
    in_need = situation.role in WITH_NUMBER or bool(urgent_need(situation))
    kept = number_to_keep(exchange) if in_need else _somebody_to_talk_to(exchange)
    if not kept or any(kept in said.text for said in exchange.replies):
        return
    if exchange.say_once("utter_number_to_keep", routes=kept) and is_asked_of_talk:
        exchange.replies[-2:] = reversed(exchange.replies[-2:])


def _somebody_to_talk_to(exchange: Exchange) -> str:
    """Where somebody listens, for a buyer who has talked; nothing for who only asked once, or refused."""
    situation = exchange.situation
    is_wanted = situation.role == "buyer" and situation.turns >= TALKED
    if not is_wanted or situation.no_numbers or situation.not_for_me:
        return ""
    return exchange.facts.routes("crisis", count=1, only_new=True) or exchange.facts.reminder(1)
