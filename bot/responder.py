"""Rasa's response generator, replaced: the words of `responses/`, by language, channel and arm.

Rasa's own generator prefers a channel's default text to one that depends on a slot, so that a
Spanish visitor on Telegram would be answered in English; here the language always comes first.
"""

from __future__ import annotations

from typing import Any

from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.dialogue.exchange import Reply
from bot.dialogue.situation import Situation
from bot.languages import configured_languages
from bot.settings import PROJECT
from bot.words import Said, Words


class Responder(NaturalLanguageGenerator):
    """Says a key in the language of the conversation.

    Args:
        words: the texts; Rasa's own tools build the responder without them and it reads them itself.
    """

    def __init__(
        self,
        endpoint_config: EndpointConfig | None = None,
        domain: Any = None,
        words: Words | None = None,
    ) -> None:
        self._words = words or Words.load(PROJECT / "responses", configured_languages())

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any]:
        """Rasa's contract: a message as a dictionary with `text` and `buttons`.

        The actions pass `language` and `arm` beside the values, because a change of language takes
        effect in the very answer that announces it.
        """
        language = kwargs.pop("language", None) or self._words.reference
        arm = kwargs.pop("arm", None)
        said = self._words.say(utter_action, language, channel=output_channel, arm=arm, **kwargs)
        return as_message(said)


def as_message(said: Said) -> dict[str, Any]:
    """A text with its buttons in Rasa's form."""
    return {
        "text": _without_gaps(said.text),
        "buttons": [{"title": b.title, "payload": b.payload} for b in said.buttons],
    }


def render(reply: Reply, situation: Situation, words: Words) -> Said:
    """The words of a reply, with its own buttons behind those of the wording."""
    said = words.say(
        reply.key,
        situation.language,
        channel=situation.channel,
        arm=situation.arm,
        **reply.values,
    )
    return Said(_without_gaps(said.text), said.buttons + reply.buttons)


def _without_gaps(text: str) -> str:
    """The text without the empty lines of parts that nothing filled."""
    lines = [line.rstrip() for line in text.splitlines()]
    return "\n".join(line for line in lines if line)
