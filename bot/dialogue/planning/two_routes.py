"""Who is exploited may fear the police: where it is named, they learn that there is another way.

Finland's and Iceland's systems let the person choose whether the police are told; a helper who names the
police alone decides for them. The choice, and what the two differ in, is told once in a talk.
"""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.state.questions import question_of, without_question
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.likely_place import is_off_the_map

SILENTLY = "disclose_exploitation/call_silently"
"""How help is called without a voice: told at once, whatever is still asked, and nothing beside it."""

TELLS = (
    "utter_ask_police/deported",
    "utter_ask_police/arrest_me",
    "utter_ask_police/my_permit",
    "utter_disclose_exploitation/bad_client",
    "utter_disclose_exploitation/police_refused",
    f"utter_{SILENTLY}",
    "utter_ask_human/who_comes",
    "utter_disclose_exploitation/behind_door",
)
"""Texts that speak of a line that is not the police themselves, or are too urgent for more."""

KEY = "utter_two_routes"

_STEM = 6
"""Letters of the word for the police that its cases share in our languages."""


def tell_two_routes(exchange: Exchange) -> None:
    """Tell somebody exploited that there are two ways, before the question of an answer that names one."""
    situation = exchange.situation
    if (
        situation.role != "exploited"
        or situation.watched
        or situation.no_police
        or is_off_the_map(exchange)
        or not exchange.replies
        or exchange.was_said(KEY)
    ):
        return
    if any(said.key.startswith(TELLS) for said in exchange.replies):
        return
    named = [n for n, said in enumerate(exchange.replies) if _names_police(exchange, said.text)]
    if not named or not exchange.say_once(KEY):
        return
    told, place = exchange.replies.pop(), named[-1]
    said = exchange.replies[place]
    question = question_of(said.text)
    before = without_question(said.text) if question else said.text
    text = "\n".join(filter(None, (before, told.text, question)))
    exchange.replies[place] = replace(said, text=text)


def _names_police(exchange: Exchange, text: str) -> bool:
    """Whether a text of ours names the police: its number, its card, or the word."""
    words, language = exchange.library.words, exchange.situation.language
    name = words.text("emergency_number_police", language, number="").strip(" ()")
    return name[:_STEM].lower() in text.lower()
