"""Whether a text speaks of deleting something: a chat, the history, a call."""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_DELETE = whole_words(_SAID["delete"])


def speaks_of_deleting(folded: str) -> bool:
    """Whether a folded text does."""
    return _DELETE.search(folded) is not None
