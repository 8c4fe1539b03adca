"""Meanings of messages as people choose them: grouped by intent, each with an example of its language."""

from __future__ import annotations

from bot.console.editing.fields import Field
from bot.dialogue.words.own_messages import messages


def meaning_groups(language: str) -> tuple[Field, ...]:
    """All meanings by their intent, each with an example of its language."""
    groups: dict[str, list[str]] = {}
    for topic in messages(language):
        groups.setdefault(topic.partition("/")[0], []).append(topic)
    return tuple(
        Field(intent, meaning_name(intent), "group", hint=language, options=tuple(topics))
        for intent, topics in groups.items()
    )


def meaning_name(topic: str) -> str:
    """A meaning as people read it: `ask_law/here` → `ask law: here`."""
    return topic.replace("/", ": ").replace("_", " ")


def meaning_text(topic: str, language: str) -> str:
    """A meaning with an example of what is written by who means it."""
    example = next(iter(messages(language).get(topic, ())), "")
    return f"{meaning_name(topic)} – {example}" if example else meaning_name(topic)
