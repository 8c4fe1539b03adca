"""Whether a message says no to anything: what takes something away is not heard where it does not."""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_NO = whole_words(_SAID["denies"])

_FIRST = re.compile(
    rf"(?:{_SAID['before_no']}\s)*{_SAID['first_no']}(?!\w)(?! {_SAID['cannot_bear']}(?!\w))"
)
"""A no at the beginning; "I can't bear it any more" is none."""

_YES = re.compile(
    rf"(?:{_SAID['before_yes']}\s)*"
    rf"(?:{_SAID['first_yes']}|{_SAID['or_if']}(?! {_SAID['behind_if']}(?!\w)))(?!\w)"
)

_OR_NOT = whole_words(_SAID["or_not"])


def begins_with_yes(folded: str) -> bool:
    """Whether a folded text begins with a plain yes, whatever comes behind it; "si me ve" is an "if"."""
    return _YES.match(folded) is not None


def begins_with_no(folded: str) -> bool:
    """Whether a folded text begins with a plain no, whatever comes behind it."""
    return _FIRST.match(folded) is not None


def says_no(folded: str) -> bool:
    """Whether a folded text has a word that denies or refuses, in any of our languages."""
    return _NO.search(folded) is not None


def without_or_not(folded: str) -> str:
    """A folded text without what makes a question and denies nothing: "legal or not in Denmark?"."""
    return _OR_NOT.sub(" ", folded)
