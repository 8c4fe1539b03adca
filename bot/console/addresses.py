"""The addresses of the directory for operators: what visitors are shown, and who called the number."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bot.console.pieces import FRESH_MONTHS, Called, Piece, Text
from bot.knowledge.calls import Calls, hours_of, number_of, rows_to_call
from bot.knowledge.cards import CardText, card_of
from bot.knowledge.resource_schema import Resource, ResourceFile
from bot.knowledge.resources import Directory
from bot.knowledge.schema import months_before
from bot.settings import ConfigurationError
from bot.words import Words


class Addresses:
    """The directory, as it was read when the console started."""

    def __init__(self, directory: Directory, words: Words) -> None:
        self._directory = directory
        self._files = {file.country: file for file in directory.files}
        self._to_call = frozenset(row.id for row in rows_to_call(directory, None))
        self._card_text = CardText(words)
        self._languages = words.languages

    def pieces(self, state: str, today: dt.date, calls: Calls | None) -> list[Piece]:
        """Every address of a State; of calls nothing is said where they cannot be read."""
        file = self._files[state]
        return [self._piece(row, file, today, calls) for row in file.resources]

    def _piece(
        self, row: Resource, file: ResourceFile, today: dt.date, calls: Calls | None
    ) -> Piece:
        return Piece(
            id=row.id,
            title=row.name or number_of(row) or row.id,
            texts=self._texts(row, file, today) if row.show else (),
            facts=(row.kind, row.withheld or ""),
            source=row.source.title,
            url=row.source.url,
            verified_on=row.verified_on,
            confidence=row.confidence,
            is_stale=row.verified_on < months_before(today, FRESH_MONTHS),
            is_shown=row.show,
            is_expired=row.show and not self._directory.is_fresh(row, today),
            called=self._called(row, today, calls) if calls else None,
        )

    def _texts(self, row: Resource, file: ResourceFile, today: dt.date) -> tuple[Text, ...]:
        moment = dt.datetime.combine(today, dt.time(12), dt.UTC)
        texts = []
        for language in self._languages:
            card = card_of(row, file.country, file.time_zone, language, moment)
            texts.append(Text(language, self._card_text.render(card, language)))
        return tuple(texts)

    def _called(self, row: Resource, today: dt.date, calls: Calls) -> Called | None:
        if row.id not in self._to_call:
            return None
        is_due = bool(calls.due([row], today))
        return Called(calls.last(row), is_due, hours_of(row), row.languages)


def calls_of(home: Path) -> Calls | None:
    """The calls of an installation; nothing if their file is malformed."""
    try:
        return Calls.load(home)
    except ConfigurationError:
        return None
