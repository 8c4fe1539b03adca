"""The names in memory: folded form → what it may stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.nlu.places.text import romanised

LEVEL_LANGUAGES = ("en", "fr", "de", "it", "ru", "es")
"""The languages of the digits of `levels` in the data file."""

NOT_A_PLACE = "ZZ"
UNDER_LAW_OF = {"IC": "ES", "EA": "ES", "AX": "FI", "SJ": "NO"} | dict.fromkeys(
    ("RE", "GP", "MQ", "GF", "YT"), "FR"
)
"""Territories with a code of their own where the law of the State applies whole."""

MOST_WORDS = 5

_FILE = Path(__file__).parent / "places.tsv"
_SHORTEST_LOOSE = 6
_LONGEST_LOOSE = 30
"""Letters of a word that may be a misspelt name; the work grows with their square."""
_CERTAIN = ("fuzzy", "state", "strong")
_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC_LETTERS = "абвгдежзиклмнопрстуфхцчшщъыьэюя"
_SHORTEST_ROMANISED = 4
_SURE_ROMANISED = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form may stand for, and how sure the form alone makes it.

    `kind`: `strong`, `state` (a whole State), `fuzzy` (strong, and misspellings count), `small`
    (little known), `person` (also a first name), `adjective` (a demonym), `both` (a State's name
    that is also a demonym), `capital` (only as written: `LA`, `la Réunion`), `people` (a name of a
    people: `Dutch`, `поляки`).
    `levels`: by language, 0 not an ordinary word, 1 an ordinary word, 2 a very frequent one, 3 an
    ordinary word of another language. Of a people: 1 where the language calls it so.
    """

    codes: tuple[str, ...]
    others: tuple[str, ...]
    kind: str
    levels: str

    def level(self, language: str | None) -> int:
        """How ordinary the form is in a language; the highest of all when it is not known."""
        if language in LEVEL_LANGUAGES:
            return int(self.levels[LEVEL_LANGUAGES.index(language)])
        return max(int(level) for level in self.levels if level != "3")


class Table:
    """All forms."""

    def __init__(self, rows: Iterator[list[str]]) -> None:
        self._names: dict[str, Entry] = {}
        self._blocked: frozenset[str] = frozenset()
        self._russian_words: frozenset[str] = frozenset()
        self._fuzzy: list[str] = []
        self._capitals: dict[str, Entry] = {}
        self._peoples: dict[str, list[Entry]] = {}
        for codes, others, kind, levels, forms in rows:
            names = forms.split(";")
            if kind == "blocked":
                self._blocked = frozenset(names)
            elif kind == "russian":
                self._russian_words = frozenset(names)
            else:
                self._add(names, Entry(_split(codes), _split(others), kind, levels))

    def _add(self, names: list[str], entry: Entry) -> None:
        if entry.kind == "adjective":
            self._add_adjectives(names, entry)
            return
        if entry.kind == "capital":
            self._capitals.update(dict.fromkeys(names, entry))
            return
        if entry.kind == "people":
            for name in names:
                self._peoples.setdefault(name, []).append(entry)
            return
        self._names.update(dict.fromkeys(names, entry))
        if entry.kind == "fuzzy":
            self._fuzzy += names

    def _add_adjectives(self, names: list[str], entry: Entry) -> None:
        for name in names:
            known = self._names.get(name)
            both = known and Entry(known.codes, known.others, "both", known.levels)
            self._names[name] = both or entry

    @classmethod
    def load(cls, path: Path = _FILE) -> Table:
        """Read the data file."""
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines]
        rows.sort(key=lambda row: row[2] == "adjective")
        return cls(iter(rows))

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every code that a name can have."""
        return frozenset(code for entry in set(self._names.values()) for code in entry.codes)

    @cached_property
    def _romanised(self) -> dict[str, Entry]:
        """Russian forms as people write them in Latin letters; short ones need evidence."""
        table = {}
        for name, entry in self._names.items():
            if name[0].isascii() or entry.kind == "small":
                continue
            form = romanised(name)
            if len(form) >= _SURE_ROMANISED:
                table[form] = entry
            elif len(form) >= _SHORTEST_ROMANISED:
                table[form] = Entry(entry.codes, entry.others, "small", "333333")
        return table

    @cached_property
    def _loose(self) -> dict[str, list[str]]:
        """Shape → the names with this shape; two words one edit apart share a shape."""
        table: dict[str, list[str]] = {}
        for name in self._fuzzy:
            for shape in shapes(name):
                table.setdefault(shape, []).append(name)
        return table

    def exact(self, form: str) -> Entry | None:
        """The entry of a folded form."""
        return self._names.get(form)

    def people(self, form: str, language: str | None) -> Entry | None:
        """The entry of what a language calls a people; Russian also in Latin letters."""
        entries = self._peoples.get(form, ())
        if not entries and language == "ru" and form.isascii():
            entries = self._romanised_peoples.get(romanised(form), ())
        return next((entry for entry in entries if entry.level(language) == 1), None)

    @cached_property
    def _romanised_peoples(self) -> dict[str, list[Entry]]:
        return {romanised(n): e for n, e in self._peoples.items() if not n.isascii()}

    def capital(self, written: str) -> Entry | None:
        """The entry of something that is a name in capitals only (`LA`)."""
        return self._capitals.get(written)

    def russian(self, form: str) -> Entry | None:
        """The entry of a Russian form written in Latin letters."""
        return self._romanised.get(romanised(form))

    def is_russian_word(self, form: str) -> bool:
        """Whether something in Latin letters is a Russian word in daily use (`sama`, `togo`)."""
        return romanised(form) in self._russian_words

    def misspelt(self, word: str) -> Entry | None:
        """The entry of a well-known name that differs from the word by one letter."""
        if not _SHORTEST_LOOSE - 1 <= len(word) <= _LONGEST_LOOSE or word in self._blocked:
            return None
        for shape in shapes(word):
            for name in self._loose.get(shape, ()):
                if name[0] == word[0] and _one_edit(word, name):
                    return self._names[name]
        return None

    def one_letter_from(self, word: str) -> Entry | None:
        """The entry of any certain name that differs by one letter, if they all lie in one State."""
        if not _SHORTEST_LOOSE - 1 <= len(word) <= _LONGEST_LOOSE or word in self._blocked:
            return None
        found = {
            entry
            for other in _one_edit_from(word)
            if (entry := self._names.get(other))
            and entry.kind in _CERTAIN
            and not int(entry.levels)
        }
        return next(iter(found)) if len({entry.codes for entry in found}) == 1 else None


def _one_edit_from(word: str) -> Iterator[str]:
    """All words one letter away from a word; its first letter stays."""
    letters = _LATIN_LETTERS if word.isascii() else _CYRILLIC_LETTERS
    for at in range(1, len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in letters)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in letters)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def shapes(word: str) -> set[str]:
    """A word and the word without any one letter."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def _one_edit(one: str, two: str) -> bool:
    """One letter added, lost or changed, or two neighbours exchanged."""
    if abs(len(one) - len(two)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    if start is None or len(one) != len(two):
        long, short = sorted((one, two), key=len, reverse=True)
        start = len(short) if start is None else start
        return long[start + 1 :] == short[start:]
    swapped = one[start : start + 2] == two[start : start + 2][::-1]
    return one[start + 1 :] == two[start + 1 :] or (
        swapped and one[start + 2 :] == two[start + 2 :]
    )


def _split(codes: str) -> tuple[str, ...]:
    return tuple(code for code in codes.split(";") if code)
