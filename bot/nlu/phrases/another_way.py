"""Whether somebody wants another answer: they heard this one, want something else, or no police.

Said by who is in danger these few words are a plea: an apology alone, or the same numbers again, lose them.
"""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

SHORT = 9
"""Words of a message that says no more than that."""

_OTHER = whole_words(_SAID["other"])
_REPEATS = whole_words(_SAID["repeats"])
_POLICE = _SAID["police"]
_NO_POLICE = whole_words(
    rf"(?:{_SAID['no_to']} ?{_POLICE}|{_POLICE} {_SAID['no_behind']}(?! \w+ \w+ \w+ \w+))"
)
_TOLD = whole_words(_SAID["told"])
"""What is told of the police, and no wish: "no police came"."""

_THEIRS, _TAKEN = whole_words(_SAID["police_are_theirs"]), whole_words(_SAID["taken"])

_IS_TRUE = re.compile(rf"^(?:{_SAID['before']} )*{_SAID['if_true']}$")


def asks_if_true(folded: str) -> bool:
    """Whether a folded text asks no more than whether it is true what was told."""
    return _IS_TRUE.search(folded) is not None


def wants_other(folded: str) -> bool:
    """Whether a folded text of a few words wants another answer than it had."""
    is_said = _OTHER.search(folded) or _REPEATS.search(folded)
    return is_said is not None and len(folded.split()) <= SHORT


def wants_no_police(folded: str) -> bool:
    """Whether a folded text says that the police are to be left out."""
    found = _NO_POLICE.search(folded)
    return found is not None and _TOLD.search(folded[found.end() :]) is None


def only_wants_no_police(folded: str) -> bool:
    """Whether a folded text says that and little more."""
    return wants_no_police(folded) and len(folded.split()) <= SHORT


def says_police_are_theirs(folded: str) -> bool:
    """Whether a folded text says that the police there are with those whom somebody fears, or one of them."""
    return _THEIRS.search(folded) is not None and _TAKEN.search(folded) is None
