"""Whether a man who came to buy wants to tell somebody of the woman he met: where, to whom, without his name.

It is the turning point of such a talk, and the model hears a wish for contacts, an excuse or boredom in it.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bot.nlu.phrases.expressions import built_up
from bot.nlu.phrases.phrase import Phrase


class Words(NamedTuple):
    """The expressions of a language."""

    wants: Phrase
    other: Phrase


def wants_to_report_her(folded: str, language: str) -> bool:
    """Whether a folded text says so, and nothing that only sounds so.

    Args:
        folded: `bot.nlu.folding.fold` of what was written.
        language: of the conversation, as a code.
    """
    words = words_of(language)
    return words.wants.search(folded) is not None and words.other.search(folded) is None


@cache
def words_of(language: str) -> Words:
    """What a language has rows for; read once."""
    return Words(*built_up(__file__, language, Words._fields))
