"""Whether a text ends with a farewell: whoever leaves is not asked one more question."""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_FAREWELL = re.compile(rf"(?<!\w){_SAID['farewell']}(?: {_SAID['behind_farewell']})?$")

_LEAVES_LIFE = whole_words(_SAID["leaves_life"])
"""To whom no one says goodbye who only leaves a chat."""

_THANKS = re.compile(rf"^(?:{_SAID['before_thanks']} )?{_SAID['thanks']}(?!\w)")
_BUT = whole_words(_SAID["but"])


def gives_thanks(folded: str) -> bool:
    """Whether a folded text begins with thanks, and takes nothing of it back."""
    return _THANKS.search(folded) is not None and not _BUT.search(folded)


def says_goodbye(folded: str) -> bool:
    """Whether a folded text ends with a farewell to us."""
    return _FAREWELL.search(folded) is not None and not _LEAVES_LIFE.search(folded)
