"""The last word on a message: safety beats control beats topic, and what is doubtful is not said.

The net decides where it catches something. Otherwise the classifier's safety intents count together:
five weak signs of danger are a sign. Both numbers are chosen on data (decisions/0002-understanding.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.vocabulary import INTENT_OF_KIND, SAFETY_INTENTS

OUT_OF_SCOPE = "out_of_scope"


def settle(
    kinds: Sequence[str], ranking: Sequence[Mapping[str, Any]], *, threshold: float, alarm: float
) -> dict[str, Any]:
    """The intent that a message has in the end, with its confidence.

    Args:
        kinds: what the safety net caught, gravest first.
        ranking: the intents with the classifier's confidence, likeliest first.
        threshold: below this confidence a message is not understood.
        alarm: from this share of all safety intents together the likeliest of them is taken, below it
            none.
    """
    if kinds:
        return {"name": INTENT_OF_KIND[kinds[0]], "confidence": 1.0}
    alarming = [entry for entry in ranking if entry["name"] in SAFETY_INTENTS]
    if alarming and sum(entry["confidence"] for entry in alarming) >= alarm:
        return dict(alarming[0])
    harmless = [entry for entry in ranking if entry["name"] not in SAFETY_INTENTS]
    if not harmless or harmless[0]["confidence"] < threshold:
        return {"name": OUT_OF_SCOPE, "confidence": 0.0}
    return dict(harmless[0])
