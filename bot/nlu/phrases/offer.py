"""Whether somebody takes up, in words of their own, what we offered: "who then?", "give me the code"."""

from __future__ import annotations

import re

from bot.nlu.folding import clauses, fold
from bot.nlu.phrases.expressions import expressions, whole_words
from bot.nlu.phrases.negation import says_no

_SAID = expressions(__file__)

_CODE = re.compile(
    rf"(?:^| )(?:{_SAID['before_all']} )*(?:{_SAID['wish']} )?(?:{_SAID['the']} )?{_SAID['code']}"
    rf"(?: {_SAID['behind_all']})?$"
)
_WISH = whole_words(_SAID["wish"])
_WHOM = re.compile(
    rf"^(?:{_SAID['before_whom']} )*(?:{_SAID['with']} )?{_SAID['whom']}(?: {_SAID['behind_whom']})?$"
)
_SHOW = re.compile(rf"^(?:{_SAID['before_all']} )*{_SAID['show']}$")

_SAYS_SO = re.compile(rf"^{_SAID['says_so']}(?!\w)|{_WISH.pattern}")
"""What a clause among others begins with, or holds, that wants the code."""


def taken_up(text: str, *, asked: str, offers_code: bool) -> str:
    """Which question of ours a text says yes to without a yes: `help`, `return_code` or none.

    Args:
        text: as it was written.
        asked: the question of ours that stands open.
        offers_code: whether a code was offered in this talk, and none taken.
    """
    folded = fold(text)
    if offers_code and (_wants_code(folded) or any(map(_says_so, clauses(text)))):
        return "return_code"
    if asked == "help" and (_WHOM.search(folded) or _SHOW.search(folded)):
        return "help"
    return ""


def _says_so(clause: str) -> bool:
    """Whether a clause among others wants the code, and says so."""
    return _wants_code(clause) and _SAYS_SO.search(clause) is not None


def _wants_code(clause: str) -> bool:
    """Whether a clause is nothing but a wish for the code, or ends with one that begins with a verb."""
    found = _CODE.search(clause)
    if found is None or says_no(clause):
        return False
    return found.start() == 0 or bool(_WISH.search(found.group()))
