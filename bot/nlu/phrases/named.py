"""What an answer to an open question of ours names, and in what manner it answers.

"The money mostly" names money, "boh, non lo so" nothing, and both deserve more than that they were read.
What is taken up is only what a word stands for; whoever says that they are *not* bored names no boredom.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from bot.nlu.folding import clauses, fold

FILE = Path(__file__).with_name("named.yml")

NO_PART = frozenset({"after", "alone", "boredom", "ease", "habit", "past"})
"""Themes of which a no may be a part ("not a soul", "nothing to do"); of the others it takes them back."""

SHORT = 90
"""Letters of a message that may be nothing but a manner of answering."""

OF_WEIGHT = {"leaves": 140, "own_rule": 140}
"""Letters of one in which a rule of the writer's own is heard whatever stands around it."""

_NOT = (
    r"(?<!\w)(?:no|not|dont|isnt|arent|without|never|nicht|kein\w*|ohne|nie|pas|sans|jamais|non|senza|mai"
    r"|sin|nunca|не|без|нет)(?: \w+)? $"
)
"""A no, and a word at most, before what is named."""


class _Words(NamedTuple):
    """The expressions of a language, made once."""

    themes: Mapping[str, re.Pattern[str]]
    manners: Mapping[str, re.Pattern[str]]


@cache
def _words(language: str) -> _Words | None:
    lists: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]] = yaml.safe_load(
        FILE.read_text(encoding="utf-8")
    )
    own = lists.get(language)
    if own is None:
        return None
    return _Words(
        {
            name: re.compile(rf"(?<!\w)(?:{'|'.join(of)})(?!\w)")
            for name, of in own["themes"].items()
        },
        {name: re.compile(rf"(?:{'|'.join(of)})") for name, of in own["manners"].items()},
    )


_BEFORE = re.compile(_NOT)


def named(text: str, language: str) -> tuple[str, ...]:
    """The themes that a text names, weightiest first.

    Args:
        text: as it was written.
        language: of the talk.
    """
    words, parts = _words(language), clauses(text)
    if words is None:
        return ()
    return tuple(
        theme
        for theme, pattern in words.themes.items()
        if any(_names(theme, pattern, part) for part in parts)
    )


def _names(theme: str, pattern: re.Pattern[str], clause: str) -> bool:
    """Whether a clause names a theme, and does not say that it is none."""
    return any(
        theme in NO_PART or not _BEFORE.search(clause[: found.start()])
        for found in pattern.finditer(clause)
    )


def manner(text: str, language: str) -> str:
    """The manner of a text that says no more than how it answers: `unsure`, `nothing`, `counter`; else none.

    Args:
        text: as it was written.
        language: of the talk.
    """
    words, folded = _words(language), fold(text)
    if words is None or not folded:
        return ""
    return next(
        (
            name
            for name, of in words.manners.items()
            if len(folded) <= OF_WEIGHT.get(name, SHORT) and of.fullmatch(folded)
        ),
        "",
    )
