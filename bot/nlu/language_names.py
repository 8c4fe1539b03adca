"""Which languages a message names: `english pls`, `на польском`, `parla francese?`.

The names come from CLDR (Babel): every language's name in our languages, and its own for itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.nlu.places.text import key, romanised, tokens

SHORTEST_NAME = 4
"""Letters of a name; shorter ones (Ga, Ewe, Fon) are words of our languages."""

SHORTEST_STEM = 5
"""Letters that an inflected form has in common with the name."""

ENDING = 3
"""Letters that an inflection may add (`englischer`, `inglizcha`)."""

NICKNAMES = Path(__file__).parent / "language_nicknames.yml"


@dataclass(frozen=True, slots=True)
class NamedLanguage:
    """A language named in a text."""

    code: str
    start: int
    end: int


class LanguageNames:
    """Finds names of languages. Build once with `build`; safe to share between threads."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        self._codes = dict(codes)
        self._stems: dict[str, list[str]] = {}
        for name in self._codes:
            if len(name) >= SHORTEST_STEM:
                self._stems.setdefault(name[:SHORTEST_STEM], []).append(name)

    @classmethod
    def build(cls, languages: Sequence[str]) -> LanguageNames:
        """Collect the names.

        Args:
            languages: those in which visitors write, the most trusted first.
        """
        codes: dict[str, str] = {}
        for name, code in _cldr_names(languages):
            form = _form(key(name))
            if len(form) >= SHORTEST_NAME and " " not in form:
                codes.setdefault(form, code)
        nicknames = yaml.safe_load(NICKNAMES.read_text(encoding="utf-8"))
        for code, names in nicknames.items():
            codes.update({_form(key(name)): code for name in names})
        return cls(codes)

    def find(self, text: str) -> list[NamedLanguage]:
        """Languages named, in the order of the text."""
        found = []
        for token in tokens(text):
            code = self._code(_form(token.folded))
            if code:
                found.append(NamedLanguage(code, token.start, token.end))
        return found

    def _code(self, word: str) -> str | None:
        if word in self._codes:
            return self._codes[word]
        best, shared = None, 0
        for name in self._stems.get(word[:SHORTEST_STEM], ()):
            common = _common(name, word)
            if common > shared and common >= len(name) - 2 and len(word) <= common + ENDING:
                best, shared = name, common
        return self._codes[best] if best else None

    def save(self, folder: Path) -> None:
        """Write the table as JSON."""
        text = json.dumps(self._codes, ensure_ascii=False)
        (folder / "language_names.json").write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> LanguageNames:
        """Read what `save` wrote."""
        text = (folder / "language_names.json").read_text(encoding="utf-8")
        return cls(json.loads(text))


def _common(name: str, word: str) -> int:
    """Length of the common beginning."""
    pairs = enumerate(zip(name, word, strict=False))
    return next((i for i, (one, other) in pairs if one != other), min(len(name), len(word)))


def _form(folded: str) -> str:
    """The spelling by which names are compared: Russian is one in either alphabet."""
    return romanised(folded)


def _cldr_names(languages: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Pairs of name and ISO 639 code: own names first, then the names in each of our languages."""
    from babel import Locale, UnknownLocaleError  # reads many files; only training does it
    from babel.localedata import locale_identifiers

    known = sorted({name for name in locale_identifiers() if "_" not in name and name != "root"})
    for code in known:
        own = Locale.parse(code).get_display_name(code)
        if own:
            yield own, code
    for language in languages:
        try:
            names = Locale.parse(language).languages
        except (UnknownLocaleError, ValueError):
            continue
        for code, name in sorted(names.items()):
            if len(code) == 2 or code in known:
                yield name, code


def spoken_in(country: str | None) -> tuple[str, ...]:
    """Official languages of a country, by its ISO 3166 code or its part's; none where none is known."""
    if not country:
        return ()
    from babel.languages import get_official_languages  # reads CLDR's table at the first call

    return tuple(get_official_languages(country.partition("-")[0].upper(), de_facto=True))
