"""Whether somebody tells that they are locked in, must sell sex, are lent to men, or watched at work."""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_LOCKED_IN = whole_words(_SAID["locked_in"])
_LENT = whole_words(_SAID["lent"])
_MUST_SELL = whole_words(_SAID["must_sell"])
_WORKS = whole_words(_SAID["works"])
_WATCHED = whole_words(_SAID["watched"])
_MADE_TO, _NOT_MADE_TO = (
    whole_words(_SAID["made_to_work"]),
    whole_words(_SAID["made_to_work_without"]),
)


def is_made_to_sell(folded: str) -> bool:
    """Whether a folded text says that its writer is held to sell sex, by a debt, a door or their papers."""
    return _MADE_TO.search(folded) is not None and _NOT_MADE_TO.search(folded) is None


def is_controlled(folded: str) -> bool:
    """Whether a folded text says so of its writer; it is no more than a reason to ask."""
    is_watched = _WORKS.search(folded) is not None and _WATCHED.search(folded) is not None
    return is_watched or any(words.search(folded) for words in (_LOCKED_IN, _LENT, _MUST_SELL))
