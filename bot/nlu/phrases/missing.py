"""Whether somebody looks for a child or young person who is gone, and what they ask once that was answered.

A brother whose sister of fifteen is offered online was answered as the parent of a child that writes with a
stranger, as a man accused and as a landlord: no intent is his. What is asked later is looked for only behind
the first answer (`bot.dialogue.answering.missing_child`), so that its words may be wide.
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words

MISSING = "missing"
"""The code of who looks for one."""

ASKED = ("back", "ring", "advert", "phone", "no_action", "afraid", "wait", "who", "going")
"""What is asked or told behind that, the first before the others."""

_SAID = expressions(__file__)

_GONE = whole_words(rf"{_SAID['whom']}(?: \w+){{0,10}} {_SAID['gone']}")
_THEY_GONE = whole_words(rf"{_SAID['they']}(?: \w+){{0,8}} {_SAID['gone']}")
_BEFORE = whole_words(rf"{_SAID['gone']}(?: \w+){{0,3}} {_SAID['whom']}")
_SOUGHT = whole_words(rf"{_SAID['looked_for']} {_SAID['whom']}")
_SINCE = whole_words(_SAID["gone"])
_MINOR, _NONE = whole_words(_SAID["minor"]), whole_words(_SAID["none"])
_ASKED = {name: whole_words(_SAID[name]) for name in ASKED}


def tells_missing(folded: str, *, is_told: bool = False) -> bool:
    """Whether a folded text tells that a minor is gone and looked for.

    Args:
        folded: what was written.
        is_told: whether its writer spoke of somebody before, so that "she has run away" is enough.
    """
    if _MINOR.search(folded) is None or _NONE.search(folded) is not None:
        return False
    is_sought = _SOUGHT.search(folded) and _SINCE.search(folded)
    is_gone = _GONE.search(folded) or _BEFORE.search(folded) or is_sought
    return bool(is_gone or (is_told and _THEY_GONE.search(folded)))


def asked_of_missing(folded: str) -> tuple[str, ...]:
    """What a folded text asks of a child that is gone, as codes of `ASKED`."""
    return tuple(name for name in ASKED if _ASKED[name].search(folded))
