"""What is said or asked in words that leave no doubt: what a call is like, whether a person is here.

By the second to sixth message the model knows whom it speaks with and still hears "what happens when I
call?" as a wish for the number. The question itself, in a talk on such a matter, leaves no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from bot.nlu.folding import fold

FILE = Path(__file__).with_name("next_question.yml")

_LETTERS = str.maketrans({"й": "и", "ё": "е"})
"""What folding makes of letters, so that the file is written as people write."""


class _Row(NamedTuple):
    """One way to ask: in which talks, by which words, beside which others and without which."""

    topic: str
    within: frozenset[str] | None
    words: re.Pattern[str]
    beside: re.Pattern[str] | None
    without: re.Pattern[str] | None
    must_ask: bool


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            topic=row["topic"],
            within=frozenset(row["in"]) if "in" in row else None,
            words=_any(row["words"]),
            beside=_any(row["beside"]) if "beside" in row else None,
            without=_any(row["without"]) if "without" in row else None,
            must_ask=row.get("asks", True),
        )
        for row in yaml.safe_load(FILE.read_text(encoding="utf-8"))
    )


def _any(expressions: Collection[str]) -> re.Pattern[str]:
    """One expression of several, of whole words; their brackets hold words of which one stands there."""
    joined = "|".join(expressions).translate(_LETTERS).replace("(", "(?:")
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)")


def next_question(text: str, talk: Collection[str], *, asks: bool) -> str:
    """The topic that a sentence asks about beyond doubt, as `intent/topic`; empty for none.

    Args:
        text: as written.
        talk: what is known of the talk: who writes, its matter, the need whose lines were shown.
        asks: whether the sentence holds a question.
    """
    known, folded = {*talk}, fold(text)
    return next(
        (
            row.topic
            for row in _rows()
            if (row.within is None or row.within & known)
            and (asks or not row.must_ask)
            and row.words.search(folded)
            and (row.beside is None or row.beside.search(folded))
            and not (row.without and row.without.search(folded))
        ),
        "",
    )
