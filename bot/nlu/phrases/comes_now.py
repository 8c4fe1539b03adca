"""Whether who writes is interrupted: the one they fear comes, wakes up or looks over at this moment.

People tell it in the middle of something else ("what papers do I need, shit, keys in the lock"), so each
clause is looked at by itself; one that names a habit, another hour or somebody who helps is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from bot.nlu.folding import fold
from bot.nlu.phrases.expressions import built_up
from bot.nlu.phrases.phrase import Phrase
from bot.settings import configured_languages

_MARKS = re.compile(r"[.!?,;:…\n()]+|\s[-–—]+\s?|[-–—]+\s")

_ASKED = re.compile(r"(?:(?<=[.!?,;:…\n])|^)\s*(?:[^\W\d_]+\s+){0,2}[^\W\d_]+\s*\?")
"""A question of three words at most: "the door?" tells of nobody at it."""


MOST_BEHIND = 12
"""Words that somebody writes on in haste; who writes more behind the sign is not interrupted by it."""


class Words(NamedTuple):
    """The expressions of a language."""

    at_hand: Phrase
    not_now: Phrase
    breaks: Phrase


def comes_now(text: str, languages: Iterable[str]) -> bool:
    """Whether a text tells in any clause that somebody feared is there at this moment.

    Args:
        text: as written.
        languages: those that it may be in; a gasp in one is a plain word in another ("bye").
    """
    parts = [fold(part) for part in _MARKS.split(_ASKED.sub(" ", text))]
    words_from = [*accumulate(len(part.split()) for part in reversed(parts))][::-1]
    return any(
        words.at_hand.search(clause) and not words.not_now.search(clause)
        for words in map(words_of, {*languages} & {*configured_languages()})
        for part, left in zip(parts, [*words_from[1:], 0], strict=True)
        if left <= MOST_BEHIND
        for clause in _cut(part, words.breaks)
    )


def _cut(folded: str, breaks: Phrase) -> list[str]:
    """The clauses that begin at exclamations: "do they fuck hes back"."""
    starts = [0, *(found.start() for found in breaks.finditer(folded)), len(folded)]
    return [folded[a:b].strip() for a, b in pairwise(starts) if a < b]


@cache
def words_of(language: str) -> Words:
    """What a language has rows for; read once."""
    return Words(*built_up(__file__, language, Words._fields))
