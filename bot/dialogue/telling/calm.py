"""Whether nothing presses: then a line of who listens is only offered, without an emergency number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.state.dangers import BUYERS
from bot.dialogue.telling.needs import OF_ANYBODY, urgent_need

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

LISTENED = ("ask_human", "claim_need", "goodbye", "thank")
"""Intents that want somebody to talk to, where nothing else is known."""


def is_for_a_listener(exchange: Exchange) -> bool:
    """Whether somebody to talk to is meant, and not help to stop: who is lonely is no addict.

    Who asks for a line in a place says nothing of being lonely.
    """
    is_open = exchange.situation.role in ("unknown", "buyer")
    return is_open and exchange.intent in LISTENED and _is_unpressed(exchange)


def is_calm(exchange: Exchange) -> bool:
    """Whether somebody to talk to is only offered, to who came to buy and is in no danger."""
    came_to_buy = exchange.situation.role in BUYERS
    return (came_to_buy and _is_unpressed(exchange)) or is_for_a_listener(exchange)


def _is_unpressed(exchange: Exchange) -> bool:
    """Whether there is no danger, no urgent need, and no wish for just any line of a place."""
    is_free = exchange.situation.danger == "none" and exchange.need != OF_ANYBODY
    return is_free and not urgent_need(exchange.situation)
