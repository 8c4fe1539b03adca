"""The one detail that somebody in need told stands in the first sentence, before any line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.state.dangers import DETAILS

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

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
    if key in GENERAL and exchange.replies:
        _begin_with_detail(exchange, kind, len(exchange.replies) - 1)


ASKED_OF_WRITING = ("safe_to_write", "about_whom")
"""Questions in the place of whose answer somebody may tell what is done to them."""


def met_what_is_told(exchange: Exchange) -> bool:
    """Meet what is told in the place of a yes or no, and ask again; whether something was."""
    reading, key = exchange.reading, "disclose_exploitation/forced"
    is_answer = reading.begins_with_yes or reading.begins_with_no
    is_told = reading.detail in DETAILS["exploitation"] or "exploitation" in reading.safety
    is_asked = exchange.was_asked in ASKED_OF_WRITING and exchange.situation.danger != "none"
    if not (is_asked and is_told) or is_answer or exchange.situation.role == "child":
        return False
    exchange.say_topic(key)
    with_detail(exchange, "exploitation", key)
    return True


def with_detail_told_later(exchange: Exchange) -> None:
    """Begin the answer to somebody in despair with a loss, or debts, that they tell of later, once."""
    situation, detail = exchange.situation, exchange.reading.detail
    in_despair = situation.in_danger and situation.danger_kind == "distress"
    if in_despair and exchange.replies and not exchange.was_said(f"told_{detail}"):
        _begin_with_detail(exchange, "distress", 0)


def _begin_with_detail(exchange: Exchange, kind: str, number: int) -> None:
    situation, detail = exchange.situation, exchange.reading.detail
    is_open = situation.channel != "sms" and not situation.watched
    if not is_open or detail not in DETAILS.get(kind, frozenset()):
        return
    said = exchange.replies[number]
    told = exchange.library.words.text(f"told_{detail}", situation.language)
    exchange.replies[number] = replace(said, text=f"{told} {said.text}")
    situation.note_said(f"told_{detail}#0")
