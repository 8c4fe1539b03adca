r"""Thousands of patterns over one message in a fifth of a millisecond, however the message was crafted.

Python's own `re` tries one pattern after the other and can be made to run for seconds. Here one pass
over the text finds the words that patterns need (`bot.nlu.needed`); a pattern that lacks its words
cannot match. The few that are left are asked of Google's RE2, whose time grows only with the length
of the text, and what matches there of `re`, with everything.

RE2 must find at least what `re` finds. It knows no look-arounds, so they are left out for it. Its `\w`
and `\b` know no letter but ASCII's and would see no word in Russian; a folded text has no capitals,
so that each letter beyond ASCII is written as one of them, in the text and in the patterns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

import re2

from bot.nlu.needed import Candidates, needed

MEMORY = 32 * 1024, 8 * 1024 * 1024
"""Bytes that RE2 may take for a pattern, what it has worked out of earlier messages included; the
second for those that do not fit into the first. More makes no message quicker, and a worker that has
seen thirty thousand messages a fifth larger."""

_LOOK_AROUND = re.compile(r"\(\?<?[!=]")

_SET = re.compile(r"\[(?P<not>\^?)(?P<members>(?:\\.|[^\]\\])(?:\\.|[^\]\\])*)\]")
_WIDE_RANGE = re.compile(r"[^\\]-[^\x00-\x7f]")


Prepared = Mapping[str, Mapping[str, Sequence[str]]]
"""Kind → expression → the words that it needs."""


def prepare(patterns: Mapping[str, Sequence[str]]) -> Prepared:
    """What a net is made of; takes seconds for thousands of expressions.

    Args:
        patterns: kind → regular expressions for folded text; the order of the kinds is kept.

    Raises:
        ValueError: an expression is not one.
    """
    return {
        kind: {expression: _prepare(kind, expression) for expression in expressions}
        for kind, expressions in patterns.items()
    }


def _prepare(kind: str, expression: str) -> Sequence[str]:
    try:
        _compiled(widened(expression))
        return sorted(needed(expression))
    except (re.error, re2.error, ValueError) as error:
        raise ValueError(f"{kind}: {expression}: {error}") from error


class Net:
    """Patterns by kind.

    Args:
        prepared: by `prepare`.
    """

    def __init__(self, prepared: Prepared) -> None:
        self._order = tuple(prepared)
        self._patterns = Candidates(
            {
                _Pattern(kind, expression): words
                for kind, expressions in prepared.items()
                for expression, words in expressions.items()
            }
        )

    def catch(self, folded: str) -> list[str]:
        """Kinds that a folded text has, in the order of the kinds."""
        found: set[str] = set()
        written = in_ascii(folded).encode("ascii")
        for pattern in self._patterns.possible(folded):
            if pattern.kind not in found and pattern.matches(folded, written):
                found.add(pattern.kind)
        return [kind for kind in self._order if kind in found]


class _Pattern:
    """One expression, asked of RE2 first; compiled when first needed, as most of them never are."""

    __slots__ = ("_exact", "_expression", "_wide", "kind")

    def __init__(self, kind: str, expression: str) -> None:
        self.kind = kind
        self._expression = expression
        self._wide: re2._Regexp | None = None
        self._exact: re.Pattern[str] | None = None

    def matches(self, folded: str, written: bytes) -> bool:
        """Whether a text matches.

        Args:
            folded: the text.
            written: the same as RE2 is given it; as bytes it need not be encoded for each pattern.
        """
        if self._wide is None:
            self._wide = _compiled(widened(self._expression))
        if self._wide.search(written) is None:
            return False
        if self._exact is None:
            self._exact = re.compile(self._expression)
        return self._exact.search(folded) is not None


def _compiled(expression: str) -> re2._Regexp:
    """The expression for RE2.

    Raises:
        re2.error: it is none, or needs too much memory.
    """
    options = re2.Options()
    options.log_errors = False
    options.never_capture = True
    options.encoding = re2.Options.Encoding.LATIN1  # a byte a letter: half the work of UTF-8
    little, much = MEMORY
    options.max_mem = little
    try:
        return re2.compile(expression.encode("ascii"), options)
    except re2.error:
        options.max_mem = much
        return re2.compile(expression.encode("ascii"), options)


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
