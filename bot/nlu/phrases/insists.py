"""Whether somebody insists on a question of theirs: "answer me", "you didn't answer", "yes or no?".

The question is what stands behind the request, and what stands before it matters less: "nothing, a beer.
answer the question: who is hurt if she posts it herself?" asks nothing about drinking.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.nlu.folding import CLAUSE, fold, without_marks
from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_TOLD = re.compile(rf"(?:{_SAID['filler']} )*{_SAID['told']}(?!\w)")
_UNANSWERED = whole_words(_SAID["unanswered"])
_YES_OR_NO = whole_words(_SAID["yes_or_no"])
_FILLERS = re.compile(rf"(?:{_SAID['filler']}(?:\s|$))*")


class Insisted(NamedTuple):
    """A message of who insists, without the words that do.

    Args:
        before: what stands before the request, as written.
        asked: what stands behind it, or all that is left where there is no request.
        insists: whether somebody insists.
        reproaches: whether they say that they were not answered, and do not only want a yes or a no.
    """

    before: str
    asked: str
    insists: bool = False
    reproaches: bool = False

    @property
    def whole(self) -> str:
        """All that is left, each a sentence of its own: a wish to die is no part of a question."""
        return ". ".join(filter(None, (self.before, self.asked)))


def without_insisting(text: str) -> Insisted:
    """A message without the words by which it insists on a question.

    Args:
        text: as written.
    """
    before, kept, end = list[str](), list[str](), 0
    insists = reproaches = False
    for clause in CLAUSE.finditer(text):
        kept.append(text[end : clause.start()])
        end = clause.end()
        said = fold(clause.group())
        told = _TOLD.match(said)
        if told:
            before, kept = [*before, *kept], []
        bare = _UNANSWERED.sub(" ", said[told.end() :] if told else said)
        reproaches |= bool(told) or bare != said
        bare = _YES_OR_NO.sub(" ", bare)
        insists |= bool(told) or bare != said
        kept.append(clause.group() if bare == said else _unless_small(bare))
    if not insists:
        return Insisted("", text)
    left = _tidy("".join([*kept, text[end:]]))
    return Insisted(_tidy("".join(before)), left, insists=True, reproaches=reproaches)


def _unless_small(bare: str) -> str:
    """What is left of a clause, with a blank before it; nothing where it is small words."""
    bare = " ".join(bare.split())
    return "" if _FILLERS.fullmatch(bare) else f" {bare}"


def _tidy(text: str) -> str:
    """A text without the marks that stood around what was taken out."""
    tidy = without_marks(text)
    return "" if _FILLERS.fullmatch(fold(tidy)) else tidy
