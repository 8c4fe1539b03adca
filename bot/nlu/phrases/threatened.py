"""Whether somebody tells that a husband or boyfriend may kill them: the gravest sign of violence at home.

"Mein Mann bringt mich um, wenn er das sieht" is said in earnest of a man one lives with; of a wife, a
mother, a boss, or with a laugh, it is scolding (`bot.nlu.phrases.figure_of_speech`).
"""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_HE = _SAID["he"]
_PRONOUN = _SAID["pronoun"]
_KILLS = _SAID["kills"]
_NOT_IN_EARNEST = whole_words(_SAID["not_in_earnest"])
_OF_HIM = re.compile(rf"(?<!\w){_HE} (?:\w+ ){{0,8}}?{_KILLS}(?!\w)")
_OF_WHO_IS_KNOWN = re.compile(
    rf"(?<!\w){_PRONOUN} (?:\w+ ){{0,8}}?{_KILLS}(?!\w)|(?<!\w)hell (?:kill|murder) me(?!\w)"
)
_NO = re.compile(
    rf"(?<!\w){_SAID['never']} (?:\w+ )?{_KILLS}(?!\w)|{_KILLS} {_SAID['no_behind']}(?!\w)"
)

_WOULD_KILL, _FINDS_OUT = whole_words(_SAID["would_kill"]), whole_words(_SAID["finds_out"])
_ONLY_SCOLDS = whole_words(_SAID["only_scolds"])


def fears_to_be_found_out(folded: str) -> bool:
    """Whether a folded text tells that others, who do not know yet, would kill its writer."""
    is_told = _WOULD_KILL.search(folded) is not None and _FINDS_OUT.search(folded) is not None
    return is_told and _ONLY_SCOLDS.search(folded) is None


def fears_to_be_killed(folded: str, *, knows_partner: bool = False) -> bool:
    """Whether a folded text tells that the man the writer lives with may kill them.

    Args:
        folded: what was written (`bot.nlu.folding.fold`).
        knows_partner: whether the talk is about the writer's partner already, so that "he" is enough.
    """
    found = _OF_HIM.search(folded) or (knows_partner and _OF_WHO_IS_KNOWN.search(folded))
    return bool(found) and not (_NOT_IN_EARNEST.search(folded) or _NO.search(folded))
