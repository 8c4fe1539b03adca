"""Words that end, begin or explain a conversation when they are a whole message (decisions/0005)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.nlu.folding import fold


class Keywords:
    """The reserved words of all languages together: a visitor may use any.

    Args:
        words: `stop`, `start` and `help`, each with its words.
    """

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        self._meaning = {fold(word): kind for kind, group in words.items() for word in group}

    def meaning(self, text: str) -> str | None:
        """`stop`, `start`, `help`, or nothing; case, accents and a closing point do not matter."""
        return self._meaning.get(fold(text[:40]))
