"""Whether a short message asks for a line to call, and nothing else: whoever asks for a number is given it.

The classifier knows thousands of ways to ask, and still takes "numero verde in Georgia?" for a wish
for figures at times. A helpline by its name in a few words leaves no doubt.
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

SHORT = 7
"""Words of a message that says no more than that."""

_LINE = whole_words(_SAID["line"])

_TO_TALK = whole_words(_SAID["to_talk"])
_ASKS = whole_words(_SAID["asks"])

_NAMED = {need: whole_words(_SAID[need]) for need in ("domestic_abuse", "child")}
"""Lines that people ask for by what they are for, and the need in the directory."""


def line_named(folded: str) -> str:
    """The need of the line that a folded text asks for by what it is for; empty for none."""
    if not _ASKS.search(folded):
        return ""
    return next((need for need, named in _NAMED.items() if named.search(folded)), "")


def asks_for_line(folded: str) -> bool:
    """Whether a folded text of a few words names a helpline, or asks for a line to talk."""
    words = len(folded.split())
    is_to_talk = words <= 2 * SHORT and _TO_TALK.search(folded) is not None
    return is_to_talk or (words <= SHORT and _LINE.search(folded) is not None)
