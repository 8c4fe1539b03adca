"""Whether a clause is an answer and nothing else: a yes to whether they think of dying, a no to "now"."""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_YES = re.compile(
    rf"^{_SAID['a_yes']}(?: {_SAID['behind_yes']})?$"
    rf"|^{_SAID['both']}(?: \w+)?$"
    rf"|^(?:{_SAID['before_thinks']} )*{_SAID['thinks']}(?: \w+)?$"
)

_NO_TO_NOW = re.compile(
    rf"{_SAID['a_no']}(?: {_SAID['no_again']})*(?: {_SAID['now']})?(?: {_SAID['closes']})?"
    rf"|{_SAID['not_now']}"
)

_LIVES_THERE = whole_words(
    rf"(?:{_SAID['lives']} (?:{_SAID['here']} )?{_SAID['where']}(?!\w)|{_SAID['the_people']})"
)

_HALF_YES = re.compile(
    rf"^(?:{_SAID['before_half']} )*{_SAID['half_yes']}(?: {_SAID['behind_half']})*$"
)
_OTHER_THING = whole_words(_SAID["other_thing"])

_NOT_FOR_LONG = whole_words(_SAID["not_for_long"])


def is_yes_alone(clause: str) -> bool:
    """Whether a clause is a yes and nothing else: "I just told you. yes. I have the keys in my hand"."""
    return _YES.search(clause) is not None


def is_half_yes(said: list[str]) -> bool:
    """Whether one of the clauses of a text is a hesitant yes, and none that something else is meant.

    "I don't know. some nights" is one; "I don't know" alone is no answer yet (`deny/dont_know`).
    """
    is_other = any(map(_OTHER_THING.search, (one for one in said if not _HALF_YES.search(one))))
    return not is_other and any(map(_HALF_YES.search, said))


def is_no_to_now(clause: str) -> bool:
    """Whether a clause is a no to "now", and nothing else."""
    return _NO_TO_NOW.fullmatch(clause) is not None


def without_living_there(folded: str) -> str:
    """A folded text without words of life that only say where or with whom somebody lives."""
    return _LIVES_THERE.sub(" ", folded)


def is_put_off(folded: str) -> bool:
    """Whether a folded text has what puts a no off, or takes it back: "not now, later"."""
    return _NOT_FOR_LONG.search(folded) is not None
