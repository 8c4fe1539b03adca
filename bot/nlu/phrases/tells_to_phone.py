"""Whether a sentence of ours tells to phone, or to say something aloud, and names no way without a voice."""

from __future__ import annotations

from bot.nlu.phrases.expressions import word_groups

_SAID = word_groups(__file__)


def tells_to_phone(folded: str) -> bool:
    """Whether a folded sentence does so: no use to who is deaf, has no voice or would be heard."""
    return _SAID["tells"].search(folded) is not None and not is_silent(folded)


def is_silent(folded: str) -> bool:
    """Whether a folded sentence names a way without a voice."""
    return _SAID["silent"].search(folded) is not None
