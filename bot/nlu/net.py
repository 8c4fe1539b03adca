"""Thousands of patterns over one message in a millisecond, however the message was crafted.

Python's own `re` tries one pattern after the other and can be made to run for seconds. Here Google's
RE2, whose time grows only with the length of the text, finds all candidates in one pass over the set
of patterns without their look-arounds, which it does not know; only the few candidates are then
asked of `re`, with everything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import re2

MEMORY = 256 * 1024 * 1024
"""Bytes that RE2 may take for its automaton at most; it takes what it needs, some tens of millions."""

_LOOK_AROUND = re.compile(r"\(\?<?[!=]")


class Net:
    """Patterns by kind.

    Args:
        patterns: kind → regular expressions for folded text; the order of the kinds is kept.

    Raises:
        ValueError: an expression is not one.
    """

    def __init__(self, patterns: Mapping[str, Sequence[str]]) -> None:
        self._order = tuple(patterns)
        self._kinds: list[str] = []
        self._exact: list[re.Pattern[str]] = []
        options = re2.Options()
        options.max_mem = MEMORY
        options.log_errors = False
        self._candidates = re2.Set.SearchSet(options)
        for kind, expressions in patterns.items():
            for expression in expressions:
                self._add(kind, expression)
        if self._exact:
            self._candidates.Compile()

    def catch(self, folded: str) -> list[str]:
        """Kinds that a folded text has, in the order of the kinds."""
        if not self._exact:
            return []
        found: set[str] = set()
        for index in self._candidates.Match(folded) or ():
            kind = self._kinds[index]
            if kind not in found and self._exact[index].search(folded):
                found.add(kind)
        return [kind for kind in self._order if kind in found]

    def _add(self, kind: str, expression: str) -> None:
        try:
            exact = re.compile(expression)
            self._candidates.Add(without_look_arounds(expression))
        except (re.error, re2.error) as error:
            raise ValueError(f"{kind}: {expression}: {error}") from error
        self._kinds.append(kind)
        self._exact.append(exact)


def without_look_arounds(expression: str) -> str:
    """The expression without `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`: it matches at least as much."""
    kept: list[str] = []
    position = 0
    while position < len(expression):
        if _LOOK_AROUND.match(expression, position):
            position = _end_of_group(expression, position)
            continue
        width = 2 if expression[position] == "\\" else 1
        kept.append(expression[position : position + width])
        position += width
    return "".join(kept)


def _end_of_group(expression: str, start: int) -> int:
    """Position behind the group that opens at `start`; escapes and character sets are skipped."""
    depth = 0
    in_set = False
    position = start
    while position < len(expression):
        mark = expression[position]
        if mark == "\\":
            position += 1
        elif in_set:
            in_set = mark != "]"
        elif mark == "[":
            in_set = True
        elif mark == "(":
            depth += 1
        elif mark == ")":
            depth -= 1
            if depth == 0:
                return position + 1
        position += 1
    raise ValueError(f"{expression}: a parenthesis is not closed")
