"""Who a text says that its writer is: a wife with his telephone, a child, a neighbour, the finder of a slip.

All languages are read at once, because which one is spoken may be guessed wrongly.
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words
from bot.nlu.phrases.young import tells_own_young_age

_SAID = expressions(__file__)

_PARTNER, _NO_PARTNER = whole_words(_SAID["partner"]), whole_words(_SAID["no_partner"])

_WITNESS = whole_words(_SAID["witness"])

_FAMILY, _NO_FAMILY = whole_words(_SAID["family"]), whole_words(_SAID["no_family"])

_PARENT_CHILD, _PARENT_FOUND = map(whole_words, (_SAID["parent_child"], _SAID["parent_found"]))

_NO_PARENT = whole_words(_SAID["no_parent"])

_TRADE = whole_words(_SAID["trade"])

_PRINT, _NO_PRINT = whole_words(_SAID["print"]), whole_words(_SAID["no_print"])

PARTNER, FAMILY, WITNESS = "partner", "family", "witness"
PARENT = "parent"
"""Who found this open with a child of theirs: spoken to as family is, and no child."""

BY_PRINT, BY_TRADE = "by_print", "by_trade"

_FINDERS = ((PARTNER, _PARTNER, _NO_PARTNER), (FAMILY, _FAMILY, _NO_FAMILY))


def tells_who_writes(folded: str) -> str:
    """Who a folded text says in plain words that its writer is; else empty.

    `partner`, `family` or `parent` found something, `witness` saw something, `by_print` and `by_trade` are
    wrong here.
    """
    for who, words, without in _FINDERS:
        if words.search(folded) and not without.search(folded):
            return who
    if _is_parent(folded):
        return PARENT
    if _WITNESS.search(folded):
        return WITNESS
    if _NO_PRINT.search(folded):
        return ""
    if _TRADE.search(folded):
        return BY_TRADE
    return BY_PRINT if _PRINT.search(folded) else ""


def _is_parent(folded: str) -> bool:
    needed = (_PARENT_CHILD, _PARENT_FOUND)
    is_said = all(words.search(folded) for words in needed) and not _NO_PARENT.search(folded)
    return is_said and not tells_own_young_age(folded)
