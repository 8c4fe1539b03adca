"""What is left of an answer where no line is known: nobody is sent to a helpline that we cannot name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.likely_place import is_off_the_map
from bot.words import Said

if TYPE_CHECKING:
    from bot.dialogue.exchange import Exchange

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
"""Between two sentences of ours."""

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
    return [
        said
        if said.key.startswith(SAYS_SO) or "http" in said.text
        else replace(said, text=_without(said.text, line))
        for said in replies
    ]


def _without(text: str, line: re.Pattern[str]) -> str:
    lines = [
        " ".join(part for part in _SENTENCE.split(written) if not _sends_there(part, line))
        for written in text.splitlines()
    ]
    return "\n".join(filter(None, lines)) or text


def _sends_there(sentence: str, line: re.Pattern[str]) -> bool:
    has_number = any(sign.isdigit() for sign in sentence)
    return bool(line.search(sentence)) and not has_number
