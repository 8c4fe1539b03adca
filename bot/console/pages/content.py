"""What visitors are told: every response, law, figure and address, in all languages side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.console.addresses import address_pieces, calls_of
from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.paging import MOST, Paged
from bot.console.pieces import FRESH_MONTHS, Piece, Text, contains, shortened, title_of
from bot.dialogue.words.library import Library
from bot.knowledge import check
from bot.knowledge.calls import Calls, number_of, rows_to_call
from bot.knowledge.gaps import gaps
from bot.knowledge.resource_schema import Resource

PARTS = ("words", "law", "figures", "addresses")
TITLES = {
    "words": later("What the assistant says"),
    "law": later("Law"),
    "figures": later("Figures"),
    "addresses": later("Addresses"),
}
MOST_WITH_SOURCES = 3
"""Pieces of a page where each has its source, its day and its confidence beside it."""

TYPOLOGY = (
    "knowing_use",
    "strict_liability",
    "all_purchase",
    "indirect",
    "none",
    "minors",
    "platforms",
)
"""Kinds of law on demand (OSCE, "Discouraging the demand …"), and two that stand beside them."""

APPROACHES = ("all_purchase", "strict_liability", "knowing_use", "indirect", "none")
"""What reaches furthest comes first."""


@dataclass(frozen=True, slots=True)
class LawRow:
    """One jurisdiction in the table of laws."""

    code: str
    name: str
    buying: str
    approaches: tuple[str, ...]
    confidence: str
    verified_on: dt.date
    is_stale: bool


class Content:
    """The content that is in force; `editing` is where it is changed.

    Args:
        library: that visitors are told from, until another edition takes its place.
    """

    def __init__(self, library: Library) -> None:
        self.library = library

    def renew(self, library: Library) -> None:
        """Show another edition from now on."""
        self.library = library

    def page(self) -> Page:
        """The page."""
        return Page("content", later("Content"), self.build, is_filtered=False)

    def build(self, visit: Visit) -> Mapping[str, object]:
        """One part of the content; law and addresses one State at a time."""
        part = visit.query.get("part", "words")
        part = part if part in PARTS else "words"
        state = visit.query.get("state", "")
        state = state if state in self.library.laws.states else "SE"
        pieces = {
            "words": lambda: self.words(visit.query.get("search", ""), visit.language),
            "law": lambda: self.laws(state, visit.today),
            "figures": lambda: self.figures(visit.today),
            "addresses": lambda: self.addresses(
                state, visit.today, calls_of(self.library.settings.home)
            ),
        }[part]()
        return {
            "part": part,
            "parts": TITLES,
            "paged": Paged(pieces, visit.query, MOST if part == "words" else MOST_WITH_SOURCES),
            "state": state,
            "states": self.states(visit.language),
            "search": visit.query.get("search", ""),
            "typology": self.typology(visit.language) if part == "law" else [],
            "laws": self.law_table(visit.language, visit.today) if part == "law" else [],
        }

    def words(self, search: str = "", language: str = "en") -> list[Piece]:
        """Every message, or those that contain a word in any language."""
        words, known = self.library.words, self._known(language)
        return [
            Piece(
                title_of(key),
                shortened(words.variations(key, known)[0].text),
                self._wordings(key),
            )
            for key in words.messages()
            if contains(words, key, search, words.languages)
        ]

    def laws(self, state: str, today: dt.date) -> list[Piece]:
        """The law of a State and of each part of it that differs."""
        return [self._law(code, today) for code in (state, *self.library.laws.parts(state))]

    def law_table(self, language: str, today: dt.date) -> list[LawRow]:
        """Every State and every part that differs, by name."""
        stale = {law.code for law in self.library.laws.stale(today, FRESH_MONTHS)}
        rows = [
            LawRow(
                code=law.code,
                name=self.place(law.code, language),
                buying=law.buying,
                approaches=law.approaches,
                confidence=law.confidence,
                verified_on=law.verified_on,
                is_stale=law.code in stale,
            )
            for law in (self.library.laws.get(code) for code in self.library.laws.codes)
        ]
        return sorted(rows, key=lambda row: row.name.casefold())

    def gaps(self, language: str) -> list[tuple[str, list[str]]]:
        """Needs, and the States that lack an address of their own for them."""
        lacking: dict[str, list[str]] = {}
        for gap in gaps(self.library.directory):
            lacking.setdefault(gap.need, []).append(self.place(gap.country, language))
        return [(need, sorted(states)) for need, states in lacking.items()]

    def stale(self, today: dt.date) -> list[str]:
        """What has to be checked again, one sentence each."""
        library = self.library
        facts = (library.laws, library.directory, library.figures)
        return check.stale_among(*facts, today, FRESH_MONTHS)

    def rows_to_call(self, places: Collection[str | None]) -> list[Resource]:
        """Rows whose numbers people have to call, for the places of campaigns."""
        return rows_to_call(self.library.directory, places)

    def place(self, code: str, language: str) -> str:
        """The name of a State or a part of it."""
        return self.library.places.name(code, self._known(language))

    def approach(self, state: str) -> str | None:
        """How the law of a State treats buying, in a word; nothing where it was not verified.

        Where the law differs from part to part the word is `mixed`, else what reaches furthest.
        """
        law = self.library.laws.get(state)
        if law.confidence == "low":
            return None
        if law.buying == "mixed":
            return "mixed"
        return next((one for one in APPROACHES if one in law.approaches), None)

    def address_names(self) -> dict[str, str]:
        """The name of every address by its id; emergency numbers have none, and several are 112."""
        return {
            row.id: row.name or f"{number_of(row) or ''} ({row.id})".strip()
            for file in self.library.directory.files
            for row in file.resources
        }

    def figures(self, today: dt.date) -> list[Piece]:
        """Every figure, also those that may not be told."""
        stale = {figure.id for figure in self.library.figures.stale(today, FRESH_MONTHS)}
        return [
            Piece(
                id=figure.id,
                title=figure.claim,
                texts=tuple(
                    Text(language, self.library.figure_text.render(figure, language))
                    for language in self.library.words.languages
                )
                if figure.sentence
                else (),
                facts=(figure.status, figure.qualifier),
                source=f"{figure.source.publisher}: {figure.source.title} ({figure.year})",
                url=figure.source.url,
                verified_on=figure.verified_on,
                is_stale=figure.id in stale,
                is_shown=figure.sentence,
            )
            for figure in self.library.figures.all
        ]

    def addresses(self, state: str, today: dt.date, calls: Calls | None = None) -> list[Piece]:
        """Every address of a State, also those that no visitor sees."""
        return address_pieces(self.library, state, today, calls)

    def states(self, language: str) -> list[tuple[str, str]]:
        """Codes and names of the States, by name."""
        return self.library.places.by_name(self.library.laws.states, self._known(language))

    def typology(self, language: str) -> list[tuple[str, str]]:
        """Each kind of law with the sentence by which visitors hear it."""
        known = self._known(language)
        return [(kind, self.library.law_text.approach(kind, known)) for kind in TYPOLOGY]

    def _known(self, language: str) -> str:
        return (
            language if language in self.library.words.languages else self.library.words.reference
        )

    def _wordings(self, key: str) -> tuple[Text, ...]:
        return tuple(
            Text.of(wording, language)
            for language in self.library.words.languages
            for wording in self.library.words.variations(key, language)
        )

    def _law(self, code: str, today: dt.date) -> Piece:
        law = self.library.laws.get(code)
        texts, is_stale = [], False
        for language in self.library.words.languages:
            answer = self.library.law_text.render(code, language, today)
            texts.append(Text(language, answer.text))
            is_stale = answer.is_stale
        return Piece(
            id=code,
            title=law.name,
            texts=tuple(texts),
            facts=(law.buying, *law.approaches),
            source=law.source.title,
            url=law.source.url,
            verified_on=law.verified_on,
            confidence=law.confidence,
            is_stale=is_stale,
        )
