"""Whether a text ends with a farewell: whoever leaves is not asked one more question."""

from __future__ import annotations

import re

from bot.nlu.folding import clauses, fold
from bot.nlu.phrases.dying import names_dying
from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_FAREWELL = re.compile(rf"(?<!\w){_SAID['farewell']}(?: {_SAID['behind_farewell']})?$")

_LETS_GO = re.compile(
    rf"^(?:{_SAID['before_lets_go']} )*{_SAID['lets_go']}(?: {_SAID['behind_lets_go']})*$"
)
"""A clause that says no more."""

_TO_BED = re.compile(rf"^{_SAID['to_bed']}$")

_LEAVES_LIFE = whole_words(_SAID["leaves_life"])
"""To whom no one says goodbye who only leaves a chat."""

_THANKS = re.compile(rf"^(?:{_SAID['before_thanks']} )?{_SAID['thanks']}(?!\w)")
_BUT = whole_words(_SAID["but"])


_ENDS_THANKING = re.compile(rf"(?<!\w){_SAID['thanks']}(?: \w+)?$")
_PLAN, _KEEPS_QUIET = whole_words(_SAID["plan"]), whole_words(_SAID["keeps_quiet"])
_GRAVE = whole_words(_SAID["grave"])
_FOR_HER = whole_words(_SAID["for_her"])


def leaves_with_plan(folded: str) -> bool:
    """Whether a folded text takes leave, tells what its writer does next, and nothing grave beside it."""
    is_leave = says_goodbye(folded) or _ENDS_THANKING.search(folded) is not None
    is_planned = _PLAN.search(folded) is not None or _KEEPS_QUIET.search(folded) is not None
    return is_leave and is_planned and not is_weighty(folded)


def worries_for_her(folded: str) -> bool:
    """Whether a folded text worries for a woman, whom its writer will not go to."""
    return _FOR_HER.search(folded) is not None


def threatens_nobody(folded: str) -> bool:
    """Whether a folded text only says that nothing is said to another: no threat stands in it."""
    return _KEEPS_QUIET.search(folded) is not None and not is_weighty(folded)


def is_weighty(folded: str) -> bool:
    """Whether a folded text names dying, a blow or leaving life, so that no leave is only a leave."""
    words = (_GRAVE, _LEAVES_LIFE)
    return names_dying(folded) or any(one.search(folded) for one in words)


def gives_thanks(folded: str) -> bool:
    """Whether a folded text begins with thanks, and takes nothing of it back."""
    return _THANKS.search(folded) is not None and not _BUT.search(folded)


def says_goodbye(folded: str) -> bool:
    """Whether a folded text ends with a farewell to us."""
    return _FAREWELL.search(folded) is not None and not _LEAVES_LIFE.search(folded)


def goes_to_bed(text: str) -> bool:
    """Whether the last clause of a text, as written, only goes to bed, and nothing grave is told."""
    folded, said = fold(text), [clause for clause in clauses(text) if clause]
    return bool(said) and _TO_BED.search(said[-1]) is not None and not is_weighty(folded)


def lets_go(text: str) -> bool:
    """Whether a clause of a text, as written, lets us go: "I'll leave you to it", and nothing leaves life."""
    folded = fold(text)
    is_grave = names_dying(folded) or _LEAVES_LIFE.search(folded) is not None
    return not is_grave and any(map(_LETS_GO.search, clauses(text)))
