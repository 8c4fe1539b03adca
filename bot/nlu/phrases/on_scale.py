"""What answers the readiness ruler without a number: "it depends", "not at all"."""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_DEPENDS = whole_words(_SAID["depends"])

_LOW_END = re.compile(rf"^(?:{_SAID['before']} )?{_SAID['low_end']}$")


def depends(folded: str) -> bool:
    """Whether a folded text cannot give one number: both sides are reflected then."""
    return _DEPENDS.search(folded) is not None


def is_low_end(folded: str) -> bool:
    """Whether a folded text is the low end of the ruler in its own words, and nothing else."""
    return _LOW_END.search(folded) is not None
