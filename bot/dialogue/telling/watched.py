"""Whether our last words were for somebody over whose shoulder another reads, and they still ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

NEUTRAL = "utter_disclose_exploitation/he_comes"
"""The one line for somebody who is watched: no number, no telling word."""

WHILE_WATCHED = (
    NEUTRAL,
    "utter_ask_privacy/close_now",
    "utter_disclose_exploitation/reads_phone",
    "utter_safe_no",
)
"""Texts for somebody over whose shoulder another may read; behind them nothing is asked."""


def is_watched(exchange: Exchange) -> bool:
    """Whether the last words were for somebody who is watched, and who writes now asks nothing."""
    return was_silenced(exchange) and not asks_on(exchange)


def was_silenced(exchange: Exchange, times: int = 1) -> bool:
    """Whether the last words, so many of them, were for somebody who is watched."""
    last = exchange.situation.said[-times:]
    return len(last) == times and all(one.partition("#")[0] in WHILE_WATCHED for one in last)


def asks_on(exchange: Exchange) -> bool:
    """Whether somebody asks in a sentence: "what? I didn't say bye. how do I get the pictures down?"."""
    return exchange.reading.is_question and exchange.reading.is_sentence
