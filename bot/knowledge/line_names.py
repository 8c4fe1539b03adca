"""Which lines of the directory a message names: "does Telefono Amico answer now?", "is the 3919 free?"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from bot.knowledge.place_names import parent
from bot.knowledge.resource_schema import Resource
from bot.knowledge.resources import Directory
from bot.nlu.folding import LONGEST, fold

SHORTEST_WORD = 7
"""Letters of a name of one word that says enough by itself; a shorter one may be anybody's."""

ONCE_SHOWN = frozenset(
    {"hilfetelefon", "ma securite", "stop it now", "take it down", "text about it", "помощь рядом"}
)
"""Names that are said without this line in mind; they count once the line was shown."""

OF_EACH_STATE = frozenset({"fiz", "lefo", "lefoe", "womens aid"})
"""Names that other lines of other States have as well, or that are short; they count where the talk is."""

SHORTEST_NUMBER = 3
"""Digits of a telephone number that is named as it is dialled: "the 3919"."""

SHORT_NUMBER = 4
"""Digits up to which a number may be a price or a year as well."""

_GENERAL = re.compile(
    r"^(?:national|nacional\w*|nationale?r?) | (?:italia|moldova|украіна|ukraine|international|polska|sverige"
    r"|norge|nl|helpline|ceska republika|vlaanderen|online|uk)$"
)
"""What people leave out of a name: "Telefono Amico" for "Telefono Amico Italia"."""

MOST_NAMED = 2
"""Lines that a message is taken to name; more would be a table."""

_IN_BRACKETS = re.compile(r"\([^)]*\)")
_BETWEEN_NAMES = re.compile(r"\s[/–-]\s|:\s")
_NUMBER = re.compile(r"\+?\d(?:[ ./()-]{0,2}\d)+")


CALLED_SO = {
    "weisse ring": "de-victim-3",
    "weissen ring": "de-victim-3",
    "weisser ring": "de-victim-3",
    "hilfetelefon": "de-victim-1",
    "unseen": "gb-report-1",
    "modern slavery helpline": "gb-report-1",
    "domestic abuse helpline": "gb-abuse-1",
    "sos amitie": "fr-crisis-3",
    "numero antitratta": "it-report-1",
    "ccem": "fr-victim-5",
    "numero du nid": "fr-victim-4",
    "fiz": "ch-victim-1",
    "lefo": "at-victim-4",
    "lefoe": "at-victim-4",
    "animus": "bg-victim-1",
    "анимус": "bg-victim-1",
    "ла страда": "ua-victim-1",
}
"""Other names by which people know a line."""


class Named(NamedTuple):
    """Rows that a text names, and what it says beside the name, folded."""

    rows: tuple[str, ...] = ()
    rest: str = ""


class LineNames:
    """What the lines of a directory are called, and their numbers.

    Args:
        directory: whose lines are meant; those that no visitor sees are not.
    """

    def __init__(self, directory: Directory) -> None:
        self._states: dict[str, str] = {}
        self._numbers: dict[str, list[str]] = defaultdict(list)
        self._names: dict[str, list[str]] = defaultdict(list)
        for file in directory.files:
            for row in file.resources:
                if row.show and row.access == "open" and row.service is None:
                    self._states[row.id] = file.country
                    self._note(row)
        for name, row_id in CALLED_SO.items():
            if row_id in self._states:
                self._names[name].append(row_id)

    def _note(self, row: Resource) -> None:
        for number in row.numbers:
            if len(digits := _digits(number)) >= SHORTEST_NUMBER:
                self._numbers[digits].append(row.id)
        for name in _called(row.name or ""):
            for form in {name, _GENERAL.sub("", name)}:
                if " " in form or len(form) >= SHORTEST_WORD:
                    self._names[form].append(row.id)

    def named(self, text: str, place: str, shown: Collection[str] = ()) -> Named:
        """The rows that a text names: those shown before first, then those of the place; often none.

        Args:
            text: as it was written; not kept.
            place: where the talk is, or may be; empty where nothing is known.
            shown: rows that this talk showed.
        """
        folded = fold(text)
        name, rows = self._by_name(folded)
        state = parent(place) if place else ""
        numbered = self._by_number(text, state, shown)
        found = list(dict.fromkeys([*rows, *numbered]))
        if name in ONCE_SHOWN:
            found = [row for row in found if row in shown]
        of_talk = [row for row in found if row in shown]
        of_talk = of_talk or [row for row in found if self._states[row] == state]
        if not of_talk and state and name in OF_EACH_STATE:
            return Named()
        if not of_talk and len({self._states[row] for row in found}) > MOST_NAMED:
            return Named()
        rest = " ".join(folded.replace(name, " ", 1).split()) if name else folded
        return Named(tuple((of_talk or found)[:MOST_NAMED]), rest if found else "")

    def _by_name(self, folded: str) -> tuple[str, Iterable[str]]:
        """The longest name in a text, and its rows."""
        words = folded.split()
        for length in range(min(len(words), 10), 0, -1):
            for start in range(len(words) - length + 1):
                name = " ".join(words[start : start + length])
                if rows := self._names.get(name):
                    return name, rows
        return "", ()

    def _by_number(self, text: str, state: str, shown: Collection[str]) -> Iterable[str]:
        """Rows of the numbers in a text; a short one, which may be a price, only of lines at hand."""
        return [
            row
            for digits in map(_digits, _NUMBER.findall(text[:LONGEST]))
            for row in self._numbers.get(digits, ())
            if len(digits) > SHORT_NUMBER or row in shown or self._states[row] == state
        ]


def _called(name: str) -> list[str]:
    """What a line is called: each of its names, without what stands in brackets."""
    return [f for part in _BETWEEN_NAMES.split(_IN_BRACKETS.sub("", name)) if (f := fold(part))]


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
