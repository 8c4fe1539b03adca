"""What visitors need, which resources serve it, and in which order they are offered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bot.knowledge.resource_schema import Kind, Purpose, Resource

ANYWHERE = "INT"
"""Country code of resources that are not tied to a State."""

PURPOSES_OF: dict[str, tuple[Purpose, ...]] = {
    "crisis": ("crisis",),
    "emergency": ("emergency",),
    "child": ("child",),
    "missing_child": ("missing_child",),
    "csam": ("csam",),
    "report": ("report",),
    "victim": ("victim",),
    "buyer_help": ("education", "compulsive"),
    "attraction": ("attraction",),
    "sexual_health": ("sexual_health",),
    "legal": ("legal",),
}
"""What a visitor needs → the purposes that serve it, the best first."""

NEED_OF_KIND: dict[Kind, str] = {
    "report_trafficking": "report",
    "victim_support": "victim",
    "child_protection": "child",
    "crisis": "crisis",
    "sexual_health": "sexual_health",
    "legal_information": "legal",
}
"""Kinds that answer one need; the other two kinds are the halves of `buyer_help`."""

PURPOSE_OF_KIND: dict[Kind, Purpose] = {
    "buyer_education": "education",
    "compulsive_behaviour": "compulsive",
}
"""The two kinds of help for buyers."""

URGENT: dict[str, tuple[str, ...]] = {
    "crisis": ("ambulance", "all", "police"),
    "child": ("police", "all", "ambulance"),
    "report": ("police", "all", "ambulance"),
    "victim": ("police", "all", "ambulance"),
}
"""Needs that may end with an emergency number, and which service to prefer."""

NATIONAL_NEEDS: tuple[str, ...] = ("report", "victim", "child", "crisis", "buyer_help")
"""Needs for which every State should have a resource of its own."""


def reach(row: Resource, place: str, country: str | None) -> int:
    """How near a resource is: 0 the visitor's own, 1 in the State, 2 anywhere, 3 elsewhere."""
    if place == ANYWHERE:
        return 2
    if row.area is None or row.area == country or _within(country, row.area):
        return 0
    return 1 if country == place else 3


def rank(
    row: Resource,
    place: str,
    zone: str,
    *,
    purposes: Sequence[Purpose],
    country: str | None,
    language: str,
    now: dt.datetime,
) -> tuple[int, ...]:
    """Sort key of a resource, the smallest being offered first.

    Open or unknown before closed, near before far, the better purpose, a helpline before an
    emergency service, the visitor's language, for everyone, verified best, anonymous, hours known.
    """
    is_open = row.hours.is_open(now, zone)
    return (
        int(is_open is False),
        reach(row, place, country),
        min(purposes.index(item) for item in row.purposes if item in purposes),
        int(row.service is not None),
        int(language not in row.languages),
        int(row.audience != "everyone"),
        int(row.confidence != "high"),
        int(not row.anonymous),
        int(is_open is None),
    )


def _within(country: str | None, area: str) -> bool:
    """England and Wales share one area for law and help."""
    return area == "GB-EAW" and country in ("GB-ENG", "GB-WLS")
