"""What visitors are told: every response, law, figure and address, in all languages side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.console.addresses import Addresses, calls_of
from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.pieces import FRESH_MONTHS, Piece, Text
from bot.dialogue.library import Library
from bot.knowledge import check
from bot.knowledge.calls import Calls, number_of, rows_to_call
from bot.knowledge.figures import Figures, FigureText
from bot.knowledge.gaps import gaps
from bot.knowledge.law import LawBook, LawText
from bot.knowledge.place_names import PlaceNames
from bot.knowledge.resource_schema import Resource
from bot.knowledge.resources import Directory
from bot.words import Words

PARTS = ("words", "law", "figures", "addresses")
TITLES = {
    "words": later("What the assistant says"),
    "law": later("Law"),
    "figures": later("Figures"),
    "addresses": later("Addresses"),
}
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
    """The content that is in force; `editing` is where it is changed."""

    def __init__(self, words: Words, laws: LawBook, directory: Directory, figures: Figures) -> None:
        self._take(words, laws, directory, figures)

    @property
    def sources(self) -> tuple[Words, LawBook, Directory, Figures]:
        """What it was made of."""
        return self._words, self._laws, self._directory, self._figures

    def renew(self, library: Library) -> None:
        """Show another edition from now on."""
        self._take(library.words, library.laws, library.directory, library.figures)

    def _take(self, words: Words, laws: LawBook, directory: Directory, figures: Figures) -> None:
        self._words = words
        self._laws = laws
        self._directory = directory
        self._figures = figures
        self._law_text = LawText(words, laws)
        self._figure_text = FigureText(words)
        self._addresses = Addresses(directory, words)
        self._places = PlaceNames(words)

    def page(self, home: Path) -> Page:
        """The page; which numbers were called is written down in the home of the installation."""
        return Page("content", later("Content"), partial(self.build, home), is_filtered=False)

    def build(self, home: Path, visit: Visit) -> Mapping[str, object]:
        """One part of the content; law and addresses one State at a time."""
        part = visit.query.get("part", "words")
        part = part if part in PARTS else "words"
        state = visit.query.get("state", "")
        state = state if state in self._laws.states else "SE"
        pieces = {
            "words": lambda: self.words(visit.query.get("search", "")),
            "law": lambda: self.laws(state, visit.today),
            "figures": lambda: self.figures(visit.today),
            "addresses": lambda: self.addresses(state, visit.today, calls_of(home)),
        }[part]()
        return {
            "part": part,
            "parts": TITLES,
            "pieces": pieces,
            "state": state,
            "states": self.states(visit.language),
            "search": visit.query.get("search", ""),
            "typology": self.typology(visit.language) if part == "law" else [],
            "laws": self.law_table(visit.language, visit.today) if part == "law" else [],
            "content_languages": self._words.languages,
        }

    def words(self, search: str = "") -> list[Piece]:
        """Every message, or those that contain a word in any language."""
        wanted = search.casefold().strip()
        pieces = [
            Piece(key, key.removeprefix("utter_").replace("_", " "), self._wordings(key))
            for key in self._words.messages()
        ]
        return [
            piece
            for piece in pieces
            if not wanted
            or wanted in piece.title
            or any(wanted in text.text.casefold() for text in piece.texts)
        ]

    def laws(self, state: str, today: dt.date) -> list[Piece]:
        """The law of a State and of each part of it that differs."""
        return [self._law(code, today) for code in (state, *self._laws.parts(state))]

    def law_table(self, language: str, today: dt.date) -> list[LawRow]:
        """Every State and every part that differs, by name."""
        stale = {law.code for law in self._laws.stale(today, FRESH_MONTHS)}
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
            for law in (self._laws.get(code) for code in self._laws.codes)
        ]
        return sorted(rows, key=lambda row: row.name.casefold())

    def gaps(self, language: str) -> list[tuple[str, list[str]]]:
        """Needs, and the States that lack an address of their own for them."""
        lacking: dict[str, list[str]] = {}
        for gap in gaps(self._directory):
            lacking.setdefault(gap.need, []).append(self.place(gap.country, language))
        return [(need, sorted(states)) for need, states in lacking.items()]

    def stale(self, today: dt.date) -> list[str]:
        """What has to be checked again, one sentence each."""
        return check.stale_among(self._laws, self._directory, self._figures, today, FRESH_MONTHS)

    def rows_to_call(self, places: Collection[str | None]) -> list[Resource]:
        """Rows whose numbers people have to call, for the places of campaigns."""
        return rows_to_call(self._directory, places)

    def place(self, code: str, language: str) -> str:
        """The name of a State or a part of it."""
        return self._places.name(code, self._known(language))

    def approach(self, state: str) -> str | None:
        """How the law of a State treats buying, in a word; nothing where it was not verified.

        Where the law differs from part to part the word is `mixed`, else what reaches furthest.
        """
        law = self._laws.get(state)
        if law.confidence == "low":
            return None
        if law.buying == "mixed":
            return "mixed"
        return next((one for one in APPROACHES if one in law.approaches), None)

    def address_names(self) -> dict[str, str]:
        """The name of every address by its id; emergency numbers have none, and several are 112."""
        return {
            row.id: row.name or f"{number_of(row) or ''} ({row.id})".strip()
            for file in self._directory.files
            for row in file.resources
        }

    def figures(self, today: dt.date) -> list[Piece]:
        """Every figure, also those that may not be told."""
        stale = {figure.id for figure in self._figures.stale(today, FRESH_MONTHS)}
        return [
            Piece(
                id=figure.id,
                title=figure.claim,
                texts=tuple(
                    Text(language, self._figure_text.render(figure, language))
                    for language in self._words.languages
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
            for figure in self._figures.all
        ]

    def addresses(self, state: str, today: dt.date, calls: Calls | None = None) -> list[Piece]:
        """Every address of a State, also those that no visitor sees."""
        return self._addresses.pieces(state, today, calls)

    def states(self, language: str) -> list[tuple[str, str]]:
        """Codes and names of the States, by name."""
        named = [(code, self.place(code, language)) for code in self._laws.states]
        return sorted(named, key=lambda pair: pair[1].casefold())

    def typology(self, language: str) -> list[tuple[str, str]]:
        """Each kind of law with the sentence by which visitors hear it."""
        known = self._known(language)
        return [(kind, self._law_text.approach(kind, known)) for kind in TYPOLOGY]

    def _known(self, language: str) -> str:
        return language if language in self._words.languages else self._words.reference

    def _wordings(self, key: str) -> tuple[Text, ...]:
        return tuple(
            Text(
                language,
                wording.text,
                wording.channel,
                wording.arm,
                tuple(button.title for button in wording.buttons),
            )
            for language in self._words.languages
            for wording in self._words.variations(key, language)
        )

    def _law(self, code: str, today: dt.date) -> Piece:
        law = self._laws.get(code)
        texts, is_stale = [], False
        for language in self._words.languages:
            answer = self._law_text.render(code, language, today)
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
