"""Whether a text cries for help against somebody who is at the door: then nobody may fall silent.

A talk with somebody who is watched ends with one neutral line. "He is kicking the door in, what do I do" is
no watching, and the line would be the last they read.
"""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_HELP = re.compile(rf"^(?:{_SAID['before_help']} )*{_SAID['help']}(?: {_SAID['behind_help']})*$")
_BEGINS = re.compile(rf"^(?:{_SAID['before_help']} )*{_SAID['help']}(?!\w)")
_DOOR = whole_words(_SAID["door"])
_KILLS = whole_words(_SAID["kills"])
_PARENT = whole_words(_SAID["parent"])
_NOT_KILLED = whole_words(_SAID["not_killed"])
_CONDITION = whole_words(_SAID["condition"])


def cries_for_help(folded: str) -> bool:
    """Whether a folded text calls for help, tells of somebody at the door, or fears to be killed now."""
    is_killed = _KILLS.search(folded) is not None and _PARENT.search(folded) is None
    is_killed &= _NOT_KILLED.search(folded) is None or _CONDITION.search(folded) is not None
    return is_killed or calls_for_help(folded) or _DOOR.search(folded) is not None


def calls_for_help(folded: str) -> bool:
    """Whether a folded text is a call for help and nothing else, so that nobody knows what for."""
    return _HELP.search(folded) is not None


def begins_with_help(folded: str) -> bool:
    """Whether a folded text begins with a call for help, whatever stands behind it."""
    return _BEGINS.search(folded) is not None
