"""The one detail that somebody in need tells beside their need: a passport that is kept, a job that is lost.

The first sentence of the answer takes it up, so that whoever wrote it knows that it was read.
"""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import word_groups

_DETAILS = word_groups(__file__)

_NEGATED = re.compile(
    r"(?<!\w)(?:not|never|nobody|doesnt|didnt|nicht|nie|niemand|keiner|jamais|personne|mai|nessuno|nunca|nadie"
    r"|никто|никогда)(?: \w+){0,2} $"
)
"""A no before what is told."""


def told_detail(folded: str) -> str:
    """The name of the detail that a folded text tells; empty for none."""
    for name, words in _DETAILS.items():
        found = words.search(folded)
        if found and not _NEGATED.search(folded[: found.start()]):
            return name
    return ""
