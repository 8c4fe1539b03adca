"""How somebody in need goes: with thanks, a farewell or the telephone in the hand, and one number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.dialogue.needs import PARTING
from bot.message import Move

if TYPE_CHECKING:
    from bot.dialogue.exchange import Exchange

WILL_CALL = "ask_human/will_call"
"""The topic of who is about to ring: one number is what they need, and no list."""

WITH_NUMBER = ("child", "despairing", "exploited", "witness")
"""Who does not leave without a number to keep."""

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
    return any(map(exchange.was_said, READ_ALONG))


def number_to_keep(exchange: Exchange) -> str:
    """The one number to go with, of the lines that were shown; empty for none."""
    situation, library = exchange.situation, exchange.library
    if situation.no_numbers or hides_numbers(exchange):
        return ""
    cards = (
        library.directory.card(row, situation.language, exchange.now) for row in situation.resources
    )
    lines = [card for card in cards if card and card.phone and card.service is None]
    return library.line_answers.answer("number", lines[:1], situation.language)


def let_go(exchange: Exchange) -> None:
    """Say one number behind the farewell to somebody in need, unless it stands there already."""
    if exchange.situation.role not in WITH_NUMBER or exchange.asks_something:
        return
    kept = number_to_keep(exchange)
    if kept and not any(kept in said.text for said in exchange.replies):
        exchange.say_once("utter_number_to_keep", routes=kept)
