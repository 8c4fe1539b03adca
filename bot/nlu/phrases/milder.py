"""Whether an answer to "how bad is it?" picks the milder half of our question: "everything's too much"."""

from __future__ import annotations

import re

from bot.nlu.folding import clauses, fold
from bot.nlu.phrases.dying import names_dying, would_be_gone
from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_MILDER = whole_words(_SAID["milder"])

_NO_MORE = whole_words(_SAID["no_more"])
"""What leaves it open, so that it is asked on."""


_LIVES = whole_words(_SAID["lives"])


def wants_to_live(folded: str) -> bool:
    """Whether a folded text says that its writer wants to live, and leaves nothing open."""
    return _LIVES.search(folded) is not None and _NO_MORE.search(folded) is None


_PLAIN_NO = re.compile(rf"^(?:{_SAID['before_no']} )*{_SAID['plain_no']}(?: \w+)?$")
"""A clause that is a whole-hearted no."""


def says_plainly_no(text: str) -> bool:
    """Whether a clause of a text, as it was written, is such a no, and nothing leaves it open."""
    return any(map(_PLAIN_NO.search, clauses(text))) and not _is_open(fold(text))


_WEARY = whole_words(_SAID["weary"])

FEW = 10
"""Words of a text that says little else than that its writer is worn out."""


def is_only_weary(folded: str) -> bool:
    """Whether a folded text says that its writer is worn out, and names no dying and no means to it."""
    is_grave = names_dying(folded) or would_be_gone(folded)
    return len(folded.split()) <= FEW and _WEARY.search(folded) is not None and not is_grave


def is_milder(folded: str) -> bool:
    """Whether a folded text says that everything is too much, and nothing of dying or of no strength left."""
    return _MILDER.search(folded) is not None and not _is_open(folded)


def _is_open(folded: str) -> bool:
    """Whether a folded text names dying, or that there is no strength left."""
    return names_dying(folded) or _NO_MORE.search(folded) is not None
