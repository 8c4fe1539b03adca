"""What stands open when a message comes, as numbers for the model: our question, who writes, the danger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bot.nlu.classifier import Numbers

ROLES = (
    "unknown",
    "buyer",
    "wants_to_stop",
    "exploited",
    "child",
    "despairing",
    "witness",
    "professional",
    "sex_worker",
)
"""Who may be writing (vocabulary: role)."""

MATTERS = ("partner", "extortion", "violence", "attraction", "minor")
"""What a talk may be about beside who writes (`bot.dialogue.reading.matters`)."""

STRENGTH = 2.0
"""Factor on the context beside the sentence vector."""


@dataclass(frozen=True, slots=True)
class Context:
    """What stands open.

    Args:
        asked: the question of ours that was said last; empty for none.
        role: who writes, as far as known; empty where nothing is known of the talk.
        in_danger: whether a danger is certain.
        matter: what the talk stays with, if that is one of `MATTERS`.
    """

    asked: str = ""
    role: str = ""
    in_danger: bool = False
    matter: str = ""

    @classmethod
    def of(cls, metadata: Mapping[str, Any]) -> Context:
        """The context that the turn hands over with a message."""
        return cls(
            str(metadata.get("asked") or ""),
            str(metadata.get("role") or ""),
            bool(metadata.get("in_danger")),
            str(metadata.get("matter") or ""),
        )

    def numbers(self, questions: Sequence[str]) -> Numbers:
        """One number a question, a role, a matter and the danger.

        A question that is not listed counts for none.
        """
        parts = [
            *(self.asked == question for question in questions),
            *(self.role == role for role in ROLES),
            *(self.matter == matter for matter in MATTERS),
            self.in_danger,
        ]
        return np.array(parts, np.float32) * np.float32(STRENGTH)
