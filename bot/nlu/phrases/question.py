"""Whether somebody asks something, also without the question mark that hardly anybody types at night.

A question is never met as an answer to ours: "that's what is behind it, then" shows that nobody listened.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from bot.nlu.folding import fold
from bot.nlu.phrases.expressions import content_of, one_of
from bot.nlu.phrases.spelled_out import spelled_out

FILE = Path(__file__).with_name("question.yml")

_CLAUSE = re.compile(r"[.!;,:…\n]+|(?<=\w) (?=(?:and|but|und|aber|et|mais|e|ma|y|pero|и|но|а) )")
"""Where a new clause may begin."""

_FILLER = (
    r"(?:(?:huh|eh|ha|hae|hah|hein|euh|and|but|so|ok|okay|well|yeah|no|lol|right|tho|anyway|like|und|aber|also|ja|na|gut|nee|dann|naja"
    r"|et|mais|bon|alors|ouais|non|du coup|e|ma|allora|vabbe|boh|senti|y|pero|vale|bueno|oye|entonces"
    r"|и|но|а|ну|ладно|да|нет|так|слушаи) )*"
)
"""Small words before the one that asks."""


_DENIED = {"es": r"(?<!\bno )", "it": r"(?<!\bnon )"}
"""Where the small word for no, without a comma, denies the verb: "no puedo hablar" asks nothing."""


@cache
def _asking() -> re.Pattern[str]:
    openings = []
    for language, rows in content_of(FILE).items():
        for row in rows:
            asks, _, unless = row.partition(" ~ ")
            openings.append(
                f"{_DENIED.get(language, '')}{one_of([asks])}(?!\\w)"
                + (f"(?! {one_of([unless])}(?!\\w))" if unless else "")
            )
    return re.compile(rf"\s*{_FILLER}(?:{'|'.join(openings)})")


def asks_something(text: str) -> bool:
    """Whether a message, as it was written, holds a question."""
    clauses = [fold(clause) for clause in _CLAUSE.split(text)]
    return "?" in text or any(
        _asking().match(clause) or _asking().match(spelled_out(clause)) for clause in clauses
    )
