"""The one detail that somebody in need told stands in the first sentence, before any line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.dialogue.exchange import Exchange

DETAILS = {
    "exploitation": frozenset({"passport", "locked", "money", "threat", "seen"}),
    "child_writes": frozenset({"passport", "locked", "money", "threat", "room"}),
    "distress": frozenset({"job", "left", "debts", "died"}),
}
"""Details that are taken up, by the kind of danger that is met with them."""

GENERAL = frozenset(
    {
        "disclose_exploitation/forced",
        "express_distress/heavy",
        "express_distress/life",
        "mention_minor/i_am_minor",
        "report_concern/he_hits",
    }
)
"""First words that say nothing of what was told; the others take it up themselves."""


def with_detail(exchange: Exchange, kind: str, key: str) -> None:
    """Begin the last reply with what was told, where its words would suit anybody.

    Not in an SMS, which has no room, nor where somebody else may read along.
    """
    situation, detail = exchange.situation, exchange.reading.detail
    is_open = situation.channel != "sms" and not situation.watched and exchange.replies
    if not is_open or key not in GENERAL or detail not in DETAILS.get(kind, frozenset()):
        return
    said = exchange.replies[-1]
    told = exchange.library.words.text(f"told_{detail}", situation.language)
    exchange.replies[-1] = replace(said, text=f"{told} {said.text}")
