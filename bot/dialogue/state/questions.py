"""The sentences of a text of ours, and the question that it ends with."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from bot.words import Said

OPEN = "open"
"""A question of ours that no table names; any answer to it is taken up."""

_QUESTION = re.compile(r"(?:(?<=[.!?…])\s+|\n|^)[¿«\s]*[^.!?…\n]*\?[»\s]*$")


_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_QUOTES = (("«", "»"), ("„", "“"))
_END = re.compile(r"[.!?…:\n]")

HALF = 70
"""Characters below which one sentence without its question is half a reply."""


@lru_cache(8192)
def question_of(text: str) -> str:
    """The question that a text ends with; empty where it ends otherwise."""
    found = _QUESTION.search(text.rstrip())
    return found.group().strip() if found else ""


def without_question(text: str, *, keeps_half: bool = True) -> str:
    """A text without the question that it ends with, unless it is nothing else.

    Args:
        text: of ours.
        keeps_half: whether one short sentence may be left; alone it reads as if we were cut off.
    """
    shorter = _QUESTION.sub("", text.rstrip()).rstrip()
    is_half = len(shorter) < HALF and not _END.search(shorter[:-1])
    return text if not shorter or (is_half and not keeps_half) else shorter


def drop_last_question(replies: list[Said]) -> None:
    """Take the question off what was said last, unless it is nothing else."""
    replies[-1] = replace(replies[-1], text=without_question(replies[-1].text))


def ends_asking(text: str) -> bool:
    """Whether a text of ours ends in a question, also one between quotation marks."""
    return text.rstrip("» ").endswith("?")


def sentences(line: str) -> list[str]:
    """The sentences of a line; what stands between quotation marks is not parted."""
    parted: list[str] = []
    for piece in _SENTENCE.split(line):
        is_open = parted and _is_open(parted[-1])
        if is_open:
            parted[-1] = f"{parted[-1]} {piece}"
        else:
            parted.append(piece)
    return parted


def without_sentences(text: str, is_about: Callable[[str], bool]) -> str:
    """A text without its sentences about something that hold no number; as it is, where nothing is left.

    Args:
        text: of ours.
        is_about: whether a sentence is.
    """
    lines = [
        " ".join(
            part
            for part in _SENTENCE.split(line)
            if not is_about(part) or any(sign.isdigit() for sign in part)
        )
        for line in text.splitlines()
    ]
    return "\n".join(filter(None, lines)) or text


def _is_open(text: str) -> bool:
    """Whether a quotation or a bracket is begun and not ended in a text."""
    is_half = text.count('"') % 2 == 1 or text.count("(") > text.count(")")
    return is_half or any(text.count(a) > text.count(b) for a, b in _QUOTES)
