"""Context shown beside an item's form: what visitors are given now, ways in, and calls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from bot.campaigns.links import WayIn, ways_in
from bot.console.addresses import calls_of
from bot.console.editing.material import Material
from bot.console.pieces import shortened
from bot.knowledge.needs import ANYWHERE
from bot.knowledge.own import country_of
from bot.outcomes.own_content import Change
from bot.settings import ConfigurationError


def title(material: Material, change: Change, language: str) -> str:
    """A name for what a change is of."""
    value = change.value if change.value is not None else {}
    return title_of_item(material, change.kind, change.key, value, language)


def title_of_item(material: Material, kind: str, key: str, value: Any, language: str) -> str:
    """A name for an item that says this."""
    held = value if isinstance(value, Mapping) else {}
    if kind == "law":
        return material.product.places.name(key, language)
    if kind == "helpline":
        return str(held.get("name") or held.get("phone") or key)
    if kind == "message":
        return str(held.get("text") or key)
    if kind == "words" and material.product.words.has(key):
        known = material.product.words.languages
        said = held.get(language) or ()
        text = said[0].get("text") if said else None
        tongue = language if language in known else material.product.words.reference
        return shortened(text or material.library.words.variations(key, tongue)[0].text)
    return key


def seen_now(material: Material, key: str, value: Any, language: str) -> list[str]:
    """Names of what visitors in the place of a helpline are given now where they need its kind."""
    library, now = material.library, dt.datetime.now(dt.UTC)
    country, held = country_of(key), value or {}
    if country == ANYWHERE or not held.get("kind"):
        return []
    place = next(iter(held.get("area") or ()), country)
    cards = library.directory.choose(place, held["kind"], language, now)
    return [library.card_text.name(card, language) for card in cards]


def ways(material: Material, key: str) -> list[WayIn]:
    """Ways into a campaign that is in force."""
    try:
        found = material.campaigns().get(key)
    except ConfigurationError:
        return []
    return ways_in(found, material.settings.base_url) if found else []


def called(material: Material, key: str) -> Mapping[str, Any] | None:
    """Who called the number lately; nothing where there is no number that visitors see."""
    row = material.library.directory.find(key)
    calls = calls_of(material.settings.home)
    if row is None or calls is None or not (row.phone or row.sms):
        return None
    today = dt.datetime.now(dt.UTC).date()
    return {"last": calls.last(row), "by": sorted(calls.callers(row, today))}
