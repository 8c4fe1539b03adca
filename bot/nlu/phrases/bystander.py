"""Who a text says that its writer is: the wife of somebody whose telephone they hold, a neighbour, a cleaner.

All languages are read at once, because which one is spoken may be guessed wrongly.
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_PARTNER, _NO_PARTNER = whole_words(_SAID["partner"]), whole_words(_SAID["no_partner"])

_WITNESS = whole_words(_SAID["witness"])

PARTNER, WITNESS = "partner", "witness"


def tells_who_writes(folded: str) -> str:
    """`partner` or `witness` where a folded text says so in plain words; empty where it does not."""
    if _PARTNER.search(folded) and not _NO_PARTNER.search(folded):
        return PARTNER
    return WITNESS if _WITNESS.search(folded) else ""
