"""Whether a text asks who answers at an hour: "who picks up at 3?", "wer ist um diese Zeit noch wach?".

The model takes it for a question what happens on a line, whose answer "a person answers" is false where
the line sleeps at that hour. Only heard in the talk of somebody in need, where nobody asks who is to be
had at three.
"""

from __future__ import annotations

import re

from bot.nlu.folding import clauses
from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_ASKS = re.compile(
    rf"{whole_words(_SAID['who']).pattern}(?=.*{whole_words(_SAID['answers']).pattern})"
)
_THIS_HOUR = whole_words(_SAID["at_this_hour"])

MOST_WORDS = 16
"""Words of a clause that asks this; a longer one tells a story."""


def asks_who_answers(text: str, *, names_hour: bool) -> bool:
    """Whether a text asks who answers at an hour.

    Args:
        text: as written.
        names_hour: whether it names one; "at this hour" is enough otherwise.
    """
    said = [one for one in clauses(text) if 0 < len(one.split()) <= MOST_WORDS]
    return any(map(_ASKS.search, said)) and (names_hour or any(map(_THIS_HOUR.search, said)))
