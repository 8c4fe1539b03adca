"""Whether a text tells that an animal died or is missed: no other dog is mourned."""

from __future__ import annotations

from bot.nlu.phrases.expressions import word_groups

_SAID = word_groups(__file__)


def mourns_animal(folded: str) -> bool:
    """Whether a folded text has a word of loss, and none that the animal lives, or is another's."""
    return _SAID["lost"].search(folded) is not None and not _SAID["alive"].search(folded)
