"""What somebody who came to buy tells of their life or of what stays with them, or asks beyond doubt.

Grief, being turned down, a body that does not do what others' do, work at night, a regret: each deserves to
be named by the answer, whatever other word stands beside it. So do "what do I do instead, tonight?", "who is
harmed?" and a sign that somebody else decides for the person who is sold.
"""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import word_groups
from bot.nlu.phrases.negation import says_no

UNLESS = "unless_"
"""Begins the name of the words with which the rest is no such thing."""

TAKEN_BACK = frozenset({"nights", "road", "was_married"})
"""What a no right before it takes back; in the others a no is a part of it."""

BEFORE = 3
"""Words before it among which that no stands."""

_WORDS = word_groups(__file__)


def tells(folded: str) -> tuple[str, ...]:
    """What a folded text tells or asks, weightiest first.

    Args:
        folded: what was written (`bot.nlu.folding.fold`).
    """
    return tuple(
        name
        for name, words in _WORDS.items()
        if not name.startswith(UNLESS)
        and (found := words.search(folded))
        and not (_is_shut_out(name, folded) or _is_taken_back(name, folded, found))
    )


def _is_taken_back(name: str, folded: str, found: re.Match[str]) -> bool:
    """Whether a no stands before what would tell of it, or in it: "not on nights"."""
    before = " ".join(folded[: found.start()].split()[-BEFORE:])
    return name in TAKEN_BACK and says_no(f"{before} {found.group()}")


def _is_shut_out(name: str, folded: str) -> bool:
    """Whether other words of the text say that it is no such thing."""
    unless = _WORDS.get(f"{UNLESS}{name}")
    return unless is not None and unless.search(folded) is not None
