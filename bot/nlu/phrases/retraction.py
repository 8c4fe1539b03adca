"""Whether somebody takes back what was heard of them: it was a way of speaking, or nobody forces them.

The model hears a retraction in any mild sentence, at a share of one; what takes a danger away needs words
that do so.
"""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_ONLY_WORDS = re.compile(
    rf"(?<!\w)(?<!not )(?<!no )(?<!kein )(?<!keinen )(?<!nicht )"
    rf"(?<!pas une )(?<!non )(?<!не ){_SAID['only_words']}(?!\w)"
)

_ONLY_SAID = re.compile(
    rf"^(?:{_SAID['around_it']} )*{_SAID['only_said']}(?: {_SAID['around_it']})*$"
)
"""The whole text."""

_UNFORCED = whole_words(_SAID["unforced"])

_BUT = whole_words(_SAID["but"])
"""What takes it back again: "no one forces me, he just decides everything"."""


def says_it_was_only_words(folded: str) -> bool:
    """Whether a folded text says that what it was taken for was a joke or a way of speaking."""
    return _ONLY_WORDS.search(folded) is not None or says_only_that(folded)


def says_only_that(folded: str) -> bool:
    """Whether a folded text says no more than that what it was taken for was only said like that."""
    return _ONLY_SAID.search(folded) is not None


def says_unforced(folded: str) -> bool:
    """Whether a folded text says that its writer is not exploited, or that nobody forces them."""
    found = _UNFORCED.search(folded)
    return found is not None and _BUT.search(folded, found.end()) is None
