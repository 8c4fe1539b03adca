"""A plea for a number gets one, whatever else was answered; and no number stands twice in a reply."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.reading.kept_in import MUTE
from bot.dialogue.telling.likely_place import WHERE
from bot.nlu.phrases.life_first import PLEADS, PLEADS_PLACE
from bot.words import Said

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

ROUTES = "utter_routes"

INTRODUCTIONS = (ROUTES, "utter_routes_again", "utter_number_to_keep")
"""Texts that only lead to lines."""

SAYING_LITTLE = ("utter_disclose_exploitation/it_is_me", "utter_stay_exploited", "utter_stay_again")
"""Texts in place of which the number stands."""

_NUMBER = re.compile(r"\d[\d /().-]*\d")
_LEAST = 3
"""Digits of the shortest number of a line."""


def with_number(exchange: Exchange) -> None:
    """Add the lines where somebody in danger pleads for a number, or where to go, and none is told."""
    situation, told = exchange.situation, {*exchange.reading.plainly}
    is_plea = PLEADS in told or (PLEADS_PLACE in told and situation.last_need == "domestic_abuse")
    is_refused = situation.no_numbers or any(said.key in MUTE for said in exchange.replies)
    # What they can write to, or hand on, is told by `no_voice`.
    is_refused |= bool(situation.cannot_call) or "write" in exchange.reading.about
    if not (situation.in_danger and is_plea) or is_refused or _tells_line(exchange):
        return
    if routes := exchange.facts.routes_again():
        exchange.replies = [said for said in exchange.replies if said.key not in SAYING_LITTLE]
        exchange.say(ROUTES, routes=routes)
        # A question for the place stays last.
        exchange.replies.sort(key=lambda said: said.key in WHERE)


def told_once(replies: list[Said]) -> list[Said]:
    """The replies with each line once, and one introduction to lines at most."""
    seen, kept = set[str](), list[Said]()
    has_lines = False
    for said in replies:
        lines = said.text.splitlines()
        fresh = [line for line in lines if not _is_listed(line) or _digits(line) - seen]
        fresh = fresh[1:] if said.key in INTRODUCTIONS and has_lines else fresh
        seen |= {number for line in fresh if _is_listed(line) for number in _digits(line)}
        has_lines |= any(_is_listed(line) or "://" in line for line in fresh)
        is_bare = len(fresh) < len(lines) and said.key in INTRODUCTIONS
        is_bare &= not any(map(_is_listed, fresh))
        if fresh and not is_bare:
            kept.append(replace(said, text="\n".join(fresh)) if fresh != lines else said)
    return kept or replies


def _tells_line(exchange: Exchange) -> bool:
    """Whether a line with its number stands in the reply."""
    return any(_is_listed(line) for said in exchange.replies for line in said.text.splitlines())


def _digits(line: str) -> set[str]:
    """The numbers of a line of text, without what stands between their digits."""
    numbers = {re.sub(r"\D", "", found) for found in _NUMBER.findall(line)}
    return {number for number in numbers if len(number) >= _LEAST}


def _is_listed(line: str) -> bool:
    """Whether a line of text is one of a list of lines, and no sentence with a number in it."""
    is_sentence = line.rstrip().endswith((".", "!", "?", "…", "»", '"', "“"))
    return bool(_digits(line)) and not is_sentence and "://" not in line
