"""Quick replies: which payloads are ours, and what a visitor pressed or typed a number for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.dialogue.state.situation import Situation
from bot.dialogue.topics import topics
from bot.dialogue.words.library import Library
from bot.knowledge.regions import US_STATES
from bot.message import Understanding
from bot.nlu.folding import fold
from bot.vocabulary import KIND_OF_INTENT
from bot.words import Button, Words, own_name

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


YES_OR_NO = ("/affirm", "/deny")
"""What a bare word may answer as well as a button: such a word is read as any other."""


@dataclass(frozen=True)
class Payloads:
    """What buttons of ours send, and the titles by which a visitor may type one.

    Args:
        sent: every payload.
        titles: payloads that stand under a folded title in a language.
    """

    sent: frozenset[str]
    titles: Mapping[tuple[str, str], frozenset[str]]

    def __contains__(self, typed: object) -> bool:
        return typed in self.sent

    def titled(self, text: str, situation: Situation) -> str:
        """The payload of a button of the last message whose title was typed; empty for none."""
        named = self.titles.get((situation.language, fold(text)), frozenset())
        return next((payload for payload in situation.buttons if payload in named), "")


def known_payloads(intents: Iterable[str], library: Library) -> Payloads:
    """What a button of ours may send. Anything else that looks like it is what a visitor typed.

    Without this a typed value ("/inform_location my name") would become a fact of the conversation.
    """
    words, laws = library.words, library.laws
    places = (*laws.codes, *laws.local_codes, *US_STATES)
    sent = {
        *(f"/{intent}" for intent in intents),
        *words.payloads(),
        *(f"/inform_location {code}" for code in places),
        *(f"/change_language {code}" for code in words.languages),
        *(f"/rate_readiness {number}" for number in range(11)),
    }
    return Payloads(frozenset(sent), _titles(words))


@lru_cache(maxsize=1)
def _titles(words: Words) -> Mapping[tuple[str, str], frozenset[str]]:
    """Payloads by language and title; without a bare yes or no. Folding all titles takes a while."""
    found: dict[tuple[str, str], set[str]] = {}
    for language in words.languages:
        for key in words.keys(language):
            for button in (b for one in words.variations(key, language) for b in one.buttons):
                title = fold(button.title)
                if " " in title or button.payload not in YES_OR_NO:
                    found.setdefault((language, title), set()).add(button.payload)
    return {title: frozenset(payloads) for title, payloads in found.items()}


def language_buttons(languages: Iterable[str]) -> list[Button]:
    """One quick reply for each language, by its own name."""
    return [Button(own_name(code), f"/change_language {code}") for code in languages]


def pressed_button(text: str, situation: Situation, payloads: Payloads) -> Understanding | None:
    """The meaning of a quick reply: its payload, on a channel without buttons its number, or its title.

    A button of an earlier message is still good.
    """
    typed = payloads.titled(text, situation) or text.strip()
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
