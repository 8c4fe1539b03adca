"""The addresses of the directory for operators: what visitors are shown, and who called the number."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bot.console.pieces import FRESH_MONTHS, Called, Piece, Text
from bot.dialogue.words.library import Library
from bot.knowledge.calls import Calls, hours_of, number_of, rows_to_call
from bot.knowledge.cards import card_of
from bot.knowledge.resource_schema import Resource
from bot.knowledge.schema import months_before
from bot.settings import ConfigurationError


def address_pieces(
    library: Library, state: str, today: dt.date, calls: Calls | None
) -> list[Piece]:
    """Every address of a State; of calls nothing is said where they cannot be read."""
    directory = library.directory
    (file,) = (one for one in directory.files if one.country == state)
    moment = dt.datetime.combine(today, dt.time(12), dt.UTC)
    to_call = frozenset(row.id for row in rows_to_call(directory, None))

    def texts(row: Resource) -> tuple[Text, ...]:
        return tuple(
            Text(
                language,
                library.card_text.render(
                    card_of(row, state, file.time_zone, language, moment), language
                ),
            )
            for language in library.words.languages
        )

    def called(row: Resource) -> Called | None:
        if calls is None or row.id not in to_call:
            return None
        is_due = bool(calls.due([row], today))
        return Called(calls.last(row), is_due, hours_of(row), row.languages)

    return [
        Piece(
            id=row.id,
            title=row.name or number_of(row) or row.id,
            texts=texts(row) if row.show else (),
            facts=(row.kind, row.withheld or ""),
            source=row.source.title,
            url=row.source.url,
            verified_on=row.verified_on,
            confidence=row.confidence,
            is_stale=row.verified_on < months_before(today, FRESH_MONTHS),
            is_shown=row.show,
            is_expired=row.show and not directory.is_fresh(row, today),
            called=called(row),
        )
        for row in file.resources
    ]


def calls_of(home: Path) -> Calls | None:
    """The calls of an installation; nothing if their file is malformed."""
    try:
        return Calls.load(home)
    except ConfigurationError:
        return None
