"""What the page of content is made of: texts, and where they come from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

FRESH_MONTHS = 12
"""A fact that was checked before that is marked as old."""


@dataclass(frozen=True, slots=True)
class Text:
    """One wording as visitors read it, in one language."""

    language: str
    text: str
    channel: str | None = None
    arm: str | None = None
    buttons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Called:
    """A number that people have to call: when it was last, whether it is due, its hours and languages."""

    day: dt.date | None
    is_due: bool
    hours: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of content with its texts, where it comes from, and whether it is too old."""

    id: str
    title: str
    texts: tuple[Text, ...]
    facts: tuple[str, ...] = ()
    source: str = ""
    url: str | None = None
    verified_on: dt.date | None = None
    confidence: str = ""
    is_stale: bool = False
    is_shown: bool = True
    is_expired: bool = False
    """Not shown now, because nobody checked the number lately."""
    called: Called | None = None
