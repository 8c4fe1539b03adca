"""Numbers that may be stated, with their year and source; and the block list of those that may not."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from functools import cached_property
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from bot.knowledge import formats
from bot.knowledge.place_names import parent
from bot.knowledge.regions import (
    CENTRAL_ASIA,
    EU_STATES,
    EUROPE,
    PARTICIPATING_STATES,
    SOUTH_EASTERN_EUROPE,
)
from bot.knowledge.schema import Entry, months_before, read_what_is_right, told
from bot.words import Words

Topic = Literal[
    "scale",
    "force",
    "profit",
    "harm",
    "violence",
    "choice",
    "children",
    "buyers",
    "health",
    "scam",
    "law",
    "police",
    "help",
    "attraction",
]

REGIONS: dict[str, frozenset[str]] = {
    "south_eastern_europe": SOUTH_EASTERN_EUROPE,
    "eu": EU_STATES,
    "europe": EUROPE,
    "europe_central_asia": EUROPE | CENTRAL_ASIA,
    "osce": PARTICIPATING_STATES,
    "world": PARTICIPATING_STATES,
}
"""Populations larger than a State, the nearest first."""

_ELSEWHERE = 10


class Value(Entry):
    """A number in a sentence, written by Babel: 43.8 as a percentage, 27252 as US dollars."""

    amount: float
    kind: Literal["number", "percent", "money", "year"] = "number"
    currency: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")

    @model_validator(mode="after")
    def _priced(self) -> Self:
        if (self.kind == "money") != (self.currency is not None):
            raise ValueError("money needs a 'currency', and nothing else has one")
        return self

    def text(self, language: str) -> str:
        """The number as the language writes it."""
        if self.kind == "percent":
            return formats.percent(self.amount, language)
        if self.kind == "money":
            return formats.money(self.amount, self.currency or "", language)
        if self.kind == "year":
            return str(int(self.amount))
        whole = int(self.amount)
        return formats.number(whole if whole == self.amount else self.amount, language)


class Publication(Entry):
    """Where a figure stands: `publisher` is what a visitor reads."""

    title: str
    publisher: str
    url: str | None = None


class Figure(Entry):
    """One figure. With a `sentence` it can be told: `figure_<id>` in `responses/<language>/figures.yml`."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    claim: str
    """What it says, in English, for operators; with the value as it was recorded."""
    method: Literal["", "estimate", "registered", "study", "survey"] = ""
    """How the number came about, which says what it cannot show; empty for a rule or a pattern."""
    status: Literal["may_state", "with_qualifier", "blocked"]
    qualifier: str = ""
    place: str
    """Whom it describes: a region of `REGIONS` or the ISO code of a State."""
    population: str = ""
    year: str = ""
    topics: tuple[Topic, ...] = ()
    sentence: bool = False
    values: dict[str, Value] = Field(default_factory=dict)
    patterns: tuple[str, ...] = ()
    """Regular expressions that find a blocked claim in any of our languages."""
    source: Publication
    verified_on: dt.date
    note: str = ""

    @field_validator("place")
    @classmethod
    def _known_place(cls, value: str) -> str:
        if value not in REGIONS and value not in PARTICIPATING_STATES:
            raise ValueError(f"'{value}' is neither an ISO code nor one of {', '.join(REGIONS)}")
        return value

    @field_validator("patterns")
    @classmethod
    def _compiles(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in value:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"'{pattern}' is not a regular expression ({error})") from error
        return value

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.status == "blocked" and self.sentence:
            raise ValueError("a blocked figure cannot have a sentence")
        if self.patterns and self.status != "blocked":
            raise ValueError("only blocked figures have patterns")
        if self.status == "with_qualifier" and not self.qualifier:
            raise ValueError("write the 'qualifier' that must be said with it")
        if self.sentence and not (self.topics and self.year):
            raise ValueError("a figure with a sentence needs 'topics' and a 'year'")
        return self

    def covers(self, place: str) -> bool:
        """Whether people there are among those whom it describes.

        Args:
            place: code of a State or of a part of one.
        """
        return self.place == "world" or parent(place) in REGIONS.get(self.place, {self.place})

    @cached_property
    def blocked_by(self) -> tuple[re.Pattern[str], ...]:
        """The patterns, compiled."""
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.patterns)


class FigureFile(Entry):
    """The file of figures."""

    figures: tuple[Figure, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        seen: set[str] = set()
        for figure in self.figures:
            if figure.id in seen:
                raise ValueError(f"'{figure.id}' stands twice; give one of them another name")
            seen.add(figure.id)
        return self


class Figures:
    """All figures, read once at start."""

    def __init__(self, figures: Iterable[Figure], left_out: Iterable[str] = ()) -> None:
        self.left_out = told(left_out)
        """One sentence for each row that was malformed and is not here."""
        self._figures = {figure.id: figure for figure in figures}

    @classmethod
    def load(cls, path: Path) -> Figures:
        """Read the file; what is malformed is left out and told in `left_out`."""
        file, left_out = read_what_is_right(path, FigureFile, {"figures": (Figure, "id")})
        return cls(file.figures if file else (), left_out)

    def get(self, figure_id: str) -> Figure:
        """One figure.

        Raises:
            KeyError: no such figure.
        """
        return self._figures[figure_id]

    @property
    def all(self) -> tuple[Figure, ...]:
        """Every figure, also those that may not be told."""
        return tuple(self._figures.values())

    @property
    def told(self) -> tuple[Figure, ...]:
        """Figures that have a sentence."""
        return tuple(figure for figure in self._figures.values() if figure.sentence)

    def choose(
        self, topic: str, place: str | None, told: Collection[str], *, there: bool = False
    ) -> Figure | None:
        """The figure for a topic that describes the people nearest to a place; none told twice.

        Args:
            topic: one of `Topic`.
            place: code of a State or of a part of one; None where none is known.
            told: ids of figures that were told.
            there: leave out what describes people elsewhere alone.
        """
        fitting = [
            figure
            for figure in self.told
            if topic in figure.topics
            and figure.id not in told
            and not (there and place and not figure.covers(place))
        ]
        state = parent(place) if place else None
        return min(fitting, key=lambda figure: _distance(figure.place, state), default=None)

    def blocked_in(self, text: str) -> list[Figure]:
        """Blocked claims that a text makes."""
        return [
            figure
            for figure in self._figures.values()
            if any(pattern.search(text) for pattern in figure.blocked_by)
        ]

    def stale(self, today: dt.date, months: int = 12) -> list[Figure]:
        """Figures that can be told and were last checked longer ago than that."""
        oldest = months_before(today, months)
        return [figure for figure in self.told if figure.verified_on < oldest]


class FigureText:
    """Figures as one sentence of a language with source and year."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def render(self, figure: Figure, language: str) -> str:
        """The sentence with its source, such as "About 6.3 million people … (ILO, 2021)".

        Raises:
            KeyError: the figure has no sentence.
        """
        if not figure.sentence:
            raise KeyError(f"figure_{figure.id}")
        values = {name: value.text(language) for name, value in figure.values.items()}
        sentence = self._words.text(f"figure_{figure.id}", language, **values)
        return f"{sentence.rstrip('.')} ({figure.source.publisher}, {figure.year})."

    def source(self, figure: Figure, language: str) -> str:
        """The figure again, how it came about and what it cannot show, and the title by which it is found."""
        method = self._words.text(f"method_{figure.method}", language) if figure.method else ""
        title = re.sub(r"\s*\(.*", "", figure.source.title)
        found = f"{title}; {figure.source.publisher}, {figure.year}"
        told = self.render(figure, language) if figure.sentence else ""
        return "\n".join(part for part in (told, method, found) if part)


def _distance(place: str, state: str | None) -> int:
    """How far a population is from a State: its own, its regions, the world, then other places."""
    narrow_first = list(REGIONS)
    if state is None:
        return len(REGIONS) - narrow_first.index(place) if place in REGIONS else _ELSEWHERE
    if place == state:
        return 0
    if place in REGIONS and state in REGIONS[place]:
        return 1 + narrow_first.index(place)
    on_this_side = state in EUROPE and (place in REGIONS or place in EUROPE)
    return _ELSEWHERE if on_this_side else 2 * _ELSEWHERE
