"""Whether somebody names a person who could be with them, as they were asked: "my sister"."""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words
from bot.nlu.phrases.negation import says_no

_SAID = expressions(__file__)

LONGEST = 10
"""Words of an answer to who could be there; a longer one tells something else."""

_PEOPLE = whole_words(_SAID["people"])

_NOT_THERE = whole_words(_SAID["not_there"])

_COMES = whole_words(_SAID["comes"])

_NOBODY = whole_words(_SAID["nobody"])


def says_they_come(folded: str) -> bool:
    """Whether a folded text says that who was called is on the way."""
    return len(folded.split()) <= LONGEST and _COMES.search(folded) is not None


def has_nobody(folded: str) -> bool:
    """Whether a folded text says, asked who could be there, that there is nobody, or none who still talks."""
    return _NOBODY.search(folded) is not None


def names_company(folded: str) -> bool:
    """Whether a folded text names such a person, and says no to nothing: "my brother doesn't pick up"."""
    is_answer = len(folded.split()) <= LONGEST and _PEOPLE.search(folded) is not None
    is_there = _NOT_THERE.search(folded) is None and not has_nobody(folded)
    return is_answer and is_there and not says_no(folded)
