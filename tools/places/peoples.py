"""Names of peoples, which stand for the law of their State: `the Dutch allow it`, `у поляков`.

Used only by `build`. Only masculine and collective forms: the feminine ones (`украинки`) name the
persons who are sold, never a place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.nlu.places.text import key
from tools.places import sources
from tools.places.lexicon import Lexicon

_SAME_IN_PLURAL = re.compile(r"(?:sh|ch|se|ss|men)$")
"""English demonyms without an ending: `the Dutch`, `the Swiss`, `the Portuguese`."""


def peoples(node: Path, lexicon: Lexicon, folder: Path) -> dict[tuple[str, str], set[str]]:
    """(Folded form, code) → the languages in which it is so: `este` is a people only in German."""
    text = (folder / "peoples.yml").read_text(encoding="utf-8")
    reviewed: dict[str, dict[str, list[str]]] = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - only text
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    taken: set[tuple[str, str]] = set()

    def add(word: str, code: str, language: str) -> None:
        for form in map(key, _forms(word.lower(), language, lexicon)):
            if (form, language) not in taken:
                taken.add((form, language))
                found[(form, code)].add(language)

    for language, by_code in reviewed.items():
        for code, words in by_code.items():
            for word in words:
                add(word, code, language)
    for code, language, word in sources.demonyms(node):
        if language != "de" and " " not in word:
            add(word, code, language)
    return found


def _forms(word: str, language: str, lexicon: Lexicon) -> Iterator[str]:
    if language == "ru":
        yield from lexicon.russian_lexeme(word)
    elif language == "de":
        yield from _german(word)
    elif language == "en":
        yield word if _SAME_IN_PLURAL.search(word) or word.endswith("s") else f"{word}s"
    elif language == "fr":
        yield word if word[-1] in "sx" else f"{word}s"
    elif language == "it":
        yield from _italian(word)
    elif language == "es":
        yield f"{word}s" if key(word)[-1] in "aeiou" else f"{word}es"


def _german(word: str) -> Iterator[str]:
    """The singular and the plural in every case, also with `ae` for `ä`."""
    if word.endswith("er"):
        endings = ["", "n", "s"]
    elif word.endswith("e"):
        endings = ["", "n", "r"] if word == "deutsche" else ["", "n"]
    else:
        endings = ["", "en", "s"] if word[-1] in "rt" else ["", "s"]
    for form in [word + ending for ending in endings]:
        yield form
        yield re.sub("[äöü]", lambda umlaut: f"{key(umlaut.group())}e", form)


def _italian(word: str) -> Iterator[str]:
    stem = word[:-1]
    yield f"{stem}i"
    if stem.endswith(("c", "g")):
        yield f"{stem}hi"
