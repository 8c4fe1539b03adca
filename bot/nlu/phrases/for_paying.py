"""Whether somebody asks if one is punished for paying, as buyers do; never of what happened already."""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_FOR_PAYING = whole_words(_SAID["for_paying"])


def is_punished_for_paying(folded: str) -> bool:
    """Whether a folded text asks whether one is punished for paying."""
    return _FOR_PAYING.search(folded) is not None
