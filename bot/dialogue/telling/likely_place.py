"""Where a campaign or a number lets suppose that somebody is: its lines stand under its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.dialogue.reading.family import is_family
from bot.dialogue.telling.needs import FOR_OTHERS, STANDING
from bot.dialogue.words.library import Library
from bot.knowledge.needs import REPORTS
from bot.knowledge.place_names import parent

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

WHERE = ("utter_safety_where", "utter_distress_where", "utter_safety_where_else")
"""Texts that ask where somebody is."""

NO_ROUTE = "utter_no_route"
"""Says that no line is known there, and the emergency number."""

AT_ONCE = frozenset({"child", "domestic_abuse"})
"""Needs whose lines do not wait for the answer where somebody is."""


def likely_place(exchange: Exchange, needs: Sequence[str]) -> str | None:
    """The place that is likely, once they were asked where they are and did not say.

    A child, who is beaten, and who has something to report get its lines beside the question. Not who is
    in despair, where what is read is dialled, unless lines of the place were shown before and nobody
    said "not here".
    """
    situation = exchange.situation
    seen = exchange.facts.cards(situation.resources, exchange.now)
    if any(card.country == (situation.place or "")[:2] for card in seen):
        return situation.place
    is_desperate = situation.needs_company and situation.danger_kind == "distress"
    was_asked = not is_desperate and any(exchange.was_said(key) for key in WHERE)
    is_for_others = situation.role in FOR_OTHERS and bool({*REPORTS} & {*needs})
    is_hurt = (
        (situation.in_danger or is_family(situation))
        and not is_desperate
        and bool(AT_ONCE & {*needs})
    )
    return situation.place if was_asked or is_for_others or is_hurt else None


def under(exchange: Exchange, place: str) -> str:
    """A place as the heading of lines that serve nobody elsewhere: "In Germany:"."""
    return heading(exchange.library, place, exchange.situation.language)


def heading(library: Library, place: str, language: str) -> str:
    """The name of a place as it stands above lines, in a language."""
    inside = library.places.inside(place, language)
    colon = "\N{NO-BREAK SPACE}:" if language == "fr" else ":"
    return f"{inside[:1].upper()}{inside[1:]}{colon}"


def has_likely_lines(exchange: Exchange) -> bool:
    """Whether lines of the likely place stand in the talk already."""
    shown = exchange.facts.cards(exchange.situation.lines_shown, exchange.now)
    return any(card.country == (exchange.situation.place or "")[:2] for card in shown)


def say_no_lines(exchange: Exchange) -> None:
    """Say that no line is known there; ask where they are, where that alone is not known."""
    if exchange.lacks_place:
        exchange.say("utter_safety_where")
        exchange.ask("safety_place")
    elif exchange.need in ("", *STANDING) and (routes := exchange.facts.reminder()):
        exchange.say("utter_routes_again", routes=routes)
    else:
        is_test = exchange.topic.need == "sexual_health"
        say_there_is_none(exchange, "utter_no_test_place" if is_test else NO_ROUTE)


def say_there_is_none(exchange: Exchange, key: str = NO_ROUTE) -> None:
    """Say that nothing is known there, in one reply no more than once."""
    if all(said.key != key for said in exchange.replies):
        exchange.say(key)


def is_off_the_map(exchange: Exchange) -> bool:
    """Whether somebody said to be in a State of which the directory knows no line."""
    situation = exchange.situation
    known = exchange.library.directory.countries
    return (
        bool(situation.place and situation.place_told)
        and parent(situation.place or "") not in known
    )
