"""The editor of training messages that an organisation adds: what a message is taken to mean."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from bot.console.door import Form
from bot.console.editing.editors import Editor, Read, checked
from bot.console.editing.fields import Field
from bot.console.editing.meanings import meaning_groups, meaning_name
from bot.console.editing.sentences import NOT_AN_OPTION, Errors, Said
from bot.console.locales import later
from bot.console.pieces import Text
from bot.dialogue.words.own_messages import (
    OwnMessage,
    compared_by,
    flaw_of,
    language_of,
    meanings,
    messages,
    tidy,
)

FLAWS: Mapping[str, str] = {
    "number": later("Write no number of more than four digits: it may be somebody’s."),
    "link": later("Write no address of the web or of mail: it may be somebody’s."),
    "address": later("This looks like where somebody lives; leave the street or the number out."),
    "name": later("This looks like somebody’s name; leave it out."),
    "known": later("There is such a message with this meaning already."),
    "elsewhere": later(
        "There is such a message already, with another meaning: %(topic)s. Teaching both would help neither."
    ),
    "measured": later(
        "By this message every training is measured; to teach it would make the figures untrue."
    ),
}
MOST_EXAMPLES = 3


class MessageEditor(Editor):
    """Messages by their key, `language/number`; the product's own are files."""

    def product(self, key: str) -> Any:
        """The product has none under a key of the organisation's."""
        return None

    def is_possible(self, key: str) -> bool:
        """In a language that is spoken."""
        return bool(language_of(key))

    def new_key(self, language: str) -> str:
        """For one more message."""
        return f"{language}/{secrets.token_hex(6)}"

    def fields(self, key: str, raw: Any, errors: Errors, language: str) -> tuple[Field, ...]:
        """The message, and its meaning in a list that is grouped by intent."""
        raw = raw or {}
        return (
            Field(
                "text",
                later("Message"),
                "area",
                raw.get("text", ""),
                hint=later("As a visitor might write it. Emptied, it is taken out again."),
                error=errors.get("text"),
                is_required=True,
            ),
            Field(
                "topic",
                later("Meaning"),
                "meanings",
                raw.get("topic", ""),
                parts=meaning_groups(language_of(key)),
                error=errors.get("topic"),
            ),
        )

    def read(self, key: str, form: Form, before: Any) -> Read:
        """One tidy line; nothing where it was emptied."""
        text = tidy(form.get("text", ""))
        if not text:
            return Read({}, {})
        raw = {"text": text, "topic": form.get("topic", "")}
        return Read(raw, self.errors(key, raw))

    def errors(self, key: str, raw: Mapping[str, Any]) -> Errors:
        """What is wrong with a message, by field."""
        read = checked(OwnMessage, raw, {}, without=())
        language = language_of(key)
        if read.errors:
            return read.errors
        if raw["topic"] not in messages(language):
            return {"topic": NOT_AN_OPTION}
        message = OwnMessage.model_validate(raw)
        flaw = flaw_of(message, language, self._others(key))
        if flaw is None:
            return {}
        compared = compared_by(message.text)
        there = meanings(language).get(compared) or (self._others(key).get(compared, ""),)
        return {"text": Said(FLAWS[flaw], {"topic": meaning_name(there[0])})}

    def preview(self, key: str, value: Any) -> list[Text]:
        """What the product teaches of the same meaning, to compare with."""
        language = language_of(key)
        examples = messages(language).get(value.get("topic", ""), ())[:MOST_EXAMPLES]
        return [Text(language, one) for one in examples]

    def _others(self, key: str) -> dict[str, str]:
        """The organisation's other messages of a language, drafts and those in force, by what is compared."""
        items = dict(self._material.own.of("message"))
        drafts = [one for one in self._material.changes.drafts() if one.kind == "message"]
        items |= {draft.key: draft.value for draft in drafts}
        return {
            compared_by(value["text"]): value["topic"]
            for other, value in items.items()
            if value and other != key and language_of(other) == language_of(key)
        }
