"""Whether a text of ours sends somebody out, to others, to another telephone, or into a calm call."""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_SENDS = whole_words(_SAID["sends"])


def sends_out(folded: str) -> bool:
    """Whether a folded text does so: wrong for who is locked in, or hides behind a bolt."""
    return _SENDS.search(folded) is not None
