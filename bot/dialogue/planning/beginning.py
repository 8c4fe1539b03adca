"""The first moment of a talk: in which language, and with which words, before anything was understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.campaigns.campaign import Campaign
from bot.dialogue.words.buttons import language_buttons
from bot.message import Incoming
from bot.nlu.language_names import spoken_in
from bot.words import Said, Words


def told_language(message: Incoming, languages: Sequence[str]) -> str | None:
    """One of our languages, if the visitor's app names it or the number's country speaks no other of ours."""
    if message.client_language in languages:
        return message.client_language
    spoken = [code for code in languages if code in spoken_in(message.country)]
    return spoken[0] if len(spoken) == 1 else None


def says_no_language(message: Incoming, languages: Sequence[str]) -> bool:
    """Whether neither the message nor what comes with it shows a language, so that we have to ask."""
    has_text = bool(message.text.strip()) and message.control is None
    return not has_text and told_language(message, languages) is None


def with_opening(
    messages: Sequence[Said],
    campaign: Campaign,
    language: str,
    words: Words,
    *,
    asks_language: bool,
) -> list[Said]:
    """The same messages; for a mere greeting the campaign's own, or the question for a language."""
    opening = campaign.opening.get(language)
    opened = []
    for said in messages:
        if said.key != "utter_greet":
            opened.append(said)
        elif asks_language:
            key = "utter_change_language_which"
            text = words.say(key, language).text
            opened.append(Said(text, tuple(language_buttons(words.languages)), key))
        else:
            opened.append(replace(said, text=opening) if opening else said)
    return opened
