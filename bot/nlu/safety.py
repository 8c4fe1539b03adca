"""The safety net's patterns: rules in every language that run before the classifier.

They are Rasa `regex` entries named `safety_<kind>` in `intents/<language>/safety_net.yml`. All of them
run over every message whatever its language: a language that is guessed wrongly must not cost a life.
The net is tuned for recall: it may ring too often, it may not miss.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bot.nlu.folding import fold
from bot.vocabulary import DANGERS

PREFIX = "safety_"

KINDS = (*DANGERS, "opt_out")
"""Kinds of danger, and the wish for no more messages, gravest first."""


def patterns_of(entries: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
    """The `safety_…` patterns of the regex entries by kind, the gravest first.

    Raises:
        ValueError: a pattern's kind is unknown, or a pattern is not a regular expression, or it looks
            for a sign that folding takes away, such as an emoji.
    """
    patterns: dict[str, list[str]] = {}
    for entry in entries:
        if not entry["name"].startswith(PREFIX):
            continue
        kind = entry["name"].removeprefix(PREFIX)
        if kind not in KINDS:
            raise ValueError(f"safety_net.yml: '{entry['name']}' is no kind; use one of {KINDS}")
        unseen = _unseen(entry["pattern"])
        if unseen:
            raise ValueError(
                f"safety_net.yml: {kind}: {entry['pattern']}: '{unseen}' stands in no folded text, so "
                "that this part never rings; take it out"
            )
        try:
            re.compile(entry["pattern"])
        except re.error as error:
            raise ValueError(f"safety_net.yml: {kind}: {entry['pattern']}: {error}") from error
        patterns.setdefault(kind, []).append(entry["pattern"])
    return {kind: patterns[kind] for kind in KINDS if kind in patterns}


def _unseen(pattern: str) -> str:
    """The first sign beyond ASCII that `fold` leaves in no text: an emoji, or a letter with an accent."""
    return next((mark for mark in pattern if not mark.isascii() and fold(mark) != mark), "")
