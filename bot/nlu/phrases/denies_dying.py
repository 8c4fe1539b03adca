"""Whether somebody says that they do not want to die: no sign of despair, which it is so easily heard as.

The safety net and the model hear the words of dying and miss the "not" before them: "no me quiero morir,
tengo miedo nomás". Where a "but" follows, or life is refused in the same breath, it stays a sign.
"""

from __future__ import annotations

import re

from bot.nlu.folding import CLAUSE, fold, without_marks
from bot.nlu.phrases.dying import names_dying
from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_DENIES = whole_words(rf"(?:{_SAID['denies']}|{_SAID['no_thoughts']})")
_WONT = re.compile(
    rf"^(?:{_SAID['before_wont']} )*{_SAID['says_wont']}(?: {_SAID['behind_wont']})*$"
)
"""The whole text."""

_OF_OTHERS = whole_words(_SAID["of_others"])

_SAYS_NO = whole_words(_SAID["says_no"])
"""The same in fewer words, by who was asked."""

SHORT = 8
"""Words of a text in which "I'm fine" is the answer, and not said of something else."""

_NOT_DYING, _BUT_DYING = whole_words(_SAID["not_dying"]), whole_words(_SAID["not_dying_without"])

_TAKES_IT_BACK = whole_words(_SAID["takes_it_back"])
"""What lets a sign stand: a contrast, or life itself."""


def denies_dying(folded: str, *, is_asked: bool = False) -> bool:
    """Whether a folded text says that its writer does not want to die, and takes nothing of it back.

    Args:
        folded: `bot.nlu.folding.fold` of what was written.
        is_asked: whether they were asked how they are, or whether they think of dying.
    """
    is_short = len(folded.split()) <= SHORT or _OF_OTHERS.search(folded) is not None
    is_answer = is_asked and is_short and not names_dying(_OF_OTHERS.sub(" ", folded))
    found = _DENIES.search(folded) or _WONT.search(folded)
    found = found or (_SAYS_NO.search(folded) if is_answer else None)
    found = found or (_in_amusement(folded) if is_asked else None)
    return found is not None and not _TAKES_IT_BACK.search(folded, found.end())


def _in_amusement(folded: str) -> re.Match[str] | None:
    """A denial, indignant or amused, that is more than a bare no, and names no dying beside."""
    found = _NOT_DYING.search(folded) if len(folded.split()) >= FEWEST_BESIDE else None
    is_but = _BUT_DYING.search(folded) is not None or _TAKES_IT_BACK.search(folded) is not None
    if found is None or is_but:
        return None
    rest = f"{folded[: found.start()]} {folded[found.end() :]}"
    return None if names_dying(rest) else found


_NO = re.compile(rf"(?:{_SAID['before_wont']}\s?)*")
"""A clause of nothing but a no."""

_BUT = re.compile(r"^(?:but|aber|sondern|mais|ma|pero|sino|но|а)\s+", re.IGNORECASE)
"""What leads over to it."""

FEWEST_BESIDE = 3
"""Words beside a denial that say something of their own."""


def beside_denied_dying(text: str) -> str:
    """What a text, as written, says beside that its writer does not want to die; empty for nothing.

    "No, I don't want to die. Do I owe that money?" answers no question of ours but that on dying.
    """
    if not denies_dying(fold(text)):
        return ""
    clauses = [(clause.group(), clause.end()) for clause in CLAUSE.finditer(text)]
    denied = {n for n, (said, _) in enumerate(clauses) if denies_dying(fold(said))}
    if not denied:
        return ""
    first = min(denied)
    denied |= {n for n in range(first) if _NO.fullmatch(fold(clauses[n][0]))}
    ends = [0, *(end for _, end in clauses)]
    kept = [text[ends[n] : ends[n + 1]] for n in range(len(clauses)) if n not in denied]
    rest = _BUT.sub("", without_marks("".join([*kept, text[ends[-1] :]])))
    return rest if len(fold(rest).split()) >= FEWEST_BESIDE else ""
