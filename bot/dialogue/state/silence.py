"""Whom silence was promised, and who asks for help all the same."""

from __future__ import annotations

from bot.message import Understanding
from bot.nlu.phrases.opt_out import pleads
from bot.vocabulary import KIND_OF_INTENT


def pleads_after_stop(text: str, reading: Understanding) -> bool:
    """Whether somebody who opted out may be in danger, or asks that something or somebody stops."""
    if reading.intent in ("opt_out", "delete_data"):
        return False
    return bool(reading.suspected) or reading.intent in KIND_OF_INTENT or pleads(text)
