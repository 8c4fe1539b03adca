"""The one detail that somebody in need tells beside their need: a passport that is kept, a job that is lost.

The first sentence of the answer takes it up, so that whoever wrote it knows that it was read.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_suffix(".yml")

_LETTERS = str.maketrans({"й": "и", "ё": "е", "ä": "a", "ö": "o", "ü": "u", "è": "e"})
"""What folding makes of letters, so that the file is written as people write."""

_NEGATED = re.compile(
    r"(?<!\w)(?:not|never|nobody|doesnt|didnt|nicht|nie|niemand|keiner|jamais|personne|mai|nessuno|nunca|nadie"
    r"|никто|никогда)(?: \w+){0,2} $"
)
"""A no before what is told."""


@cache
def _details() -> dict[str, re.Pattern[str]]:
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {
        name: re.compile(rf"(?<!\w)(?:{'|'.join(expressions)})(?!\w)".translate(_LETTERS))
        for name, expressions in rows.items()
    }


def told_detail(folded: str) -> str:
    """The name of the detail that a folded text tells; empty for none."""
    for name, words in _details().items():
        found = words.search(folded)
        if found and not _NEGATED.search(folded[: found.start()]):
            return name
    return ""
