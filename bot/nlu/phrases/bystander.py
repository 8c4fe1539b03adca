"""Who a text says that its writer is: a wife with his telephone, a child, a neighbour, the finder of a slip.

All languages are read at once, because which one is spoken may be guessed wrongly.
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_PARTNER, _NO_PARTNER = whole_words(_SAID["partner"]), whole_words(_SAID["no_partner"])

_WITNESS = whole_words(_SAID["witness"])

_FAMILY, _NO_FAMILY = whole_words(_SAID["family"]), whole_words(_SAID["no_family"])

_TRADE = whole_words(_SAID["trade"])

_PRINT, _NO_PRINT = whole_words(_SAID["print"]), whole_words(_SAID["no_print"])

PARTNER, FAMILY, WITNESS = "partner", "family", "witness"
BY_PRINT, BY_TRADE = "by_print", "by_trade"


def tells_who_writes(folded: str) -> str:
    """Who a folded text says in plain words that its writer is; else empty.

    `partner` or `family` found something, `witness` saw something, `by_print` and `by_trade` are wrong here.
    """
    if _PARTNER.search(folded) and not _NO_PARTNER.search(folded):
        return PARTNER
    if _FAMILY.search(folded) and not _NO_FAMILY.search(folded):
        return FAMILY
    if _WITNESS.search(folded):
        return WITNESS
    if _NO_PRINT.search(folded):
        return ""
    if _TRADE.search(folded):
        return BY_TRADE
    return BY_PRINT if _PRINT.search(folded) else ""
