"""Words that are looked for in a folded text, asked only of texts that have any of what they need.

There are 1,600 such patterns, and most messages have the words of a hundred. One pass over a text
finds which (`bot.nlu.needed`, as for the safety net), so that a message costs a fraction of asking each;
what a pattern says of a text stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.nlu.needed import Candidates
from bot.nlu.once import is_remembered, once
from bot.nlu.phrases.compiled import compiled, needs


class Phrase:
    """One pattern, compiled when a text first has what it needs.

    Args:
        pattern: as Python's `re` writes it, for folded texts.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first place where a text matches, from a position on."""
        return compiled(self.pattern).search(text, start) if self._may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All places where a text matches."""
        return compiled(self.pattern).finditer(text) if self._may_match(text) else iter(())

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Whether a whole text matches."""
        return compiled(self.pattern).fullmatch(text) if self._may_match(text) else None

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with something else in each place."""
        return compiled(self.pattern).sub(put, text) if self._may_match(text) else text

    def _may_match(self, text: str) -> bool:
        # What a text may match is worth working out only where hundreds ask it, in a reading.
        is_known = is_remembered() and self in _index.known
        return not is_known or self in once(_index.possible, text)


_phrases: dict[str, Phrase] = {}


def phrase(pattern: str) -> Phrase:
    """The phrase of a pattern; the same one wherever it stands."""
    return _phrases.setdefault(pattern, Phrase(pattern))


def index_phrases() -> None:
    """Work out which strings the phrases need that were made by now; later ones are asked of each text."""
    global _index  # noqa: PLW0603  one for the process, as the patterns are
    _index = Candidates({each: needs(each.pattern) for each in _phrases.values()})


_index = Candidates[Phrase]({})
