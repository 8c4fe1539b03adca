"""Whether somebody denies a word of ours: "I wasn't scammed", "forget sleep", "what child??".

What we took for known stands in our own words. Whoever says no to one of these did not say it, whatever it
is; a word that we did not say is denied for other reasons.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from bot.nlu.folding import fold
from bot.nlu.phrases.expressions import expressions

_SAID = expressions(__file__)

SHORTEST = 4
"""Letters from which a word of ours is one that may be denied."""

ENDING = 3
"""Letters at the end of a word in which its forms differ."""

EMERGENCY_NUMBERS = ("112", "911", "999", "110", "117", "133", "113", "118", "17", "091", "102")
"""Those that our texts name and people deny."""

_TWO_MARKS = re.compile(r"\s*(?:\?\s*[?!]|!\s*\?)")


def stems(texts: Iterable[str]) -> frozenset[str]:
    """What the words of texts begin with, whatever their form."""
    words = {word for text in texts for word in fold(text).split()}
    return frozenset(
        word[: max(SHORTEST, len(word) - ENDING)]
        for word in words
        if len(word) >= SHORTEST and not word.isdigit()
    )


_AWAY = re.compile(
    rf"(?:{_SAID['filler']} )*{_SAID['away']} (?!{_SAID['no_matter']}(?!\w))\w{{3,}}(?!\w)"
)
"""A matter that is to be left alone, whether we named it or not."""


_UNREQUESTED = re.compile(rf"(?<!\w){_SAID['plainly']} {_SAID['requests']}(?!\w)")
"""A request that is denied: "no complaint, only a question"."""


@lru_cache(256)
def _denials(said: frozenset[str]) -> re.Pattern[str] | None:
    if not said:
        return None
    word = rf"(?:{'|'.join(map(re.escape, sorted(said)))})\w{{0,6}}"
    return re.compile(rf"(?<!\w){_SAID['plainly']} {word}(?!\w)")


@lru_cache(256)
def _asked_back(said: frozenset[str], *, has_two_marks: bool) -> re.Pattern[str] | None:
    if not said:
        return None
    frames = [_SAID["why"], _SAID["which"]] if has_two_marks else [_SAID["why"]]
    word = rf"(?:{'|'.join(map(re.escape, sorted(said)))})\w{{0,6}}"
    return re.compile(rf"(?:{'|'.join(frames)}) {word}")


def denies_word(
    clause: str, behind: str, said: Collection[str], *, is_open: bool
) -> re.Match[str] | None:
    """Where a folded clause denies one of our words, or asks back what it is doing here.

    Args:
        clause: folded.
        behind: what stands behind it, as written.
        said: what our words begin with (`stems`).
        is_open: whether a question of ours stands open that a plain no may answer.
    """
    ours = frozenset(word for word in said if word in clause)  # no other can be what is denied
    back = _asked_back(ours, has_two_marks=_TWO_MARKS.match(behind) is not None)
    if back is not None and (found := back.fullmatch(clause)):
        return found
    if behind.lstrip().startswith("?"):
        return None  # "no law there?" asks
    denial = None if is_open else _denials(ours)
    found = _AWAY.match(clause) or _UNREQUESTED.search(clause)
    return found or (denial.search(clause) if denial else None)


_NUMBER = re.compile(
    rf"(?<!\w)(?:{_SAID['away']}|{_SAID['plainly']}|{_SAID['why']}) (?:{_SAID['the']} )?"
    rf"(?:{'|'.join(EMERGENCY_NUMBERS)})(?!\w)"
)


def denies_emergency(clause: str) -> re.Match[str] | None:
    """Where a folded clause wants no emergency number, or asks back why one was named."""
    return _NUMBER.search(clause)
