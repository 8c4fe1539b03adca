"""The question that a text of ours ends with."""

from __future__ import annotations

import re
from functools import lru_cache

_QUESTION = re.compile(r"(?:(?<=[.!?…])\s+|\n|^)[¿«\s]*[^.!?…\n]*\?[»\s]*$")


@lru_cache(8192)
def question_of(text: str) -> str:
    """The question that a text ends with; empty where it ends otherwise."""
    found = _QUESTION.search(text.rstrip())
    return found.group().strip() if found else ""


def without_question(text: str) -> str:
    """A text without the question that it ends with, unless it is nothing else."""
    shorter = _QUESTION.sub("", text.rstrip()).rstrip()
    return shorter or text
