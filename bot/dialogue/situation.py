"""The state of one conversation: resolved facts only, never what the visitor wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from bot.vocabulary import STAGES, Ending, Stage


@dataclass(slots=True)
class Situation:
    """What is known in the middle of a conversation.

    The first block is known before the visitor writes, the second is resolved from each message and
    replaced by the next, the third grows as the conversation goes on. All of it lives in memory (or
    in Redis, expiring) and is gone after the session; only `bot.outcomes.anonymise` may take
    something from it further.
    """

    language: str
    channel: str
    campaign: str
    place: str | None = None
    arm: str | None = None

    named_places: list[str] = field(default_factory=list)
    requested_language: str | None = None
    readiness: int | None = None
    choice: str | None = None
    safety: list[str] = field(default_factory=list)

    outcome: str = ""
    revealed: bool = False
    turns: int = 0
    stage: str = Stage.CONTACTED
    ending: str = Ending.LEFT
    in_safety: bool = False
    asked: str = "nothing"
    safety_kinds: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    readiness_asked: int = 0
    readiness_before: int | None = None
    readiness_after: int | None = None
    help_offered: bool = False
    course_offered: bool = False
    return_offered: bool = False
    return_code: bool = False
    is_return: bool = False
    readiness_then: int | None = None
    returned: str | None = None
    misunderstood: int = 0
    not_understood: int = 0
    declined: int = 0
    hostile: int = 0
    course_step: int = 0

    def reach(self, stage: Stage) -> None:
        """Move on to a stage; a conversation never falls back."""
        if STAGES.index(stage) > STAGES.index(Stage(self.stage)):
            self.stage = stage

    def commit(self) -> None:
        """The visitor said that he will not do it."""
        self.stage = Stage.COMMITTED
        self.ending = Ending.COMPLETED

    def note_topic(self, topic: str) -> None:
        """Remember that a topic came up, once."""
        if topic not in self.topics:
            self.topics.append(topic)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for the state store and for Rasa's slot; its lists are the reader's own."""
        return {
            name: list(v) if isinstance(v := getattr(self, name), list) else v for name in NAMES
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of `to_dict`; parts that this version does not know are dropped."""
        return cls(**{name: value for name, value in data.items() if name in NAMES})


NAMES = tuple(part.name for part in fields(Situation))
"""The parts of a situation, in their order."""
