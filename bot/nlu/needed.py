r"""What a text must contain for a regular expression to match it.

    \bkill\W+(my|him)self\b   →   "himself" or "myself"

A text that has none of an expression's strings need not be asked about it. The strings follow from
the expression as Python's own parser reads it, and never from experience: leaving one out is a
matter of speed, naming one that a match can do without would be a miss.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from re import _constants as sign  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

from ahocorasick_rs import AhoCorasick

Item = tuple[Any, Any]
Asked = TypeVar("Asked")
Strings = frozenset[str]

MANY = 40
"""Strings that are followed for one place; beyond them the place counts as anything."""

TWICE = 2
"""Repetitions that are written out."""

NOTHING = frozenset({""})


class Candidates(Generic[Asked]):
    """Which of thousands of patterns a text may match: one pass over it finds the strings that they need.

    Args:
        strings: what each of them needs at least one of; nothing of one that is asked of each text.
    """

    def __init__(self, strings: Mapping[Asked, Iterable[str]]) -> None:
        self.known = frozenset(strings)
        owners: dict[str, list[Asked]] = {}
        for each, needs in strings.items():
            for string in tuple(needs) or ("",):
                owners.setdefault(string, []).append(each)
        self._always = frozenset(owners.pop("", ()))
        self._owners = tuple(map(tuple, owners.values()))
        self._strings = AhoCorasick(list(owners))

    def possible(self, text: str) -> frozenset[Asked]:
        """Those of a text; whatever is left out does not match it."""
        hits = self._strings.find_matches_as_indexes(text, overlapping=True)
        return self._always.union(*(self._owners[string] for string in {hit[0] for hit in hits}))


def needed(expression: str) -> Strings:
    """Strings of which each text that the expression matches has at least one.

    Args:
        expression: of Python's `re`.

    Returns:
        None of them empty; no strings at all if the expression needs none that can be named.

    Raises:
        re.error: the expression is not one.
    """
    return needed_by(_parser.parse(expression))


def needed_by(tree: Any) -> Strings:
    """The same of an expression that Python's parser has read."""
    return frozenset() if tree.state.flags & ~re.UNICODE else _needed(tree)


def _needed(items: Iterable[Item]) -> Strings:
    """The most telling of what parts that follow each other need."""
    found: list[Strings] = []
    run = NOTHING
    for item in items:
        spelled = _spelled(item)
        longer = _joined(run, spelled) if spelled else None
        if longer:
            run = longer
            continue
        found.append(run)
        run = spelled or NOTHING
        if not spelled:
            found.append(_inside(item))
    found.append(run)
    return _most_telling(found)


def _inside(item: Item) -> Strings:
    """What one part needs that is not a choice of a few strings."""
    kind, value = item
    if kind is sign.SUBPATTERN:
        _, added, removed, inner = value
        return frozenset() if added or removed else _needed(inner)
    if kind is sign.BRANCH:
        choices = [_needed(choice) for choice in value[1]]
        return frozenset().union(*choices) if all(choices) else frozenset()
    if kind in (sign.MAX_REPEAT, sign.MIN_REPEAT) and value[0] > 0:
        return _needed(value[2])
    if kind is sign.ASSERT:
        return _needed(value[1])
    return frozenset()


def _spelled(item: Item) -> Strings | None:
    """All strings that one part can be, if they are few."""
    kind, value = item
    if kind is sign.LITERAL:
        return frozenset(chr(value))
    if kind in (sign.AT, sign.ASSERT_NOT):
        return NOTHING
    spell = _SPELLING.get(kind)
    return spell(value) if spell else None


def _all_spelled(items: Iterable[Item]) -> Strings | None:
    strings: Strings | None = NOTHING
    for item in items:
        spelled = _spelled(item)
        strings = _joined(strings, spelled) if strings and spelled else None
    return strings


def _group(value: tuple[Any, int, int, Sequence[Item]]) -> Strings | None:
    _, added_flags, removed_flags, items = value
    return None if added_flags or removed_flags else _all_spelled(items)


def _either(value: tuple[None, Sequence[Sequence[Item]]]) -> Strings | None:
    strings: set[str] = set()
    for choice in value[1]:
        spelled = _all_spelled(choice)
        if spelled is None:
            return None
        strings |= spelled
    return _few(strings)


def _members(members: Sequence[Item]) -> Strings | None:
    """The signs of a set such as `[a-c4]`."""
    signs: list[str] = []
    for kind, value in members:
        if kind is sign.LITERAL:
            signs.append(chr(value))
        elif kind is sign.RANGE and value[1] - value[0] < MANY:
            signs += map(chr, range(value[0], value[1] + 1))
        else:
            return None
    return _few(signs)


def _repeated(value: tuple[int, int, Sequence[Item]]) -> Strings | None:
    least, most, items = value
    once = _all_spelled(items) if most <= TWICE else None
    if once is None:
        return None
    times: list[Strings | None] = [NOTHING, once, _joined(once, once)][least : most + 1]
    if None in times:
        return None
    return _few(itertools.chain.from_iterable(strings for strings in times if strings))


def _joined(before: Strings, after: Strings) -> Strings | None:
    return _few(first + second for first in before for second in after)


def _few(strings: Iterable[str]) -> Strings | None:
    different = frozenset(strings)
    return different if len(different) <= MANY else None


def _most_telling(choices: Iterable[Strings]) -> Strings:
    """Those whose shortest is longest, because a text seldom has them by chance."""
    usable = [strings for strings in choices if strings and "" not in strings]
    return max(
        usable,
        key=lambda strings: (min(map(len, strings)), -len(strings)),
        default=frozenset(),
    )


_SPELLING: dict[Any, Callable[[Any], Strings | None]] = {
    sign.IN: _members,
    sign.SUBPATTERN: _group,
    sign.BRANCH: _either,
    sign.MAX_REPEAT: _repeated,
    sign.MIN_REPEAT: _repeated,
}
