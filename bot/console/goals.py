"""Goals, measures and their answers in plain words (`texts/measures.yml`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.console.locales import texts

_TEXTS: Mapping[str, Any] = texts("measures")

GOAL_TITLES: Mapping[str, str] = {name: one["title"] for name, one in _TEXTS["goals"].items()}
"""What experiments can have for a goal."""

TITLES = {name: GOAL_TITLES[name] for name in ("desist", "help")}
"""The two headlines."""

MEANINGS: Mapping[str, str] = {name: one["meaning"] for name, one in _TEXTS["goals"].items()}

TABLES: Mapping[str, str] = _TEXTS["tables"]
"""What is asked of the answers to the ruler."""

ANSWERS: Mapping[str, Mapping[str, str]] = _TEXTS["answers"]
"""By measure, where its answers are not called as in the vocabulary."""

READINESS = ANSWERS["readiness"]
"""The answers to the ruler."""
