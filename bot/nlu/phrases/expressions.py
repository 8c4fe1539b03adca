"""Reads what a module of this folder looks for from the YAML file beside it, by name and language.

The rows are regular expressions for texts as `bot.nlu.folding.fold` leaves them, and may be written as people
write: accents and apostrophes are taken away, and brackets group without being numbered. All languages are
one expression, because which one is spoken may be guessed wrongly.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.nlu.phrases.phrase import Phrase, phrase

_BRACKET = re.compile(r"(?<!\\)\((?!\?)")
_NAMED = re.compile(r"\{([a-z_]+)\}")
"""Stands in a row for a group above it."""
_ACCENTS = re.compile("[\u0300-\u036f]+")


def expressions(module: str, language: str = "") -> dict[str, str]:
    """Each name of the file beside a module, as one group of its expressions.

    Args:
        module: its `__file__`.
        language: the only one; without it all. Names that it has no row for are left out.
    """
    rows = {
        name: [row for spoken, of in languages.items() for row in of if language in ("", spoken)]
        for name, languages in content_of(Path(module).with_suffix(".yml")).items()
    }
    return {name: one_of(of) for name, of in rows.items() if of}


def one_of(rows: Iterable[str]) -> str:
    """One group of several expressions, of which one has to fit."""
    return f"(?:{'|'.join(map(_plain, rows))})"


def whole_words(group: str) -> Phrase:
    """A group that is no part of a longer word."""
    return phrase(rf"(?<!\w){group}(?!\w)")


def word_groups(module: str) -> dict[str, Phrase]:
    """Each name of the file beside a module, as whole words of any language."""
    return {name: whole_words(group) for name, group in expressions(module).items()}


def built_up(module: str, language: str, names: Iterable[str]) -> list[Phrase]:
    """What some names of a language stand for in the file beside a module, as whole words.

    Args:
        module: its `__file__`; the file has the names by language, and a row may name a group above it.
        language: a code.
        names: in the order in which they are wanted.
    """
    groups: dict[str, str] = {}
    for name, rows in content_of(Path(module).with_suffix(".yml"))[language].items():
        groups[name] = _NAMED.sub(lambda found: groups[found[1]], one_of(map(str, rows)))
    return [whole_words(groups[name]) for name in names]


@cache
def content_of(file: Path) -> Any:
    """What a YAML file holds; it is read once, also where each language is asked for."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def _plain(row: str) -> str:
    """As the folded text has it: no accents (ё is е, й is и), no apostrophes."""
    letters = unicodedata.normalize("NFD", row.replace("'", ""))
    return _BRACKET.sub("(?:", _ACCENTS.sub("", letters))
