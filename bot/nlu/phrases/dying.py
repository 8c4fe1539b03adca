"""Whether a text names dying: who only cannot go on is not told that they think of suicide."""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_NAMES = whole_words(_SAID["names"])

_MEANS = whole_words(_SAID["means"])
_HEIGHT = whole_words(_SAID["height"])
_AWAY = whole_words(_SAID["away"])
_TAKEN = whole_words(_SAID["taken"])
_ENDS_ALL = whole_words(_SAID["ends_all"])
_GAS = whole_words(_SAID["gas"])
_GAS_ENDS = whole_words(_SAID["gas_ends"])
_GAS_COOKS = whole_words(_SAID["gas_cooks"])
_GONE = re.compile(rf"(?<!\w){_SAID['gone']}(?!\w)(?! {_SAID['somewhere']}(?!\w))")
"""That it would be easier without the writer; not merely somewhere or with somebody."""


_CRASH = whole_words(rf"(?:{_SAID['crash']}|{_SAID['insurance']}(?: \w+){{0,5}} {_SAID['family']})")
"""To die by a crash, or so that an insurance pays."""


def would_be_gone(folded: str) -> bool:
    """Whether a folded text says that it would be easier if its writer did not exist, or hints at a crash."""
    return _GONE.search(folded) is not None or _CRASH.search(folded) is not None


def ends_everything(folded: str) -> bool:
    """Whether a folded text puts an end to everything: more than to buying."""
    return _ENDS_ALL.search(folded) is not None


def would_die_by_gas(folded: str) -> bool:
    """Whether a folded text says that its writer turns on the gas to die, and not to cook."""
    is_gas = _GAS.search(folded) is not None and _GAS_COOKS.search(folded) is None
    return is_gas and bool(_GAS_ENDS.search(folded) or _NAMES.search(folded))


def has_means(folded: str) -> bool:
    """Whether a folded text names a means to die, and not that it is out of reach."""
    is_gone = _AWAY.search(folded) is not None and _TAKEN.search(folded) is None
    return _MEANS.search(folded) is not None and not is_gone


def is_at_a_height(folded: str) -> bool:
    """Whether a folded text tells of standing on a bridge or a roof, or at the tracks, and of no way back."""
    return _HEIGHT.search(folded) is not None and not _AWAY.search(folded)


def names_dying(folded: str) -> bool:
    """Whether a folded text has such a word, or a means to it; also in another sense."""
    return _NAMES.search(folded) is not None
