"""Whether somebody denies a word of ours: "I wasn't scammed", "forget sleep", "what child??".

What we took for known stands in our own words. Whoever says no to one of these did not say it, whatever it
is; a word that we did not say is denied for other reasons.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

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


def has_two_marks(behind: str) -> bool:
    """Whether two question marks, or one with an exclamation mark, stand behind a clause."""
    return _TWO_MARKS.match(behind) is not None


def stems(texts: Iterable[str]) -> frozenset[str]:
    """What the words of texts begin with, whatever their form."""
    words = {word for text in texts for word in fold(text).split()}
    return frozenset(
        word[: max(SHORTEST, len(word) - ENDING)]
        for word in words
        if len(word) >= SHORTEST and not word.isdigit()
    )


class Matter(NamedTuple):
    """What was taken for known, by what the words for it begin with.

    Args:
        words: that are denied.
        asked_back: that are denied by "what experience?" alone.
    """

    words: frozenset[str]
    asked_back: frozenset[str]

    def only_asked_back(self) -> Matter:
        """The same where we spoke of none: a plain no may tell something then."""
        return Matter(frozenset(), self.words | self.asked_back)


def denies_matter(clause: str, matter: Matter) -> re.Match[str] | None:
    """Where a folded clause denies a matter that we took for known, whatever question of ours stands open."""
    denied = _none_of(matter).search(clause) if matter.words else None
    return denied or _what_of(matter).match(clause)


@lru_cache(64)
def _none_of(matter: Matter) -> re.Pattern[str]:
    said = rf"{_SAID['plainly']}(?: {_SAID['done']})*"
    return re.compile(rf"(?<!\w){said} {_begun(matter.words)}(?!\w)(?! {_SAID['is_told']}(?!\w))")


@lru_cache(64)
def _what_of(matter: Matter) -> re.Pattern[str]:
    word = _begun(matter.words | matter.asked_back)
    asked = rf"(?:{_SAID['why']}|{_SAID['which']}|{_SAID['away']})"
    return re.compile(rf"(?:{_SAID['filler']} )*{asked} {word}(?:$|(?= {_SAID['meant']}(?!\w)))")


def _begun(stems_of: Iterable[str]) -> str:
    return rf"(?:{'|'.join(map(re.escape, sorted(stems_of)))})\w{{0,6}}"


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
    return re.compile(rf"(?<!\w){_SAID['plainly']} {_begun(said)}(?!\w)")


@lru_cache(256)
def _asked_back(said: frozenset[str], *, has_two_marks: bool) -> re.Pattern[str] | None:
    if not said:
        return None
    frames = [_SAID["why"], _SAID["which"]] if has_two_marks else [_SAID["why"]]
    return re.compile(rf"(?:{'|'.join(frames)}) {_begun(said)}")


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
    back = _asked_back(ours, has_two_marks=has_two_marks(behind))
    if back is not None and (found := back.fullmatch(clause)):
        return found
    if behind.lstrip().startswith("?"):
        return None  # "no law there?" asks
    denial = _denials(ours)
    if is_open and denial and not (_CONTRAST.match(behind) and _bare_no(clause, denial)):
        denial = None  # it may answer us, or argue
    found = _AWAY.match(clause) or _UNREQUESTED.search(clause)
    return found or (denial.search(clause) if denial else None)


_CONTRAST = re.compile(r"\s*,\s*\w")
"""What was meant instead stands behind it: "not the browser, the phone bill"."""

_BARE_NO = re.compile(rf"{_SAID['bare_no']}(?: {_SAID['the']})* \w+")


def _bare_no(clause: str, denial: re.Pattern[str]) -> bool:
    """Whether a clause is no more than a no to one word of ours."""
    return denial.fullmatch(clause) is not None and _BARE_NO.fullmatch(clause) is not None


_NUMBER = re.compile(
    rf"(?<!\w)(?:{_SAID['away']}|{_SAID['plainly']}|{_SAID['why']}) (?:{_SAID['the']} )?"
    rf"(?:{'|'.join(EMERGENCY_NUMBERS)})(?!\w)"
)


def denies_emergency(clause: str) -> re.Match[str] | None:
    """Where a folded clause wants no emergency number, or asks back why one was named."""
    return _NUMBER.search(clause)
