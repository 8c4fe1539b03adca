"""Whether a text says that somebody else reads or controls its writer's telephone, or sees what is written.

The net hears it as well, mostly; here it changes no danger, only how carefully a reply begins.
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_READS = whole_words(_SAID["reads"])


def names_read_phone(folded: str) -> bool:
    """Whether a folded text says so."""
    return _READS.search(folded) is not None
