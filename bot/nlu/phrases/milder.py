"""Whether an answer to "how bad is it?" picks the milder half of our question: "everything's too much"."""

from __future__ import annotations

from bot.nlu.phrases.dying import names_dying
from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_MILDER = whole_words(_SAID["milder"])

_NO_MORE = whole_words(_SAID["no_more"])
"""What leaves it open, so that it is asked on."""


def is_milder(folded: str) -> bool:
    """Whether a folded text says that everything is too much, and nothing of dying or of no strength left."""
    is_open = names_dying(folded) or _NO_MORE.search(folded) is not None
    return _MILDER.search(folded) is not None and not is_open
