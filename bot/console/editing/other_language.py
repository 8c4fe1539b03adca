"""Whether a text is in the language that it stands for: a translator may mix up two files or two lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from bot.nlu.letters import words as words_of
from bot.words import Words

FEWEST_WORDS = 5
"""Fewer say too little."""

COMMON = 3
"""Texts of a language in which a word must stand to be one of it."""

_PLACEHOLDER = re.compile(r"\{\w*\}")


def other_language(text: str, language: str, words: Words) -> str | None:
    """The language that a text is in, if it is surely another one than it should be in.

    Surely: two more than twice as many of its words are common there. Of the wordings of the product none
    is taken for one of another language, and nearly all of other languages are (tests/console).
    """
    said = words_of(_PLACEHOLDER.sub(" ", text))
    if len(said) < FEWEST_WORDS:
        return None
    hits = {code: sum(word in known for word in said) for code, known in _common(words).items()}
    best = max(hits, key=lambda code: hits[code])
    return best if hits[best] >= 2 * hits.get(language, 0) + 2 else None


@lru_cache(2)
def _common(words: Words) -> Mapping[str, frozenset[str]]:
    """Words that stand in several texts of a language."""
    found = {}
    for language in words.languages:
        texts = (
            one.text for key in words.keys(language) for one in words.variations(key, language)
        )
        counts = Counter(
            word for text in texts for word in set(words_of(_PLACEHOLDER.sub(" ", text)))
        )
        found[language] = frozenset(word for word, count in counts.items() if count >= COMMON)
    return found
