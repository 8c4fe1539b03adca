"""Whether somebody says where they come from: it is no word on where they are now.

A woman held in Moscow who writes that she is from Kyrgyzstan needs a line that answers in Moscow.
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_FROM = whole_words(_SAID["from"])


def tells_origin(folded: str) -> bool:
    """Whether a folded text says where its writer comes from."""
    return _FROM.search(folded) is not None


_KIN = whole_words(_SAID["kin"])
_I_AM = whole_words(_SAID["i_am"])


def tells_of_kin(folded: str) -> bool:
    """Whether a folded text speaks of the writer's family and of no place where the writer is."""
    return _KIN.search(folded) is not None and _I_AM.search(folded) is None
