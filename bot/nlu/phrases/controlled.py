"""Whether somebody tells that another lends them to men, or watches all that they do at work."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_suffix(".yml")


@cache
def _words() -> dict[str, re.Pattern[str]]:
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {name: re.compile(_whole("|".join(of))) for name, of in rows.items()}


def _whole(expressions: str) -> str:
    """An expression of whole words; its brackets hold words of which one stands there."""
    return rf"(?<!\w)(?:{expressions.replace('(', '(?:')})(?!\w)"


def is_controlled(folded: str) -> bool:
    """Whether a folded text says so of its writer; it is no more than a reason to ask."""
    words = _words()
    is_watched = words["works"].search(folded) and words["watched"].search(folded)
    return bool(is_watched or words["lent"].search(folded))
