"""The editor of what the assistant says: every wording of a text, all languages side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.console.door import Form
from bot.console.editing.editors import Editor, Read
from bot.console.editing.examples import filled
from bot.console.editing.fields import Field
from bot.console.editing.other_language import other_language
from bot.console.editing.sentences import BRACE, Errors, Said
from bot.console.locales import later
from bot.console.pieces import Text
from bot.dialogue.words.own_words import words_with_own
from bot.dialogue.words.word_checks import own_flaws
from bot.words import Variation

MOST_WORDINGS = 12

FOREIGN = Said(later("This is in another language."))


class WordsEditor(Editor):
    """Texts by their key. What is kept is only the languages that differ from the product's."""

    def product(self, key: str) -> Any:
        """Every wording in every language, as in the files."""
        words = self._material.product.words
        if not words.has(key):
            return None
        return {
            language: [_entry(one) for one in words.variations(key, language)]
            for language in words.languages
        }

    def whole(self, key: str, value: Any) -> Any:
        """Every language: the organisation's own, else the product's."""
        return {**(self.product(key) or {}), **(value or {})}

    def is_possible(self, key: str) -> bool:
        """Only texts that the product has are ever said."""
        return self._material.product.words.has(key)

    def fields(self, key: str, raw: Any, errors: Errors, language: str) -> tuple[Field, ...]:
        """A group for each language, the operator's first; and room for one more wording."""
        product = self.product(key)
        order = sorted(product, key=lambda code: code != language)
        return tuple(
            Field(
                code,
                code,
                "group",
                parts=_wordings(code, (raw or {}).get(code) or product[code], errors),
                error=errors.get(code),
                is_folded=code != language
                and (raw or {}).get(code, product[code]) == product[code]
                and not any(path.startswith(f"{code}.") for path in errors),
            )
            for code in order
        )

    def read(self, key: str, form: Form, before: Any) -> Read:
        """Texts and titles of buttons; for whom a wording is and what a button sends stays."""
        product, raw = self.product(key), {}
        for language, theirs in product.items():
            held = list((before or {}).get(language) or theirs)
            held += [dict(theirs[0])] if len(held) < MOST_WORDINGS else []
            ours = [
                _typed(entry, form, f"{language}.{number}")
                for number, entry in enumerate(held)
                if number < len(theirs) or form.get(f"{language}.{number}.text", "").strip()
            ]
            if ours != theirs:
                raw[language] = ours
        return Read(raw, self.errors(key, raw))

    def preview(self, key: str, value: Any) -> list[Text]:
        """Each wording with real values filled in."""
        return [
            Text(
                language,
                filled(self._material, entry["text"], language),
                entry.get("channel"),
                (entry.get("metadata") or {}).get("arm"),
                tuple(button["title"] for button in entry.get("buttons", ())),
            )
            for language, entries in value.items()
            for entry in entries
        ]

    def errors(self, key: str, raw: Mapping[str, Any]) -> dict[str, Said]:
        """Errors of wordings, by language, number and field."""
        errors: dict[str, Said] = {}
        product = self._material.product.words
        for language, entries in raw.items():
            for number, entry in enumerate(entries):
                # One by one, so that a brace too many is told where it stands.
                _, problems = words_with_own(product, {key: {language: [entry]}})
                if problems:
                    errors[f"{language}.{number}.text"] = BRACE
            if any(path.startswith(f"{language}.") for path in errors):
                continue
            own, _ = words_with_own(product, {key: {language: entries}})
            for number, flaw in own_flaws(product, own, key, language):
                errors.setdefault(f"{language}.{number}.text", Said(flaw.sentence, flaw.values))
            for number, entry in enumerate(entries):
                if other_language(entry["text"], language, product):
                    errors.setdefault(f"{language}.{number}.text", FOREIGN)
        return errors


def _wordings(
    language: str, entries: Sequence[Mapping[str, Any]], errors: Errors
) -> tuple[Field, ...]:
    fields: list[Field] = []
    for number, entry in enumerate(entries):
        path = f"{language}.{number}.text"
        whom = [entry.get("channel"), (entry.get("metadata") or {}).get("arm")]
        whom += [str(condition["value"]) for condition in entry.get("condition", ())]
        fields.append(
            Field(
                path,
                later("Text"),
                "area",
                entry["text"],
                options=tuple(one for one in whom if one),
                error=errors.get(path),
            )
        )
        fields += [
            Field(f"{language}.{number}.button.{place}", later("Button"), "text", button["title"])
            for place, button in enumerate(entry.get("buttons", ()))
        ]
    if len(entries) < MOST_WORDINGS:
        fields.append(
            Field(
                f"{language}.{len(entries)}.text",
                later("One more wording, if you like"),
                "area",
                "",
            )
        )
    return tuple(fields)


def _typed(entry: Mapping[str, Any], form: Form, path: str) -> dict[str, Any]:
    text = form.get(f"{path}.text", entry["text"])
    if "\n" not in entry["text"]:  # a paragraph; spaces that do not break stay
        text = re.sub(r"[ \t]*\n[ \t]*", " ", text.strip())
    made = {**entry, "text": text.strip()}
    if "buttons" in entry:
        made["buttons"] = [
            {**button, "title": form.get(f"{path}.button.{place}", button["title"]).strip()}
            for place, button in enumerate(entry["buttons"])
        ]
    return made


def _entry(wording: Variation) -> dict[str, Any]:
    """A wording as it stands in a file."""
    made: dict[str, Any] = {"text": wording.text}
    if wording.channel:
        made["channel"] = wording.channel
    if wording.arm:
        made["metadata"] = {"arm": wording.arm}
    if wording.buttons:
        made["buttons"] = [{"title": b.title, "payload": b.payload} for b in wording.buttons]
    if wording.conditions:
        made["condition"] = [
            {"type": "slot", "name": name, "value": value} for name, value in wording.conditions
        ]
    return made
