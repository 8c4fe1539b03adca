"""Whether who writes is interrupted: the one they fear comes, wakes up or looks over at this moment.

People tell it in the middle of something else ("what papers do I need, shit, keys in the lock"), so each
clause is looked at by itself; one that names a habit, another hour or somebody who helps is none.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from bot.nlu.folding import fold
from bot.nlu.phrases.expressions import content_of, one_of, whole_words
from bot.nlu.phrases.phrase import Phrase
from bot.settings import configured_languages

_GROUP = re.compile(r"\{([a-z_]+)\}")
"""Stands in a row for a group that stands above it."""

_MARKS = re.compile(r"[.!?,;:…\n()]+|\s[-–—]+\s?|[-–—]+\s")


class Words(NamedTuple):
    """The expressions of a language."""

    at_hand: Phrase
    not_now: Phrase
    breaks: Phrase


def comes_now(text: str) -> bool:
    """Whether a text, as written, tells in any clause that somebody feared is there at this moment."""
    return any(
        words.at_hand.search(clause) and not words.not_now.search(clause)
        for words in map(words_of, configured_languages())
        for mark in _MARKS.split(text)
        for clause in _cut(fold(mark), words.breaks)
    )


def _cut(folded: str, breaks: Phrase) -> list[str]:
    """The clauses that begin at exclamations: "do they fuck hes back"."""
    starts = [0, *(found.start() for found in breaks.finditer(folded)), len(folded)]
    return [folded[a:b].strip() for a, b in pairwise(starts) if a < b]


@cache
def words_of(language: str) -> Words:
    """What a language has rows for; read once."""
    groups: dict[str, str] = {}
    for name, rows in content_of(Path(__file__).with_suffix(".yml"))[language].items():
        groups[name] = _GROUP.sub(lambda found: groups[found[1]], one_of(map(str, rows)))
    return Words(*(whole_words(groups[name]) for name in Words._fields))
