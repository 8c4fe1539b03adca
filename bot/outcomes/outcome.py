"""The outcome: what is known of a conversation when nothing of the person is left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row, in the words of the vocabulary; `bot.outcomes.tables` says why each part is kept."""

    id: str
    hour: datetime
    campaign: str
    channel: str
    language: str
    country: str | None
    arm: str | None
    turns: int
    stage: str
    ending: str
    topics: tuple[str, ...]
    safety: tuple[str, ...]
    readiness_before: int | None
    readiness_after: int | None
    offered: tuple[str, ...]
    not_understood: int
    path: str | None = None
    return_code: bool = False
    returned: str | None = None
    went_on: bool | None = None
    not_for_me: bool = False
    of_use: bool | None = None
    called: bool | None = None
    course: int | None = None
    synthetic: bool = False
    taken_back: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    """Noted later, when a link is followed."""
