"""Which line is right first, worked out apart from the code: from the tables as they were gathered.

`tests/facts` holds those tables (CSV) as people read them from sources; the files of
`bot/knowledge/resources` were made from them. Nothing here imports the choice that it judges. A case may
have several right lines: those between which the rules leave it open.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

FACTS = Path(__file__).parent.parent / "facts"

ZONES = dict(
    pair.split("=")
    for pair in [
        "AD=Europe/Andorra",
        "AL=Europe/Tirane",
        "AM=Asia/Yerevan",
        "AT=Europe/Vienna",
        "AZ=Asia/Baku",
        "BA=Europe/Sarajevo",
        "BE=Europe/Brussels",
        "BG=Europe/Sofia",
        "BY=Europe/Minsk",
        "CA=America/Toronto",
        "CH=Europe/Zurich",
        "CY=Asia/Nicosia",
        "CZ=Europe/Prague",
        "DE=Europe/Berlin",
        "DK=Europe/Copenhagen",
        "EE=Europe/Tallinn",
        "ES=Europe/Madrid",
        "FI=Europe/Helsinki",
        "FR=Europe/Paris",
        "GB=Europe/London",
        "GE=Asia/Tbilisi",
        "GR=Europe/Athens",
        "HR=Europe/Zagreb",
        "HU=Europe/Budapest",
        "IE=Europe/Dublin",
        "IS=Atlantic/Reykjavik",
        "IT=Europe/Rome",
        "KG=Asia/Bishkek",
        "KZ=Asia/Almaty",
        "LI=Europe/Vaduz",
        "LT=Europe/Vilnius",
        "LU=Europe/Luxembourg",
        "LV=Europe/Riga",
        "MC=Europe/Monaco",
        "MD=Europe/Chisinau",
        "ME=Europe/Podgorica",
        "MK=Europe/Skopje",
        "MN=Asia/Ulaanbaatar",
        "MT=Europe/Malta",
        "NL=Europe/Amsterdam",
        "NO=Europe/Oslo",
        "PL=Europe/Warsaw",
        "PT=Europe/Lisbon",
        "RO=Europe/Bucharest",
        "RS=Europe/Belgrade",
        "RU=Europe/Moscow",
        "SE=Europe/Stockholm",
        "SI=Europe/Ljubljana",
        "SK=Europe/Bratislava",
        "SM=Europe/San_Marino",
        "TJ=Asia/Dushanbe",
        "TM=Asia/Ashgabat",
        "TR=Europe/Istanbul",
        "UA=Europe/Kyiv",
        "US=America/New_York",
        "UZ=Asia/Tashkent",
        "VA=Europe/Vatican",
    ]
)
"""The 57 States, and the zone in which most of each lives."""

KINDS = {
    "report": ("report_trafficking",),
    "victim": ("victim_support", "report_trafficking"),
    "child": ("child_protection",),
    "crisis": ("crisis",),
    "domestic_abuse": ("domestic_abuse",),
    "violence": ("domestic_abuse", "crisis"),
    "extortion": ("extortion",),
    "buyer_help": ("buyer_education", "compulsive_behaviour"),
    "sexual_health": ("sexual_health",),
}
"""The kinds of the tables that serve a need."""

SERVICES = {"crisis": ("general", "ambulance"), "extortion": ("police", "general")}
"""Whose emergency number fits; for the other urgent needs the police or the number for all."""

NOT_URGENT = ("buyer_help", "sexual_health")

_ABUSE_TOO = [
    "ad-victim-1",
    "al-victim-1",
    "at-victim-3",
    "az-victim-1",
    "ba-victim-2",
    "ba-victim-3",
    "cy-victim-1",
    "de-victim-1",
    "dk-victim-1",
    "es-victim-4",
    "fi-victim-2",
    "fr-victim-3",
    "ge-victim-1",
    "gr-victim-2",
    "it-victim-1",
    "kg-victim-2",
    "kz-victim-1",
    "lt-victim-1",
    "md-victim-2",
    "me-victim-1",
    "mn-victim-2",
    "no-victim-1",
    "rs-victim-2",
    "ru-victim-2",
    "se-victim-1",
    "si-victim-1",
    "sk-victim-1",
    "tr-victim-1",
    "ua-victim-1",
    "us-victim-1",
    "uz-victim-2",
    "uz-victim-3",
    "mt-victim-2",
]
"""Rows for victims that also take violence at home, as the editor of the tables found."""

_WITHDRAWN = [
    "ad-crisis-1",
    "al-crisis-1",
    "am-crisis-1",
    "az-crisis-1",
    "ba-crisis-1",
    "bg-crisis-1",
    "by-crisis-2",
    "cy-crisis-2",
    "ge-crisis-1",
    "hr-crisis-2",
    "li-crisis-2",
    "mc-crisis-1",
    "md-crisis-1",
    "me-crisis-1",
    "mk-crisis-1",
    "mn-crisis-1",
    "pl-crisis-2",
    "ro-crisis-2",
    "ru-crisis-3",
    "sm-crisis-1",
    "tj-crisis-1",
    "tm-crisis-1",
    "tr-crisis-1",
    "uz-crisis-1",
    "va-crisis-1",
    "ad-report-1",
    "am-report-1",
    "az-report-2",
    "ba-report-1",
    "by-report-1",
    "cz-report-1",
    "de-report-1",
    "fr-report-1",
    "kg-report-1",
    "kz-report-1",
    "li-report-1",
    "mc-report-1",
    "mk-report-1",
    "mn-report-2",
    "pl-report-1",
    "ru-report-1",
    "si-report-2",
    "sm-report-1",
    "tj-report-1",
    "tm-report-1",
    "uz-report-1",
    "int-crisis-1",
    "ru-csb-1",
    "it-csb-1",
    "fr-csb-2",
    "ch-csb-1",
    "ch-buyer-1",
    "at-victim-1",
    "at-victim-2",
    "fr-report-2",
    "ca-health-1",
    "de-health-1",
    "cy-crisis-1",
    "ru-crisis-1",
    "by-crisis-1",
    "uz-victim-1",
    "am-victim-4",
    "fr-victim-1",
    "gb-csb-2",
    "it-csb-2",
    "me-crisis-2",
    "md-crisis-3",
    "li-health-1",
    "pt-extortion-1",
    "ch-victim-3",
    "int-csb-3",
]
"""Rows that the editor took back: mostly emergency numbers filed as lines; two for offenders; those of which
a note says to call before showing, or not to show alone."""

_PARTS = re.compile(
    r"\((scotland|england and wales|northern ireland|malmo|moscow|federation of bih|republika srpska)\)"
    r"|northern ireland|republika srpska|federation of bih|kast |malmo|moscow|edmonton|grande prairie"
    r"|\(madrid\)|\(scotland\)"
)
"""Names of rows of the older table that serve a part of the State."""

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Line:
    """A row of the tables."""

    id: str
    state: str
    kind: str
    languages: frozenset[str]
    phone: str
    sms: str
    hours: str
    free: str
    service: str
    audience: str
    area: str
    name: str
    words: str
    """Name and note, in small letters."""

    @property
    def reached(self) -> bool:
        """Whether there is somebody to call or to text."""
        return bool(self.phone or self.sms)


@dataclass(frozen=True)
class Case:
    """Somebody who looks for a line."""

    state: str
    need: str
    language: str
    moment: dt.datetime


@cache
def lines() -> tuple[Line, ...]:
    """Every row that may be shown: the newer table replaces rows of the older one."""
    found: dict[str, dict[str, str]] = {}
    for name in ("resources.csv", "resources2.csv"):
        with (FACTS / name).open(encoding="utf-8", newline="") as file:
            found |= {row["id"]: row for row in csv.DictReader(file)}
    return tuple(_line(row) for row in found.values() if _may_be_shown(row))


def _may_be_shown(row: dict[str, str]) -> bool:
    """High; medium from a source worth the name; something to reach; for visitors."""
    doubtful = ["memory", "recalled", "community", "aidlines", "second-hand"]
    source = row["source_title"].lower()
    good = row["confidence"] == "high" or (
        row["confidence"] == "medium" and not any(word in source for word in doubtful)
    )
    barred = row.get("audience") == "professionals" or "(for professionals)" in row["name"]
    barred = barred or row["id"] in _WITHDRAWN
    reachable = row["phone"] or row["sms"] or row["url"]
    return bool(good and reachable and not barred)


def _line(row: dict[str, str]) -> Line:
    return Line(
        id=row["id"],
        state=row["country"],
        kind=row["kind"],
        languages=frozenset(re.split(r"[;, ]+", row["languages"])),
        phone=re.sub(r"\D", "", row["phone"]),
        sms=row["sms"],
        hours=row["hours"].lower(),
        free=row["free_of_charge"],
        service=row.get("service") or "",
        audience=row.get("audience") or "anyone",
        area=row.get("area") or ("part" if _PARTS.search(row["name"].lower()) else "whole State"),
        name=row["name"].lower(),
        words=f"{row['name']} {row['note']}".lower(),
    )


_SPAN = re.compile(
    r"(?P<days>mon-sun|mon-sat|mon-thu|mon-fri|weekdays|workdays|working days|(?:mon|tue|wed|thu|fri|sat|sun)"
    r"(?:, (?:mon|tue|wed|thu|fri|sat|sun))*|daily|7/7,)? ?"
    r"(?P<opens>\d\d?)(?::(?P<opens_min>\d\d))?-(?P<closes>\d\d?)(?::(?P<closes_min>\d\d))?"
)
_DOUBTED = re.compile(
    r"memory|list|varied|normally|most|older|at the start|in apr|\(20|call-back|pilot|office hours"
)
"""What the editor wrote beside hours that may be otherwise, or that are another number's."""

_RANGES = {"mon-sun": 7, "mon-sat": 6, "mon-fri": 5, "mon-thu": 4, "daily": 7, "7/7,": 7}


def is_open(line: Line, moment: dt.datetime) -> bool | None:
    """Whether it answers; `None` where the table does not say it plainly."""
    hours = re.sub(r"\([^)]*\)", "", line.hours.partition("site now shows")[2] or line.hours)
    if _DOUBTED.search(line.hours):
        return None  # the editor doubts them
    if "24/7" in hours:
        return True
    spans = list(_SPAN.finditer(hours))
    if not spans:
        return None
    zone = ZoneInfo(ZONES.get(line.state, "UTC"))
    return any(_covers(span, moment.astimezone(zone)) for span in spans)


def _covers(span: re.Match[str], local: dt.datetime) -> bool:
    days = span["days"] or "daily"
    if days in _RANGES:
        if local.weekday() >= _RANGES[days]:
            return False
    elif "days" in days:
        if local.weekday() > _DAYS.index("fri"):
            return False
    elif _DAYS[local.weekday()] not in days.split(", "):
        return False
    at = local.hour * 60 + local.minute
    start = int(span["opens"]) * 60 + int(span["opens_min"] or 0)
    end = int(span["closes"]) * 60 + int(span["closes_min"] or 0)
    return start <= at < end


def right_first(case: Case) -> set[str]:
    """Numbers or ids that are right to be named first: the phone where there is one, else the id."""
    own = [line for line in _candidates(case) if line.state == case.state]
    if case.need not in NOT_URGENT:
        everywhere = [line for line in own if line.area == "whole State"]
        answering = [
            line for line in everywhere if line.reached and is_open(line, case.moment) is not False
        ]
        if case.need == "victim" and not office_is_open(case):
            answering = [line for line in answering if is_open(line, case.moment)]
        keeps_own = case.need == "extortion" and own
        if not answering and not keeps_own:
            return {key for line in _emergency(case) for key in keys(line)}
        own = answering or own
    if case.need == "buyer_help":  # what must be paid comes behind what is free, also abroad
        own = [line for line in own if line.free != "no"]
    chosen = own or [line for line in _candidates(case) if line.state == "INT"]
    return {key for line in _best(chosen, case) for key in keys(line)}


_OF_VICTIMS = re.compile(r"traffick|slavery|exploit|la strada|ruhama|kcik|pomoc|tara \(|fiz ")
"""Names of services for people who are sold; a line for reports of trafficking that is no police is one."""

_OF_LABOUR = ("fr-victim-5",)
"""Services for people who are exploited at work."""

_ALSO_OF_VICTIMS = (
    "gb-victim-1",
    "ge-victim-1",
    "lt-victim-1",
    "lu-victim-1",
    "ro-victim-1",
    "ua-victim-1",
)
"""Services whose note or page names people who are sold."""


def is_for_exploited(line: Line) -> bool:
    """Whether a service is for people who are sold."""
    named = bool(_OF_VICTIMS.search(line.name)) or line.id in _ALSO_OF_VICTIMS
    return line.id not in _OF_LABOUR and (line.kind == "report_trafficking" or named)


def office_is_open(case: Case) -> bool:
    """Whether a line whose hours nobody knows may be thought to answer."""
    local = case.moment.astimezone(ZoneInfo(ZONES.get(case.state, "UTC")))
    return local.weekday() < 5 and 8 <= local.hour < 18


def keys(line: Line) -> set[str]:
    """What a line is compared by: its id, and its digits, as two rows may have one number."""
    return {line.id, *filter(None, (line.phone, line.sms))}


def _candidates(case: Case) -> Iterable[Line]:
    for line in lines():
        if line.state in (case.state, "INT") and _serves(line, case.need):
            # A number of America is none elsewhere; an emergency number is no line.
            foreign = line.state == "INT" and line.phone.startswith("1")
            if (foreign and case.state not in ("CA", "US")) or line.phone in _alarms(case.state):
                yield replace(line, phone="")
            else:
                yield line


@cache
def _alarms(state: str) -> frozenset[str]:
    """Emergency numbers of a State."""
    return frozenset(
        line.phone for line in lines() if line.kind == "emergency" and line.state == state
    )


def _serves(line: Line, need: str) -> bool:
    if need == "domestic_abuse" and line.id in _ABUSE_TOO:
        return True
    fits = _FITS.get(need)
    return line.kind in KINDS[need] and (fits is None or fits(line))


def _is_for_buyers(line: Line) -> bool:
    minors = r"attraction|minors|sexual interest in children|stop it now|troubled desire"
    ordered = r"court|prosecutor|diversion|instead of"
    return not (re.search(minors, line.name) or re.search(ordered, f"{line.words} {line.hours}"))


def _is_for_victims(line: Line) -> bool:
    police = r"police|crimestoppers|crime stop|customs|garda|politi|polic"
    return line.kind != "report_trafficking" or not (
        re.search(police, line.name) or re.search(r"not a hotline|it is the police", line.words)
    )


_FITS: dict[str, Callable[[Line], bool]] = {
    "buyer_help": _is_for_buyers,
    "victim": _is_for_victims,
    "violence": lambda line: bool(
        re.search(r"use violence|before violence happens", f"{line.audience} {line.words}")
    ),
    "domestic_abuse": lambda line: line.audience != "people who use violence",
    "child": lambda line: (
        not re.search(r"csam|images|missing|inhope|internet hotline|illegal content", line.words)
    ),
}
"""What more than its kind a line needs to serve."""


def _emergency(case: Case) -> list[Line]:
    """The numbers of the first service that the State has."""
    preferred = SERVICES.get(case.need, ("police", "general"))
    rows = [line for line in lines() if line.kind == "emergency" and line.state == case.state]
    rows = [line for line in rows if line.area == "whole State"] or rows
    return [line for line in rows if line.service in preferred]


def _best(chosen: list[Line], case: Case) -> list[Line]:
    """Narrow down by one rule after the other, as long as something is left."""
    rules: list[Callable[[Line], bool]] = [
        lambda line: is_open(line, case.moment) is not False,
        lambda line: case.need != "buyer_help" or line.free != "no",
        lambda line: line.audience != "men",
        lambda line: line.area in ("whole State", "online, any State"),
        lambda line: case.need != "victim" or (line.reached and is_for_exploited(line)),
        lambda line: bool(line.phone),
        lambda line: line.reached,
        lambda line: case.language in line.languages,
    ]
    for rule in rules:
        chosen = [line for line in chosen if rule(line)] or chosen
    return chosen
