"""Whether somebody asks if one is punished for paying, or of rules for buyers; never of what happened."""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_FOR_PAYING = whole_words(_SAID["for_paying"])
_LEGALITY = whole_words(_SAID["legality"])
_SHOULD = whole_words(_SAID["should"])
_PUNISH = whole_words(_SAID["punish"])
_OR = re.compile(r" (?:or|oder|ou|o|или) ")
"""What makes a question of two words, without a mark."""

_BUYERS, _RULES, _PROSECUTED = _SAID["buyers"], _SAID["rules"], _SAID["prosecuted"]
_MAY_PAY, _IF_PAID, _RECORD = _SAID["may_pay"], _SAID["if_paid"], _SAID["record"]
_APART = r"(?: \w+){0,6}? "
_OF_BUYERS = whole_words(
    rf"(?:{_RULES}{_APART}{_BUYERS}|{_BUYERS}{_APART}{_RULES}|{_SAID['happens']} {_BUYERS}"
    rf"|{_PROSECUTED}{_APART}{_BUYERS}|{_BUYERS}{_APART}{_PROSECUTED}"
    rf"|{_MAY_PAY}(?: (?:in|en|a|на|в) \w+)?$"
    rf"|(?:darf|kann) (?:ich|man)(?: \w+){{0,4}}? dafur (?:be)?zahlen"
    rf"|{_IF_PAID}{_APART}{_RECORD}|{_RECORD}{_APART}{_IF_PAID})"
)


def is_punished_for_paying(folded: str) -> bool:
    """Whether a folded text asks whether one is punished for paying."""
    return _FOR_PAYING.search(folded) is not None


def asks_who_punishes(folded: str) -> bool:
    """Whether a folded question that names a place asks if one is punished there."""
    return _PUNISH.search(folded) is not None


def asks_if_legal(folded: str, *, asks: bool) -> bool:
    """Whether a text that names a place asks if something is legal, not whether it should be.

    Args:
        folded: the text as `fold` leaves it.
        asks: whether it holds a question.
    """
    is_asked = asks or _OR.search(folded)
    return bool(is_asked and _LEGALITY.search(folded)) and not _SHOULD.search(folded)


def is_of_buyers(folded: str) -> bool:
    """Whether a folded text that names a place asks what rules there are for who buys, or what they risk."""
    return _OF_BUYERS.search(folded) is not None
