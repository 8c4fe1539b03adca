"""What a sentence asks or claims beyond doubt: how a call stays unseen, that "it's legal here".

By the second to sixth message the model knows whom it speaks with and still hears "what happens when I
call?" as a wish for the number; and what a buyer claims of the trade is taken for an answer about him,
because it names work or money. The words themselves, in a talk on such a matter, leave no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from bot.nlu.folding import fold
from bot.nlu.phrases.expressions import content_of, one_of, whole_words
from bot.nlu.phrases.phrase import Phrase
from bot.nlu.phrases.question import asks_something
from bot.nlu.phrases.spelled_out import spelled_out

CLAIMED = Path(__file__).with_name("claimed.yml")
FILES = (Path(__file__).with_name("outright.yml"), CLAIMED)

NEVER = "never"
"""Value of `asks` of a row that shuts out questions."""

_CLAUSE = re.compile(
    r"(?<=[.!?,;:…\n])(?![.!?,;:…])|\s(?=(?:but|aber|mais|ma|pero|но|а)\s)", re.IGNORECASE
)
"""What parts one thing that is said from the next."""


class Row(NamedTuple):
    """One way to ask: in which talks, by which words, beside which others and without which."""

    topic: str
    within: frozenset[str] | None
    words: Phrase
    beside: Phrase | None
    without: Phrase | None
    asks: bool | str
    is_claim: bool
    clears: frozenset[str]

    def says(self, written: Sequence[str], known: Collection[str], *, asks: bool) -> bool:
        """Whether a text says it in such a talk; `written`: as it stands, folded, and spelled out."""
        is_form = (asks or self.asks is not True) and not (asks and self.asks == NEVER)
        is_such_a_talk = self.within is None or bool(self.within.intersection(known))
        if not (is_form and is_such_a_talk) or not any(map(self.words.search, written)):
            return False
        if self.beside is not None and not any(map(self.beside.search, written)):
            return False
        return self.without is None or self.without.search(written[0]) is None


@cache
def rows() -> tuple[Row, ...]:
    """All rows, in the order in which they are asked."""
    return tuple(
        Row(
            topic=row["topic"],
            within=frozenset(row["in"]) if "in" in row else None,
            words=_any(row["words"]),
            beside=_any(row["beside"]) if "beside" in row else None,
            without=_any(row["without"]) if "without" in row else None,
            asks=row.get("asks", True),
            is_claim=file == CLAIMED,
            clears=frozenset(row.get("clears", "").split()),
        )
        for file in FILES
        for row in content_of(file)
    )


def _any(expressions: Collection[str]) -> Phrase:
    return whole_words(one_of(expressions))


def is_claim(text: str, talk: Collection[str], *, asks: bool) -> bool:
    """Whether a sentence says something of its writer's own, which outweighs a question of ours.

    Args:
        text: as written.
        talk: as for `row_of`.
        asks: whether the sentence holds a question.
    """
    row = row_of(text, talk, asks=asks)
    return row is not None and row.is_claim


def is_shut_out(topic: str, text: str) -> bool:
    """Whether a text holds what no row of a topic allows: "I don't want to stop" is no wish to stop."""
    folded = fold(text)
    barring = [row.without for row in rows() if row.topic == topic and row.without]
    return any(one.search(folded) for one in barring)


def is_said(topic: str, folded: str, talk: Collection[str], *, asks: bool) -> bool:
    """Whether any row of a topic fits a folded text, whichever comes first; the rest as for `row_of`."""
    written = tuple(dict.fromkeys((folded, spelled_out(folded))))
    return any(row.topic == topic and row.says(written, talk, asks=asks) for row in rows())


def besides(text: str, talk: Collection[str]) -> str:
    """A text without the clauses that claim or ask something; empty where none is left.

    Args:
        text: as written.
        talk: as for `row_of`.
    """
    parts = [(part, asks_something(part)) for part in _CLAUSE.split(text) if part.strip()]
    rest = [p for p, asks in parts if not (asks or is_claim(p, talk, asks=asks))]
    return " ".join(rest) if len(rest) < len(parts) else ""


def row_of(text: str, talk: Collection[str], *, asks: bool) -> Row | None:
    """The first row that a text fits.

    Args:
        text: as written.
        talk: what is known of the talk: who writes, its matter, the need whose lines were shown.
        asks: whether the text holds a question.
    """
    folded = fold(text)
    written = tuple(dict.fromkeys((folded, spelled_out(folded))))
    return next((row for row in rows() if row.says(written, talk, asks=asks)), None)
