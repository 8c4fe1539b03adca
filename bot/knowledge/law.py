"""The law on buying sex, State by State: found by its code, told in one language with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge import formats
from bot.knowledge.law_schema import Approach, Law, StateFile
from bot.knowledge.law_sentences import Phrase, chosen_phrases
from bot.knowledge.place_names import PlaceNames, parent
from bot.knowledge.regions import US_STATES
from bot.knowledge.schema import (
    Confidence,
    KnowledgeError,
    Source,
    files_of,
    months_before,
    read_entry,
)
from bot.words import Words

_ANY_PART = "*"


class LawBook:
    """All laws, read once at start."""

    def __init__(self, states: Iterable[StateFile]) -> None:
        self._laws: dict[str, Law] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        for state in states:
            self._laws[state.state.code] = state.state
            own: list[str] = []
            for part in state.parts:
                for code in part.also or (part.code,):
                    self._laws[code] = part.model_copy(update={"code": code})
                    own.append(code)
                self._laws[part.code] = part
            self._parts[state.state.code] = tuple(
                sorted(code for code in own if not code.endswith(_ANY_PART))
            )

    @classmethod
    def load(cls, folder: Path) -> LawBook:
        """Read every `<ISO>.yml` of the folder.

        Raises:
            KnowledgeError: a file is malformed, or its name is not the code of its State.
        """
        states = []
        for file in files_of(folder):
            state = read_entry(file, StateFile)
            if state.state.code != file.stem:
                raise KnowledgeError(
                    f"{file}: the code inside is {state.state.code}; rename one of them"
                )
            states.append(state)
        return cls(states)

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of all entries: States, their parts and the rule for other parts (`US-*`)."""
        return tuple(self._laws)

    @property
    def states(self) -> tuple[str, ...]:
        """Codes of the States alone."""
        return tuple(self._parts)

    def get(self, code: str) -> Law:
        """The law of a State or a part of it.

        A part without its own entry has the rule for other parts of that State, if there is one,
        else the State's.

        Raises:
            KeyError: no such State is known.
        """
        known = self._laws.get(code)
        if known is not None:
            return known
        state = self._laws[parent(code)]
        general = self._laws.get(f"{state.code}-{_ANY_PART}")
        if general is not None and code in US_STATES:
            return general.model_copy(update={"code": code})
        return state

    def parts(self, code: str) -> tuple[str, ...]:
        """Parts of a State to ask about because their law differs; empty for a part."""
        return self._parts.get(code, ())

    def stale(self, today: dt.date, months: int = 12) -> list[Law]:
        """Laws that were last checked longer ago than that; they are still told, with their date."""
        oldest = months_before(today, months)
        return [law for law in self._laws.values() if law.verified_on < oldest]


@dataclass(frozen=True, slots=True)
class LawAnswer:
    """The law of one place, ready to send.

    `text` is at most three sentences and one line with the source; the other fields are for
    buttons, links and the outcome. An unverified law has no approaches, statute or penalty.
    """

    jurisdiction: str
    text: str
    approaches: tuple[Approach, ...]
    statute: str | None
    penalty: str | None
    source: Source
    verified_on: dt.date
    confidence: Confidence
    needs_subdivision: bool
    parts: tuple[str, ...]
    is_stale: bool


class LawText:
    """Laws as sentences of a language."""

    def __init__(self, words: Words, book: LawBook, *, fresh_months: int = 12) -> None:
        self._words = words
        self._book = book
        self._places = PlaceNames(words)
        self._fresh_months = fresh_months

    def render(self, code: str, language: str, today: dt.date) -> LawAnswer:
        """The answer for a place.

        Raises:
            KeyError: no such State is known.
        """
        law = self._book.get(code)
        parts = self._book.parts(law.code) if law.needs_subdivision else ()
        told = [(phrase.key, self._say(phrase, law, language)) for phrase in chosen_phrases(law)]
        penalties = [sentence for key, sentence in told if key.startswith("law_penalty_")]
        verified = law.confidence != "low"
        return LawAnswer(
            jurisdiction=law.code,
            text=" ".join(sentence for _, sentence in told)
            + "\n"
            + self._source_line(law, language),
            approaches=law.approaches if verified else (),
            statute=law.statute if verified else None,
            penalty=penalties[0] if penalties else None,
            source=law.source,
            verified_on=law.verified_on,
            confidence=law.confidence,
            needs_subdivision=law.needs_subdivision,
            parts=parts,
            is_stale=law.verified_on < months_before(today, self._fresh_months),
        )

    def approach(self, approach: str, language: str) -> str:
        """One sentence about an approach of the typology, or about `minors` and `platforms`."""
        return self._words.text(f"approach_{approach}", language)

    def _say(self, phrase: Phrase, law: Law, language: str) -> str:
        values: dict[str, str] = {
            "in_place": self._places.inside(law.code, language),
        }
        for name, amount in phrase.money.items():
            values[name] = formats.money(amount, phrase.currency, language)
        for name, months in phrase.months.items():
            values[name] = formats.duration(months, language)
        for name, date in phrase.dates.items():
            values[name] = formats.day(date, language)
        return self._words.text(phrase.key, language, **values, **phrase.plain)

    def _source_line(self, law: Law, language: str) -> str:
        date = formats.day(law.verified_on, language)
        if law.confidence == "low":
            return self._words.text("law_source_unverified", language, date=date)
        source = law.source.title
        if law.statute is None:
            return self._words.text("law_source", language, source=source, date=date)
        statute = law.statute.rstrip(".")
        return self._words.text(
            "law_source_statute", language, statute=statute, source=source, date=date
        )
