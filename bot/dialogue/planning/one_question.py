"""At most one question a reply, at its end; none for who said that we ask too much; and which stays open."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.deciding.danger import Decision
from bot.dialogue.state.dangers import KIND_OF_YES
from bot.dialogue.state.questions import OPEN, without_question
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.in_crisis import ABOUT_DANGER, ask_once_more
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


def note_what_stays_open(exchange: Exchange, decision: Decision) -> None:
    """Remember a question of the answer that nothing else remembers, or the one that it leaves unanswered.

    "Do you think of dying?" "Who reads this?" "Nobody." "Yes": the yes is no answer to "nobody".
    """
    situation = exchange.situation
    if situation.asked != "nothing":
        return
    if not exchange.asks_something and ask_once_more(exchange):
        return
    is_settled = bool(decision.new_kind or decision.lifted) or situation.danger == "none"
    is_about_danger = exchange.was_asked in (*KIND_OF_YES, *ABOUT_DANGER)
    asks_back = exchange.reading.asks or decision.moves[0].intent.startswith("ask_")
    # Whether somebody wants to die outlasts what a text asks by the way ("What would you like to know?").
    is_of_dying = exchange.was_asked == "how_bad" and asks_back and not is_settled
    if exchange.asks_something and not is_of_dying:
        exchange.ask(OPEN)
    elif asks_back and is_about_danger and not is_settled:
        situation.asked = exchange.was_asked


def _unasked(said: Said) -> Said:
    """What is said without its question, and without the buttons that would answer it."""
    text = without_question(said.text)
    return replace(said, text=text, buttons=said.buttons if text == said.text else ())
