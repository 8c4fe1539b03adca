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


SIGNS = frozenset(
    {"at_hand", "gives_away", "puts_in_order", "stops", "takes_leave", "untied"}
    | {"without_me", "wont_be"}
)
"""Kinds of what is told by who is about to go and does not say the word."""

BY_WHO_ESCAPES = frozenset({"gives_away", "puts_in_order", "takes_leave", "wont_be", "stops"})
"""Kinds that who plans to leave a house, or wants a beating to stop, tells as well."""

EXPLAINED = SIGNS - {"stops"}
"""Kinds that a journey, a move or a job explains: "I won't be here tomorrow, I'm on holiday"."""

_SIGNS = {name: whole_words(_SAID[name]) for name in SIGNS if name in _SAID}
_TOGETHER = {
    name: tuple(whole_words(_SAID[one]) for one in group)
    for name, group in {
        "gives_away": ("belongings", "handed", "for_good"),
        "puts_in_order": ("settled", "last_things"),
        "at_hand": ("pills", "put_by"),
    }.items()
}
"""Kinds that are told where each of a group of words stands in a text, in whatever order."""

_VOW = re.compile(
    rf"(?<!\w)(?<!no )(?<!non )(?<!не ){_SAID['vow']}(?!\w)(?! {_SAID['of_work']}(?!\w))"
)
_SOON = whole_words(_SAID["soon"])
_BEHIND_OTHERS = whole_words(_SAID["behind_others"])
_ELSEWHERE, _LAUGHS = whole_words(_SAID["elsewhere"]), whole_words(_SAID["laughs"])
_ABSENT = whole_words(_SAID["absent"])


def signs_of_going(folded: str, *, is_alarmed: bool = False) -> frozenset[str]:
    """Kinds of such signs in a folded text, explained or not.

    Args:
        folded: `bot.nlu.folding.fold` of what was written.
        is_alarmed: whether one was told before: then less is one.
    """
    found = {name for name, sign in _SIGNS.items() if sign.search(folded)}
    found |= {name for name, group in _TOGETHER.items() if all(one.search(folded) for one in group)}
    is_behind = is_alarmed and not found and _BEHIND_OTHERS.search(folded) is not None
    is_away = _ABSENT.search(folded) is not None and _ELSEWHERE.search(folded) is not None
    return frozenset(found | ({"wont_be"} if is_behind or is_away else set()))


def vows_dying(folded: str) -> bool:
    """Whether a folded text says that its writer will kill themselves, and when: that is no idiom."""
    return _VOW.search(folded) is not None and _SOON.search(folded) is not None


def is_handed_over(folded: str) -> bool:
    """Whether a folded text tells that an animal or a thing is with another, and of no death."""
    belongs, handed, _ = _TOGETHER["gives_away"]
    is_told = belongs.search(folded) is not None and handed.search(folded) is not None
    return is_told and not names_dying(folded)


def is_explained(folded: str, signs: frozenset[str]) -> bool:
    """Whether a folded text names what makes its signs harmless, and no dying."""
    if names_dying(folded) and "at_hand" not in signs:
        return False
    is_joke = signs == {"without_me"} and _LAUGHS.search(folded) is not None
    return is_joke or (signs <= EXPLAINED and _ELSEWHERE.search(folded) is not None)


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


def names_pills(folded: str) -> bool:
    """Whether a folded text names pills, of whomever."""
    return _TOGETHER["at_hand"][0].search(folded) is not None
