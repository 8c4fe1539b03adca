"""What operators should know of the content: kinds of law, the law table, what is stale, what lacks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge import check
from bot.knowledge.law import LawBook, LawText
from bot.knowledge.place_names import PlaceNames
from bot.knowledge.resources import Directory
from bot.languages import configured_languages
from bot.settings import PROJECT
from bot.words import Words

KNOWLEDGE = Path(check.__file__).resolve().parent
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


@dataclass(frozen=True, slots=True)
class LawRow:
    """One jurisdiction in the table."""

    code: str
    name: str
    buying: str
    approaches: str
    confidence: str
    verified_on: dt.date
    is_stale: bool


class Facts:
    """The content as operators see it; read once when the console starts."""

    def __init__(self) -> None:
        self._words = Words.load(PROJECT / "responses", configured_languages())
        self._laws = LawBook.load(KNOWLEDGE / "law")
        self._law_text = LawText(self._words, self._laws)
        self._places = PlaceNames(self._words)
        self._directory = Directory.load(KNOWLEDGE / "resources")

    def typology(self, language: str = "en") -> list[tuple[str, str]]:
        """Each kind of law with the sentence by which visitors hear it."""
        return [(kind, self._law_text.approach(kind, language)) for kind in TYPOLOGY]

    def laws(self, today: dt.date, language: str = "en") -> list[LawRow]:
        """Every State and every part that differs, by name."""
        stale = {law.code for law in self._laws.stale(today)}
        rows = [
            LawRow(
                code=law.code,
                name=self._places.name(law.code, language),
                buying=law.buying,
                approaches=", ".join(law.approaches),
                confidence=law.confidence,
                verified_on=law.verified_on,
                is_stale=law.code in stale,
            )
            for law in (self._laws.get(code) for code in self._laws.codes)
        ]
        return sorted(rows, key=lambda row: row.name)

    def stale(self, today: dt.date) -> list[str]:
        """What has to be checked again, one sentence each."""
        return check.stale(KNOWLEDGE, today)

    def gaps(self, language: str = "en") -> list[tuple[str, str]]:
        """States that lack an address of their own for a need: the name, and the needs."""
        needs: dict[str, list[str]] = {}
        for gap in self._directory.gaps():
            needs.setdefault(self._places.name(gap.country, language), []).append(gap.need)
        return [(name, ", ".join(lacking)) for name, lacking in sorted(needs.items())]
