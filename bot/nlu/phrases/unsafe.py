"""Whether an answer to "can you write safely now?" says that they cannot: silence is for nobody else.

The model hears a no in any message of trouble that has one in it. "He took my passport" and "I've no credit
to call" go on telling, and silence would leave them without a number.
"""

from __future__ import annotations

from bot.nlu.folding import clauses, fold
from bot.nlu.phrases.alone import is_no_to_now
from bot.nlu.phrases.expressions import expressions, whole_words
from bot.nlu.phrases.not_near import somebody_is_near

_SAID = expressions(__file__)

_UNSAFE = whole_words(_SAID["unsafe"])

FEW = 1
"""Words of an answer that says nothing but its no."""


def says_unsafe(text: str) -> bool:
    """Whether a text, as it was written, says so: in few words, as a no alone, or by why it is not safe."""
    folded = fold(text)
    return (
        len(folded.split()) <= FEW
        or any(map(is_no_to_now, clauses(text)))
        or _UNSAFE.search(folded) is not None
        or somebody_is_near(folded)
    )
