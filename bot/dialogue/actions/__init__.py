"""The actions that `rules.yml` names, one module a theme; every class here is one action."""

from bot.dialogue.actions.base import Answer
from bot.dialogue.actions.control import (
    DeleteData,
    Goodbye,
    Hostility,
    Human,
    Language,
    Misunderstood,
    OptOut,
    Place,
)
from bot.dialogue.actions.help import (
    Course,
    Education,
    Help,
    Readiness,
    ReturnCode,
    Sector,
    SkipReadiness,
)
from bot.dialogue.actions.safety import DangerNow, SafeToWrite, Safety, SafetyStay
from bot.dialogue.actions.topics import (
    Claim,
    ClaimLegal,
    Decline,
    Figure,
    Greet,
    Law,
    PlainAnswer,
    Risk,
)

ACTIONS: tuple[type[Answer], ...] = (
    Claim,
    ClaimLegal,
    Course,
    DangerNow,
    Decline,
    DeleteData,
    Education,
    Figure,
    Goodbye,
    Greet,
    Help,
    Hostility,
    Human,
    Language,
    Law,
    Misunderstood,
    OptOut,
    Place,
    PlainAnswer,
    Readiness,
    ReturnCode,
    Risk,
    SafeToWrite,
    Safety,
    SafetyStay,
    Sector,
    SkipReadiness,
)
"""Every action; the composition root registers them, and a test compares them with the domain."""

__all__ = ["ACTIONS", "Answer"]
