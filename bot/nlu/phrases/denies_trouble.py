"""Whether somebody says that nobody blackmails them, and that they were not caught: we took it for known.

What a talk was about stays its matter, so that "and my wife?" is understood; taken wrongly, it turns every
later message into one of a blackmailed or arrested man.
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_DENIES = whole_words(_SAID["denies"])


def denies_trouble(folded: str) -> bool:
    """Whether a folded text says so."""
    return _DENIES.search(folded) is not None
