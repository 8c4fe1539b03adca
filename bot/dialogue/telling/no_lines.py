"""What is left of an answer where no line is known: nobody is sent to a helpline that we cannot name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.state.questions import without_sentences
from bot.dialogue.telling.likely_place import is_off_the_map
from bot.words import Said

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

_LINE = {
    "de": r"beratung|hilfetelefon|anlaufstelle|hotline",
    "en": r"helpline|hotline",
    "es": r"\blíneas?\b",
    "fr": r"\blignes?\b",
    "it": r"\blinee?a?\b",
    "ru": r"\bлини[яиюей]",
}
"""What a helpline is called in our texts."""

SAYS_SO = ("utter_no_route", "utter_no_second_line", "utter_no_test_place")
"""Texts that say that none is known."""


def without_lines(exchange: Exchange, replies: list[Said]) -> list[Said]:
    """The replies to somebody in need whose State has no line that we know: no sentence sends them to one.

    A sentence with a number stays, and so does what would leave nothing behind.
    """
    named = _LINE.get(exchange.situation.language)
    if named is None or exchange.situation.is_led_on or not is_off_the_map(exchange):
        return replies
    line = re.compile(named, re.IGNORECASE)

    def is_of_line(sentence: str) -> bool:
        return line.search(sentence) is not None

    return [
        said
        if said.key.startswith(SAYS_SO) or "http" in said.text
        else replace(said, text=without_sentences(said.text, is_of_line))
        for said in replies
    ]
