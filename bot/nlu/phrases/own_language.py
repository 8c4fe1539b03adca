"""Whether a text names a language because it is not its writer's: "only Turkish?", "no hablo francés"."""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_ONLY, _NOT_SPOKEN = whole_words(_SAID["only"]), whole_words(_SAID["not_spoken"])
_BEFORE = re.compile(rf"(?<!\w){_SAID['denied_before']} *$")
_BEHIND = re.compile(rf"^ *{_SAID['denied_behind']}(?!\w)")


def asks_for_another(folded: str) -> bool:
    """Whether a folded text asks by a language that it names whether there is another one."""
    return _ONLY.search(folded) is not None


def says_not_spoken(folded: str) -> bool:
    """Whether a folded text says that a language is not spoken by who writes."""
    return _NOT_SPOKEN.search(folded) is not None


def is_denied(before: str, behind: str) -> bool:
    """Whether a language is one that its writer does not have, by what stands before its name and behind it.

    Args:
        before: the folded text up to the name.
        behind: that after it.
    """
    return _BEFORE.search(before) is not None or _BEHIND.search(behind) is not None
