"""Who a text says that its writer is: a wife who holds his telephone, a neighbour, the finder of a slip.

All languages are read at once, because which one is spoken may be guessed wrongly.
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_PARTNER, _NO_PARTNER = whole_words(_SAID["partner"]), whole_words(_SAID["no_partner"])

_WITNESS = whole_words(_SAID["witness"])

_PRINT, _NO_PRINT = whole_words(_SAID["print"]), whole_words(_SAID["no_print"])

PARTNER, WITNESS, BY_PRINT = "partner", "witness", "by_print"


def tells_who_writes(folded: str) -> str:
    """`partner`, `witness` or `by_print`, where a folded text says so in plain words; else empty."""
    if _PARTNER.search(folded) and not _NO_PARTNER.search(folded):
        return PARTNER
    if _WITNESS.search(folded):
        return WITNESS
    return BY_PRINT if _PRINT.search(folded) and not _NO_PRINT.search(folded) else ""
