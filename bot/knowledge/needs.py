"""What visitors need, which resources serve it, and in which order they are offered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from bot.knowledge.hours import is_office_time
from bot.knowledge.resource_schema import Kind, Purpose, Resource

ANYWHERE = "INT"
"""Country code of resources that are not tied to a State."""

PURPOSES_OF: dict[str, tuple[Purpose, ...]] = {
    "crisis": ("crisis",),
    "emergency": ("emergency",),
    "child": ("child",),
    "child_report": ("child_report", "child", "report"),
    "missing_child": ("missing_child",),
    "csam": ("csam",),
    "report": ("report",),
    "victim": ("victim",),
    "domestic_abuse": ("domestic_abuse",),
    "violence": ("violence",),
    "extortion": ("extortion",),
    "buyer_help": ("education", "compulsive"),
    "attraction": ("attraction",),
    "sexual_health": ("sexual_health",),
    "legal": ("legal",),
    "sex_worker": ("sex_worker",),
    "listening": ("listening",),
    "take_down": ("take_down",),
    "housing": ("housing",),
}
"""What a visitor needs → the purposes that serve it, the best first.

`domestic_abuse` is for who suffers it, `violence` for who fears to use it, `extortion` for who is
blackmailed, `take_down` for their pictures, `child_report` for who has seen a child sold, `sex_worker` for
who sells sex by choice, `listening` for who is lonely and in no crisis, `housing` for who has no bed tonight.
"""

NEED_OF_KIND: dict[Kind, str] = {
    "report_trafficking": "report",
    "victim_support": "victim",
    "child_protection": "child",
    "crisis": "crisis",
    "sexual_health": "sexual_health",
    "legal_information": "legal",
    "emergency": "emergency",
    "extortion": "extortion",
    "domestic_abuse": "domestic_abuse",
    "sex_worker": "sex_worker",
}
"""Kinds that answer one need; the other two kinds are the halves of `buyer_help`."""

PURPOSE_OF_KIND: dict[Kind, Purpose] = {
    "buyer_education": "education",
    "compulsive_behaviour": "compulsive",
}
"""The two kinds of help for buyers."""

_POLICE_FIRST = ("police", "all", "ambulance")

URGENT: dict[str, tuple[str, ...]] = {
    "crisis": ("all", "ambulance", "police"),
    "child": _POLICE_FIRST,
    "child_report": _POLICE_FIRST,
    "report": _POLICE_FIRST,
    "victim": _POLICE_FIRST,
    "domestic_abuse": _POLICE_FIRST,
    "violence": _POLICE_FIRST,
    "extortion": _POLICE_FIRST,
}
"""Needs that may end with an emergency number, and which service to prefer: never the ambulance first
where somebody is beaten, locked in or sold."""

ANY_SERVICE = ("all", "police", "ambulance")
"""The order where the need says nothing about the service."""

ANONYMOUS_FIRST = (
    "victim",
    "domestic_abuse",
    "violence",
    "extortion",
    "attraction",
    "report",
    "sex_worker",
)
"""Needs of people who fear to be known: a line that asks for no name comes before one that may."""

REPORTS = ("report", "child_report")
"""Needs for which a line that only listens is no answer."""

NATIONAL_NEEDS: tuple[str, ...] = ("report", "victim", "child", "crisis", "buyer_help")
"""Needs for which every State should have a resource of its own."""

CERTAIN_TO_SERVE = frozenset({"crisis", "housing"})
"""Needs that a line of another part of the State is no answer to: nobody rings ten numbers tonight."""

OF_WOMEN = frozenset({"domestic_abuse", "victim"})
"""Needs that women have above all."""

LOCAL, NATIONAL, ELSEWHERE_IN_STATE, INTERNATIONAL, OUT_OF_REACH = range(5)
"""How near a resource is to a visitor; what is out of reach is never offered."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """What is known of whom a line is chosen for.

    `role` is the one of the conversation (`buyer`, `exploited`, `child`, `witness`, …), `gender` is
    `man` or `woman`. `anonymous` prefers lines that ask for no name; `None` leaves it to the need.
    `writes` prefers lines that can be written to: who cannot speak is not helped by a telephone.
    """

    role: str | None = None
    gender: str | None = None
    anonymous: bool | None = None
    writes: bool = False

    @property
    def is_child(self) -> bool:
        """Whether a child is to be helped."""
        return self.role == "child"


NOBODY_KNOWN = Visitor()
"""A visitor of whom nothing is known."""

_GROUPS = {"men": "man", "women": "woman"}


def fits(row: Resource, need: str, visitor: Visitor) -> bool:
    """Whether a row may be offered to somebody at all."""
    if need in REPORTS and not row.takes_reports:
        return False
    if visitor.is_child and row.audience in ("adults", "women", "men"):
        return False
    gender = _GROUPS.get(row.audience)
    return gender is None or visitor.gender in (None, gender)


def reach(row: Resource, place: str, country: str | None) -> int:
    """How near a resource is, from `LOCAL` to `OUT_OF_REACH`."""
    if place == ANYWHERE:
        return INTERNATIONAL
    if not row.area:
        return NATIONAL
    if any(area == country or _within(country, area) for area in row.area):
        return LOCAL
    serves_from_afar = bool(row.phone or row.sms) or row.answered_by != "website"
    return ELSEWHERE_IN_STATE if country == place and serves_from_afar else OUT_OF_REACH


def serves_at(need: str, near: int) -> bool:
    """Whether what is so near may be offered; for some needs it must be certain to serve there."""
    is_sure = near in (LOCAL, NATIONAL, INTERNATIONAL)
    return is_sure or (near == ELSEWHERE_IN_STATE and need not in CERTAIN_TO_SERVE)


def rank(
    row: Resource,
    place: str,
    zone: str,
    *,
    need: str,
    purposes: Sequence[Purpose],
    country: str | None,
    language: str,
    now: dt.datetime,
    visitor: Visitor = NOBODY_KNOWN,
) -> tuple[int | str, ...]:
    """Sort key of a resource, the smallest being offered first; two rows never have the same one.

    Open or unknown before closed, free before paid, the State's before foreign, no line for men before
    all others where nobody said to be one, for who cannot speak what is written to, what an organisation
    puts first, for who is exploited what is sure to answer where offices are shut, near before far, for
    them a telephone of their own, the better purpose, a helpline before an emergency service, a telephone
    before text messages and those before a page, the visitor's language, certain to be open, made for such
    people, asking for no name where that matters, verified best, known to be free.
    """
    is_open, near = row.hours.is_open(now, zone), reach(row, place, country)
    wants_no_name = need in ANONYMOUS_FIRST if visitor.anonymous is None else visitor.anonymous
    welcomes = row.buyers_welcome or visitor.role != "buyer" or need not in REPORTS
    return (
        int(is_open is False),
        int(row.cost == "fee"),
        int(near >= INTERNATIONAL),
        int(row.audience == "men" and visitor.gender != "man"),
        _far_from_writing(row, now, zone) if visitor.writes else 0,
        int(not (row.first and near in (LOCAL, NATIONAL))),
        int(near == ELSEWHERE_IN_STATE),
        int(is_open is None and need == "victim" and not is_office_time(now, zone)),
        near,
        int(need == "victim" and not (row.for_exploited and (row.phone or row.sms))),
        min(purposes.index(item) for item in row.purposes if item in purposes),
        int(row.service is not None),
        0 if row.phone else 1 if row.sms else 2,
        int(need == "victim" and not row.for_exploited),
        int(language not in row.languages),
        int(not welcomes),
        int(is_open is None),
        _strangeness(row, need, visitor),
        ("yes", "unknown", "no").index(row.anonymous) if wants_no_name else 0,
        int(row.confidence != "high"),
        int(row.cost != "free"),
        int(row.anonymous != "yes"),
        row.id,
    )


def _far_from_writing(row: Resource, now: dt.datetime, zone: str) -> int:
    """0 for a line that answers who writes now, 1 for one that answers later, 2 for a telephone alone."""
    chat = row.chat and bool(row.chat_url or row.url)
    is_shut = row.chat_hours.known and row.chat_hours.is_open(now, zone) is False
    if row.sms or row.whatsapp or row.telegram or (chat and not is_shut):
        return 0
    return 1 if chat or row.mail_to or row.form_url or (row.mail and row.url) else 2


def _strangeness(row: Resource, need: str, visitor: Visitor) -> int:
    """0 for everyone's lines and those made for such people, more for those of somebody else.

    Most who are beaten or sold are women: a line for them is none of somebody else where nobody says so.
    """
    if row.audience == "women" and need in OF_WOMEN and visitor.gender is None:
        return 0
    if row.audience in ("everyone", "adults") or _GROUPS.get(row.audience) == (
        visitor.gender or ""
    ):
        return 0
    if row.audience == "minors":
        return 0 if visitor.is_child else 2
    return 1 if row.audience in _GROUPS else 2


def _within(country: str | None, area: str) -> bool:
    """England and Wales share one area for law and help."""
    return area == "GB-EAW" and country in ("GB-ENG", "GB-WLS")
