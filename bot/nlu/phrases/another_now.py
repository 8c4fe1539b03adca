"""Whether somebody else is being hurt at this moment, and whether who writes says that it is not them.

Who hears blows through a wall has seconds, and types what they hear in the words of a victim, of a buyer or
of nothing that the model knows. Each sentence is looked at by itself; one of last night or every weekend is
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from bot.nlu.folding import fold
from bot.nlu.phrases.expressions import built_up
from bot.nlu.phrases.phrase import Phrase
from bot.settings import configured_languages

_ENDS = re.compile(r"[.!?;:…\n]+")


class Words(NamedTuple):
    """The expressions of a language."""

    happens: Phrase
    not_now: Phrase
    not_me: Phrase


def another_is_hurt_now(text: str, languages: Iterable[str]) -> bool:
    """Whether a sentence of a text, as written, tells that somebody else is hurt or taken at this moment.

    Args:
        text: as written.
        languages: those that it may be in.
    """
    parts = _sentences(text)
    return any(
        words.happens.search(part) and not words.not_now.search(part)
        for words in _words_of(languages)
        for part in parts
    )


def is_of_another_time(text: str, languages: Iterable[str]) -> bool:
    """Whether a sentence of a text tells of last night, of every weekend, or that it has stopped."""
    parts = _sentences(text)
    return any(words.not_now.search(part) for words in _words_of(languages) for part in parts)


def says_not_me(folded: str, languages: Iterable[str]) -> bool:
    """Whether a folded text protests that the trouble is another's: "I'm fine, it's the girl next door"."""
    return any(words.not_me.search(folded) for words in _words_of(languages))


def _sentences(text: str) -> list[str]:
    return [fold(part) for part in _ENDS.split(text)]


def _words_of(languages: Iterable[str]) -> list[Words]:
    return [*map(words_of, {*languages} & {*configured_languages()})]


@cache
def words_of(language: str) -> Words:
    """What a language has rows for; read once."""
    return Words(*built_up(__file__, language, Words._fields))
