"""What is left with somebody who thanks or goes: one line to turn to, in short."""

from __future__ import annotations

from bot.dialogue.exchange import Exchange
from bot.dialogue.needs import NEEDS, urgent_need
from bot.dialogue.situation import Situation

TALKED = 3
"""Messages from which on a buyer has talked, so that somebody to talk to is worth a line to him."""

HAVE_THEIR_WORDS = ("exploited", "professional", "sex_worker")
"""Roles to whom nothing is handed behind a farewell: on a phone that another reads, or for their work."""


def leave_a_line(exchange: Exchange) -> None:
    """Leave the line that the talk was about, or for a buyer one where somebody listens; once an answer."""
    situation = exchange.situation
    if exchange.shows_lines or exchange.asks_something or not _is_wanted(situation):
        return
    need = urgent_need(situation) or "crisis"
    new = exchange.facts.routes(*NEEDS.get(need, (need,)), count=1, only_new=True)
    if line := new or exchange.facts.reminder(count=1):
        exchange.say("utter_keep_line", line=line)


def _is_wanted(situation: Situation) -> bool:
    """Whether who goes has need of a line, and did not refuse numbers or come here by mistake."""
    if situation.no_numbers or situation.not_for_me or situation.role in HAVE_THEIR_WORDS:
        return False
    has_talked = situation.role == "buyer" and situation.turns >= TALKED
    return has_talked or bool(urgent_need(situation))
