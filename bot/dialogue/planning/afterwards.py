"""Two questions about the talk itself: was it of use, and, back with a code, did you call somebody.

Each is asked once, one tap answers it, and neither follows anything about a danger.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.dialogue.telling.exchange import Exchange

EARLIER_MESSAGES = 1
"""Messages before the present one, from which on there has been a talk that may have been of use."""


def ask_of_use(exchange: Exchange) -> bool:
    """Ask whether the talk was of use, where nothing else is asked; whether it was asked."""
    situation = exchange.situation
    if (
        situation.of_use_asked
        or situation.not_for_me
        or situation.danger != "none"
        or situation.asked != "nothing"
        or situation.turns < EARLIER_MESSAGES
        or exchange.asks_something
        or exchange.wants_no_questions
    ):
        return False
    situation.of_use_asked = True
    exchange.say("utter_ask_of_use")
    exchange.ask("of_use")
    return True


def ask_called(exchange: Exchange) -> None:
    """Ask somebody who came back in a later week whether they called a line in the meantime."""
    exchange.say("utter_ask_called")
    exchange.ask("called")


def _note_of_use(exchange: Exchange) -> None:
    exchange.situation.of_use = exchange.intent == "affirm"
    exchange.say("utter_of_use_yes" if exchange.situation.of_use else "utter_of_use_no")


def _note_called(exchange: Exchange) -> None:
    situation = exchange.situation
    situation.called = exchange.intent == "affirm"
    if situation.called:
        exchange.say("utter_called_yes")
        return
    situation.help_offered = True
    exchange.say("utter_called_no")
    exchange.ask("help")


AFTERWARDS: Mapping[str, Callable[[Exchange], None]] = {
    "of_use": _note_of_use,
    "called": _note_called,
}
"""What a plain yes or no to each of the questions does."""
