"""Whether a child asks, or says, that it goes to the one who threatens or lures it."""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_TO_HIM = whole_words(_SAID["to_him"])
_THERE = re.compile(rf"(?<!\w){_SAID['there']}(?: |$)")
_STAY = whole_words(_SAID["stay"])
"""Who asks whether they may stay away has not made up their mind: "do not go" is what they hope to hear."""

_MEETING = whole_words(_SAID["meeting"])

_NOT = whole_words(_SAID["not"])


def asks_to_go(folded: str, *, is_lured: bool) -> bool:
    """Whether a folded text of a child may mean that it goes to him, or asks whether it may stay away.

    Args:
        folded: what was written.
        is_lured: whether the talk was of a meeting, or of pictures, so that "there" is where he is.
    """
    is_lured = is_lured or _MEETING.search(folded) is not None
    goes = _TO_HIM.search(folded) is not None or (is_lured and _THERE.search(folded) is not None)
    may_stay = is_lured and _STAY.search(folded) is not None
    return may_stay or (goes and _NOT.search(folded) is None)
