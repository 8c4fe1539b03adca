"""The actions that `rules.yml` names, one module a theme; every class here is one action."""

from bot.dialogue.actions.base import Answer
from bot.dialogue.actions.control import (
    DeleteData,
    Language,
    Misunderstood,
    OptOut,
    Place,
)
from bot.dialogue.actions.ending import Goodbye, Hostility
from bot.dialogue.actions.help import (
    Course,
    Education,
    Help,
    Readiness,
    ReturnCode,
    Sector,
    SkipReadiness,
)
from bot.dialogue.actions.human import Human
from bot.dialogue.actions.law import Law
from bot.dialogue.actions.safety import DangerNow, SafeAtHome, SafeToWrite, Safety, Stay
from bot.dialogue.actions.topics import Decline, Greet, PlainAnswer

ACTIONS: tuple[type[Answer], ...] = (
    Course,
    DangerNow,
    Decline,
    DeleteData,
    Education,
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
    SafeAtHome,
    SafeToWrite,
    Safety,
    Sector,
    SkipReadiness,
    Stay,
)
"""Every action; the engine makes them, and a test compares them with the domain."""

__all__ = ["ACTIONS", "Answer"]
