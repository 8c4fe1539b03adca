"""Whether somebody says that their body is hurt: a doctor is what they need, before any question of ours."""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_PART = _SAID["part"]
_HURT = _SAID["hurt"]
_INJURED = re.compile(
    rf"(?<!\w){_PART}(?!\w)(?: \w+){{0,3}} {_HURT}(?!\w)|(?<!\w){_HURT}(?: \w+){{0,2}} {_PART}(?!\w)"
    rf"|(?<!\w){_SAID['i_am']} (?:\w+ )?{_SAID['bleeding']}(?!\w)"
)
_AFTER_BLOW = whole_words(_SAID["after_blow"])
_OF_MINE = whole_words(_SAID["of_mine"])
_OF_ANOTHER = whole_words(_SAID["of_another"])
_OWN_DOING = re.compile(
    rf"(?<!\w){_SAID['own_doing']}(?!\w)"
    rf"|(?<!\w){_SAID['wrist']}(?: \w+){{0,2}} {_SAID['bleeds']}(?!\w)"
    rf"|(?<!\w){_SAID['bleeds']}(?: \w+){{0,2}} {_SAID['wrist']}(?!\w)"
)
_BY_ANOTHER = whole_words(_SAID["by_another"])
_NO_WOUND = whole_words(_SAID["no_wound"])
"""What only sounds like a wound, or is long healed."""


def names_injury(folded: str, *, is_known: bool = False) -> bool:
    """Whether a folded text says that a part of its writer's body is hurt, and not by their own hand.

    Args:
        folded: what was written.
        is_known: whether its writer is known to be hurt by others, so that "the arm" is theirs.
    """
    is_hurt = _INJURED.search(folded) is not None and not _NO_WOUND.search(folded)
    is_hurt |= is_known and _AFTER_BLOW.search(folded) is not None
    is_theirs = is_known or (_OF_MINE.search(folded) is not None and not _OF_ANOTHER.search(folded))
    return is_hurt and is_theirs and not by_own_hand(folded)


def by_own_hand(folded: str) -> bool:
    """Whether a folded text tells of a wound that its writer may have made: that is met as despair is."""
    is_own = _OWN_DOING.search(folded) is not None and not _BY_ANOTHER.search(folded)
    return is_own and _INJURED.search(folded) is not None
