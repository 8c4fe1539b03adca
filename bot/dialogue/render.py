"""From a reply to its words: those of `responses/`, by language, channel and arm."""

from __future__ import annotations

from bot.dialogue.exchange import Reply
from bot.dialogue.situation import Situation
from bot.words import Said, Words


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
