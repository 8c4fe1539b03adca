"""Quick replies: which payloads are ours, and what a visitor pressed or typed a number for."""

from __future__ import annotations

from collections.abc import Container, Iterable

from bot.dialogue.library import Library
from bot.dialogue.situation import Situation
from bot.dialogue.topics import topics
from bot.knowledge.regions import US_STATES
from bot.message import Understanding
from bot.vocabulary import KIND_OF_INTENT
from bot.words import Button, own_name

TO_BUYERS = frozenset(
    {
        "/ask_education",
        "/ask_figures",
        "/ask_harm",
        "/ask_help_to_stop",
        "/ask_law",
        "/ask_risk",
        "/seek_services",
    }
)
"""Quick replies that lead into the buyers' matter; somebody in danger is not offered them."""


def known_payloads(intents: Iterable[str], library: Library) -> frozenset[str]:
    """What a button of ours may send. Anything else that looks like it is what a visitor typed.

    Without this a typed value ("/inform_location my name") would become a fact of the conversation.
    """
    words, laws = library.words, library.laws
    places = (*laws.codes, *laws.local_codes, *US_STATES)
    return frozenset(
        {
            *(f"/{intent}" for intent in intents),
            *words.payloads(),
            *(f"/inform_location {code}" for code in places),
            *(f"/change_language {code}" for code in words.languages),
            *(f"/rate_readiness {number}" for number in range(11)),
        }
    )


def language_buttons(languages: Iterable[str]) -> list[Button]:
    """One quick reply for each language, by its own name."""
    return [Button(own_name(code), f"/change_language {code}") for code in languages]


def pressed_button(
    text: str, situation: Situation, payloads: Container[str]
) -> Understanding | None:
    """The meaning of a quick reply: its payload, or on a channel without buttons its number.

    A button of an earlier message is still good.
    """
    typed = text.strip()
    if typed.isascii() and typed.isdigit() and situation.asked != "readiness":
        position = int(typed[:4]) - 1
        if 0 <= position < len(situation.buttons):
            typed = situation.buttons[position]
    if typed not in situation.buttons and typed not in payloads:
        return None
    intent, _, value = typed.removeprefix("/").partition(" ")
    language = situation.language
    if intent == "rate_readiness":
        return Understanding(intent, 1.0, language, readiness=int(value) if value else None)
    if intent == "inform_location":
        return Understanding(intent, 1.0, language, places=(value,) if value else ())
    if intent == "change_language":
        return Understanding(intent, 1.0, language, requested_language=value or None)
    # Who presses "I am forced" says it of themselves: that is no guess of ours.
    danger = (KIND_OF_INTENT[intent],) if intent in KIND_OF_INTENT else ()
    topic = value if f"{intent}/{value}" in topics() else ""
    return Understanding(intent, 1.0, language, topic=topic, choice=value or None, safety=danger)
