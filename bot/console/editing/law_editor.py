"""The editor of laws: the entry of a State, or of a part of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.console.door import Form
from bot.console.editing.editors import Editor, Read, checked, plain
from bot.console.editing.fields import Field, fields_of, read_form
from bot.console.editing.sentences import Errors
from bot.console.pieces import Text
from bot.knowledge.law import LawText
from bot.knowledge.law_schema import Law
from bot.knowledge.own import laws_with_own


class LawEditor(Editor):
    """Entries of the law of a State, or of a part of it."""

    def product(self, key: str) -> Any:
        """As in the law's file."""
        for file in self._material.product.laws.files:
            for law in (file.state, *file.parts):
                if law.code == key:
                    return plain(law, "code")
        return None

    def is_possible(self, key: str) -> bool:
        """Only what has an entry: an organisation corrects laws, it adds no State."""
        return self.product(key) is not None

    def fields(self, key: str, raw: Any, errors: Errors, language: str) -> tuple[Field, ...]:
        """All fields of a law."""
        return fields_of(Law, raw, errors)

    def read(self, key: str, form: Form, before: Any) -> Read:
        """What was typed, checked by the schema."""
        raw = read_form(Law, form, before or {})
        return checked(Law, {**raw, "code": key}, {}, without=("code",))

    def preview(self, key: str, value: Any) -> list[Text]:
        """The answer on the law in every language."""
        library, today = self._material.library, dt.datetime.now(dt.UTC).date()
        laws, _ = laws_with_own(library.laws, {key: value})
        text = LawText(library.words, laws)
        return [
            Text(language, text.render(key, language, today).text)
            for language in library.words.languages
        ]
