"""What answers each move of a message: one of our own rules where one has to, else Rasa's."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogue.answering.another_way import told_another_way
from bot.dialogue.answering.discreet import told_of_traces
from bot.dialogue.answering.for_men import told_for_men
from bot.dialogue.answering.heard_out import heard_out
from bot.dialogue.answering.listening import take_up_beside
from bot.dialogue.answering.no_voice import told_without_voice
from bot.dialogue.answering.not_there import asked_where_then
from bot.dialogue.answering.onlookers import told_plainly
from bot.dialogue.answering.practical import told_practically
from bot.dialogue.answering.ruled_out import told_of_way
from bot.dialogue.answering.unanswered import LAWS, Perform
from bot.dialogue.answering.why_asked import told_why
from bot.dialogue.reading.corrected import asked_back
from bot.dialogue.reading.meant import WAY_OUT
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.needs import QUESTION_OF_TOPIC
from bot.dialogue.telling.police_number import told_police_number
from bot.message import Move

TOLD_BY_US = (
    told_police_number,
    told_practically,
    told_of_way,
    told_plainly,
    told_of_traces,
    told_why,
    asked_where_then,
    heard_out,
    asked_back,
    told_for_men,
    told_without_voice,
    told_another_way,
)
"""What may answer a move instead of Rasa's rules, the first that has to: each tells whether it did."""

FORBIDS = {
    "report_concern/should_i_go_in": "report_concern/she_asks_me",
    "ask_human/on_the_bill": "ask_privacy/phone_bill",
}
"""Topics that say not to go where the other says how to help: said together they contradict each other.

Or of a page, where it is asked of a call."""


def answer(exchange: Exchange, moves: Sequence[Move], perform: Perform) -> None:
    """Take up what is said beside, and answer each move; the law is told once.

    Args:
        exchange: of the message.
        moves: of it, the first before the others.
        perform: answers the exchange's present move by Rasa's rules.
    """
    if moves[0].key != WAY_OUT:  # who needs a sentence now waits for no other
        take_up_beside(exchange)
    is_told = bool(exchange.situation.law_told) and not exchange.reading.places
    for number, move in enumerate(moves):
        if number and move.intent in LAWS and (is_told or moves[0].intent in LAWS):
            continue
        question = QUESTION_OF_TOPIC.get(move.key)
        if number and question and question == QUESTION_OF_TOPIC.get(moves[0].key):
            continue  # what is known of the lines stands there already
        exchange.move = move
        if not any(tell(exchange, move) for tell in TOLD_BY_US):
            perform(exchange)
