"""How the phrases on a law become sentences: the signs between them, the full stop, and how long they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.knowledge.law_sentences import LONGER, MOST_WORDS, Phrase

_ENDS_ITSELF = re.compile(r"[?:]$|https?://\S+$")
"""A question, or an address, to which a full stop would belong for many who press it."""

_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


def sign(phrase: Phrase, language: str) -> str:
    """What stands before a phrase that goes on with a sentence."""
    if phrase.key == LONGER:
        return ", "
    return set_off(":" if phrase.key.startswith("law_penalty_") else ";", language)


def set_off(mark: str, language: str) -> str:
    """A colon or semicolon between two clauses; French has a space before it."""
    return f" {mark} " if language == "fr" else f"{mark} "


def ended(sentence: str) -> str:
    """A sentence with its full stop, where it does not end by itself."""
    return sentence if _ENDS_ITSELF.search(sentence) else f"{sentence}."


def fits(sentences: Iterable[str]) -> bool:
    """Whether sentences have no more words than an answer may have."""
    return len(_WORD.findall(" ".join(sentences))) <= MOST_WORDS
