"""A line of ours for who cannot phone: without its sentences, or parts of them, that tell to."""

from __future__ import annotations

import re

from bot.dialogue.state.questions import sentences
from bot.nlu.folding import fold
from bot.nlu.phrases.tells_to_phone import is_silent, tells_to_phone

_PART = re.compile(r";\s+|\N{NARROW NO-BREAK SPACE};\s+")


def left_of(line: str, numbers: set[str]) -> str:
    """A line of ours without what tells to phone.

    Args:
        line: of one text.
        numbers: of the emergency services that it names: a sentence with one tells to dial it.
    """
    return " ".join(filter(None, (_part_left(one, numbers) for one in sentences(line))))


def _part_left(sentence: str, numbers: set[str]) -> str:
    """A sentence without those of its parts that tell to phone."""
    parts = _PART.split(sentence)
    kept = [part for part in parts if not _tells(part, numbers)]
    if len(kept) == len(parts) or not kept:
        return sentence if kept else ""
    left = "; ".join(kept)
    left = left[:1].upper() + left[1:]
    return left if left[-1] in '.!?…»“”"' else f"{left}."


def _tells(part: str, numbers: set[str]) -> bool:
    folded = fold(part)
    is_dialled = bool(numbers.intersection(folded.split())) and not is_silent(folded)
    return is_dialled or tells_to_phone(folded)
