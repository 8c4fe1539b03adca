"""Whether somebody says that they cannot speak on the telephone, because they would be heard.

The net hears "he hears me" as somebody who comes, after which we are silent; who wants to reach a line needs
the ways that take no voice.
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words
from bot.nlu.phrases.not_near import somebody_is_near

_SAID = expressions(__file__)

_SILENT = whole_words(_SAID["silent"])

_LINE = whole_words(_SAID["line"])


def cannot_speak(folded: str) -> bool:
    """Whether a folded text says so of calling somebody, and not that another comes."""
    speaks_of_line = _SILENT.search(folded) is not None and _LINE.search(folded) is not None
    return speaks_of_line and not somebody_is_near(folded)
