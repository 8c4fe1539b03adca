"""At most one question a reply, at its end; none for who said that we ask too much."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.exchange import Exchange
from bot.dialogue.questions import without_question
from bot.words import Said


def asking_little(exchange: Exchange) -> list[Said]:
    """The replies with one question at most, the last; in despair the place is asked beside it."""
    replies, kept = exchange.replies, []
    for number, said in enumerate(replies):
        later = [other for other in replies[number + 1 :] if "?" in other.text]
        is_asked_beside = bool(later) and later[-1].key == "utter_distress_where"
        is_last = not later or is_asked_beside
        kept.append(said if is_last else _unasked(said))
    if not exchange.wants_no_questions:
        return kept
    if exchange.situation.not_for_me:
        exchange.situation.asked = "nothing"  # what is not said stays not open
    return [said if said.buttons else _unasked(said) for said in kept]


def _unasked(said: Said) -> Said:
    """What is said without its question, and without the buttons that would answer it."""
    text = without_question(said.text)
    return replace(said, text=text, buttons=said.buttons if text == said.text else ())
