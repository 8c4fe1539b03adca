"""Whether somebody asks us, and nobody else, to stop writing.

The net's patterns for the wish for silence also ring for "make him stop" and "he won't stop texting"
(30 of 74 pleas for help). So a pattern alone silences nobody: the text must name our messages and no
third person, or be nothing but "stop", once or more often. The words are in `opt_out.yml`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from bot.nlu.folding import fold
from bot.nlu.phrases.expressions import content_of

SHORT = 2
"""Words of a text that may be a bare "stop"."""

LONG = 16
"""Words above which a text says more than that it wants no messages."""

FILE = Path(__file__).with_suffix(".yml")


def asks_for_silence(folded: str) -> bool:
    """Whether a folded text, for which the net rang, asks us to send no more.

    Args:
        folded: `bot.nlu.folding.fold` of what was written, in whatever language.
    """
    length = len(folded.split())
    if length > LONG or _pattern("somebody").search(folded):
        return False
    stop = _pattern("stop")
    if stop.search(folded) and (length <= SHORT or not stop.sub("", folded).strip()):
        return True
    if _pattern("lines").search(folded) and not _pattern("texts").search(folded):
        return False
    return bool(_pattern("messages").search(folded))


def wants_no_lines(folded: str) -> bool:
    """Whether a folded text, for which the net rang, wants no more numbers or links, and no silence."""
    return bool(_pattern("lines").search(folded)) and not asks_for_silence(folded)


def pleads(text: str) -> bool:
    """Whether a text may ask for help that something, or somebody, stops.

    Asked of who opted out alone. Wider than the safety net, because silence is the other choice; a bare
    "I said stop" is no plea.
    """
    folded = fold(text)
    return any(_pattern(group).search(folded) for group in ("plea", "somebody", "gone"))


def names_data(folded: str) -> bool:
    """Whether a folded text names what is kept of somebody, or that it be taken away."""
    return names_records(folded) or bool(_pattern("erase").search(folded))


def names_records(folded: str) -> bool:
    """Whether a folded text names what is kept of somebody."""
    return bool(_pattern("records").search(folded))


def wants_somebody_gone(folded: str, language: str) -> bool:
    """Whether a text asks that somebody be gone from the writer's life.

    "Take him out of my life" sounds like "take me out of your list".

    Args:
        folded: `bot.nlu.folding.fold` of what was written.
        language: of the text.
    """
    return bool(_pattern("gone", language).search(folded))


def names_somebody(folded: str, language: str) -> bool:
    """Whether a text that tells somebody to stop names a third person and none of our messages.

    Args:
        folded: `bot.nlu.folding.fold` of what was written.
        language: of the text.
    """
    names = _pattern("somebody", language).search(folded)
    return bool(names and not _pattern("messages").search(folded))


@cache
def _pattern(group: str, language: str = "") -> re.Pattern[str]:
    """One pattern for a group of words, without a language of all: which is spoken may be guessed wrongly."""
    languages = content_of(FILE)
    tables = [languages[language]] if language else languages.values()
    words = {str(word) for table in tables for word in table[group]}
    choices = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in sorted(words))
    return re.compile(rf"\b(?:{choices})\b")
