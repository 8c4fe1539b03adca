r"""Thousands of patterns over one message in a millisecond, however the message was crafted.

Python's own `re` tries one pattern after the other and can be made to run for seconds. Here Google's
RE2, whose time grows only with the length of the text, finds all candidates in one pass over each
group of patterns; only the few candidates are then asked of `re`, with everything.

RE2 must find at least what `re` finds. It knows no look-arounds, so they are left out for it. Its `\w`
and `\b` know no letter but ASCII's and would see no word in Russian; a folded text has no capitals,
so that each letter beyond ASCII is written as one of them, in the text and in the patterns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

import re2

MEMORY = 2 * 1024 * 1024
"""Bytes that RE2 may take for a group of patterns: what it has worked out of earlier messages too, so
that the whole net stays below a hundred million however many messages it has seen."""

GROUP = 40
"""Patterns that are searched together. All at once need states without number: six times as slow."""

_LOOK_AROUND = re.compile(r"\(\?<?[!=]")

_SET = re.compile(r"\[(?P<not>\^?)(?P<members>(?:\\.|[^\]\\])(?:\\.|[^\]\\])*)\]")
_WIDE_RANGE = re.compile(r"[^\\]-[^\x00-\x7f]")


class Net:
    """Patterns by kind.

    Args:
        patterns: kind → regular expressions for folded text; the order of the kinds is kept.

    Raises:
        ValueError: an expression is not one.
    """

    def __init__(self, patterns: Mapping[str, Sequence[str]]) -> None:
        self._order = tuple(patterns)
        self._patterns = [(kind, text) for kind, texts in patterns.items() for text in texts]
        self._exact: dict[int, re.Pattern[str]] = {}
        numbers = range(len(self._patterns))
        self._groups = [
            group
            for start in numbers[::GROUP]
            for group in self._compile(numbers[start : start + GROUP], MEMORY)
        ]

    def catch(self, folded: str) -> list[str]:
        """Kinds that a folded text has, in the order of the kinds."""
        found: set[str] = set()
        written = in_ascii(folded)
        for first, candidates in self._groups:
            for offset in candidates.Match(written) or ():
                number = first + offset
                kind = self._patterns[number][0]
                if kind not in found and self._pattern(number).search(folded):
                    found.add(kind)
        return [kind for kind in self._order if kind in found]

    def _compile(self, numbers: range, memory: int) -> list[tuple[int, re2.Set]]:
        """The set of these patterns and its first number; smaller sets where one grows too large."""
        options = re2.Options()
        options.max_mem = memory
        options.log_errors = False
        candidates = re2.Set.SearchSet(options)
        for number in numbers:
            self._add(candidates, number)
        try:
            candidates.Compile()
        except re2.error:
            if len(numbers) == 1:
                return self._compile(numbers, 2 * memory)
            half = len(numbers) // 2
            return self._compile(numbers[:half], memory) + self._compile(numbers[half:], memory)
        return [(numbers[0], candidates)]

    def _add(self, candidates: re2.Set, number: int) -> None:
        kind, expression = self._patterns[number]
        try:
            candidates.Add(widened(expression))
        except re2.error as error:
            raise ValueError(f"{kind}: {expression}: {error}") from error

    def _pattern(self, number: int) -> re.Pattern[str]:
        # Compiled when first needed: all of them together are slow to compile and large.
        if number not in self._exact:
            self._exact[number] = re.compile(self._patterns[number][1])
        return self._exact[number]


def in_ascii(folded: str) -> str:
    """The text or literal as RE2 is given it: letters beyond ASCII as capitals, several as one."""
    if folded.isascii():
        return folded
    return "".join(mark if mark.isascii() else _capital(mark) for mark in folded)


def widened(expression: str) -> str:
    """The expression as RE2 is given it, matching at least as much as `re` does.

    Raises:
        ValueError: a parenthesis or bracket is not closed.
    """
    kept: list[str] = []
    position = 0
    while position < len(expression):
        if _LOOK_AROUND.match(expression, position):
            position = _end_of_group(expression, position)
        elif found := _SET.match(expression, position):
            kept.append(_widened_set(found["not"], found["members"]))
            position = found.end()
        else:
            width = 2 if expression[position] == "\\" else 1
            kept.append(in_ascii(expression[position : position + width]))
            position += width
    return "".join(kept)


def _widened_set(negation: str, members: str) -> str:
    if members.isascii():
        return f"[{negation}{members}]"
    if negation:  # the capital of a letter stands for others too, which must not be shut out
        return "."
    plain = _WIDE_RANGE.sub("A-Z", members)
    return f"[{in_ascii(plain)}]"


def _capital(mark: str) -> str:
    digit = unicodedata.decimal(mark, None)
    return chr(ord("A") + ord(mark) % 26) if digit is None else str(digit)


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
