"""The directory of places to turn to: what to offer to whom, where and at what hour."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from bot.knowledge.cards import Card, card_of
from bot.knowledge.emergency_abroad import every_number_abroad
from bot.knowledge.freshness import Freshness, IsCalled, never_called
from bot.knowledge.needs import (
    ANY_SERVICE,
    ANYWHERE,
    ELSEWHERE_IN_STATE,
    LOCAL,
    NATIONAL,
    NEED_OF_KIND,
    NOBODY_KNOWN,
    PURPOSE_OF_KIND,
    PURPOSES_OF,
    URGENT,
    Visitor,
    fits,
    rank,
    reach,
    serves_at,
)
from bot.knowledge.place_names import parent
from bot.knowledge.resource_schema import Kind, Purpose, Resource, ResourceFile
from bot.knowledge.routes import answers, crisis_routes, distinct, exploited_routes
from bot.knowledge.schema import files_of, read_what_is_right, told

__all__ = ["Card", "Directory"]


class Directory:
    """All resources, read once at start.

    Args:
        files: the resource files, one a State and `INT`.
        is_called: whether people called a number lately; others are hidden when they are too old.
    """

    def __init__(
        self,
        files: Iterable[ResourceFile],
        *,
        is_called: IsCalled = never_called,
        left_out: Iterable[str] = (),
    ) -> None:
        self.left_out = told(left_out)
        """One sentence for each file or row that was malformed and is not here."""
        self._files = {file.country: file for file in files}
        self.is_called = is_called
        self._freshness = Freshness(self._files.values(), is_called)
        self._by_url = {
            row.url: row.id
            for file in self._files.values()
            for row in file.resources
            if row.show and row.url
        }

    @classmethod
    def load(cls, folder: Path, is_called: IsCalled = never_called) -> Directory:
        """Read every file of the folder; what is malformed is left out and told in `left_out`.

        Raises:
            KnowledgeError: there is no such folder, or nothing in it.
        """
        files, left_out = [], []
        for path in files_of(folder):
            file, wrong = read_what_is_right(path, ResourceFile, {"resources": (Resource, "id")})
            left_out += wrong
            if file is not None and file.country != path.stem:
                left_out.append(f"{path}: the country inside is {file.country}; rename one")
            elif file is not None:
                files.append(file)
        return cls(files, is_called=is_called, left_out=left_out)

    @property
    def countries(self) -> tuple[str, ...]:
        """States that have a file; `INT` is not among them."""
        return tuple(country for country in self._files if country != ANYWHERE)

    @property
    def files(self) -> tuple[ResourceFile, ...]:
        """The files it was made from."""
        return tuple(self._files.values())

    def resources(self, country: str) -> tuple[Resource, ...]:
        """All rows of a country, also those that no visitor sees."""
        file = self._files.get(country)
        return file.resources if file else ()

    def find(self, resource_id: str) -> Resource | None:
        """A row, also one that no visitor sees."""
        every = (row for file in self._files.values() for row in file.resources)
        return next((row for row in every if row.id == resource_id), None)

    def zone(self, country: str) -> str | None:
        """The IANA time zone of a State's file; none where there is no file."""
        file = self._files.get(parent(country))
        return file.time_zone if file else None

    def choose(
        self, country: str | None, kind: Kind, language: str, now: dt.datetime, *, count: int = 2
    ) -> list[Card]:
        """The best resources of a kind; see `choose_for`."""
        purpose = PURPOSE_OF_KIND.get(kind)
        if purpose is not None:
            return self._ranked(country, kind, (purpose,), language, now, NOBODY_KNOWN)[:count]
        return self.choose_for(NEED_OF_KIND[kind], country, language, now, count=count)

    def choose_for(
        self,
        need: str,
        country: str | None,
        language: str,
        now: dt.datetime,
        *,
        count: int = 2,
        visitor: Visitor = NOBODY_KNOWN,
    ) -> list[Card]:
        """The best resources for a need of `PURPOSES_OF`, the one to name first being first.

        National before international; what is closed now comes last. A crisis is always answered with
        two routes or more, one of them an emergency number. Other urgent needs get one emergency number
        when there is room for it, before what is not of the State, and first where no line of the State
        answers a telephone now; who is blackmailed gets it behind the help of the State in any case.

        Raises:
            KeyError: no such need.
        """
        cards = self._ranked(country, need, PURPOSES_OF[need], language, now, visitor)
        if need not in URGENT:
            return cards[:count]
        urgent = self.emergency(country, need, language, now)
        if need == "crisis":
            return crisis_routes(cards, urgent, count, worldwide=country is None)
        if country is None:
            return distinct([*cards, *urgent[:1]])[:count]
        if need == "victim":
            zone, writes = self.zone(country), visitor.writes
            return exploited_routes(cards, urgent, now, zone, writes=writes)[:count]
        own = [card for card in cards if card.country != ANYWHERE]
        if need != "extortion":
            open_ones = [card for card in own if card.open_now is not False]
            own = open_ones if any(answers(card) for card in own) else []
        return distinct([*own, *urgent[:1], *cards])[:count]

    def emergency(
        self, country: str | None, need: str, language: str, now: dt.datetime
    ) -> list[Card]:
        """Emergency numbers of a country, the service that fits the need first.

        Without a country: the European number and the North American one. A need that is not in
        `URGENT` prefers the number of all services, then the police.
        """
        if country is None:
            return [
                replace(self._card(place, row, language, now), service=service)
                for place, service in ((ANYWHERE, "europe"), ("US", "north_america"))
                for row in self._emergency_rows(place, now)
                if row.service == "all"
            ]
        preferred = URGENT.get(need, ANY_SERVICE)
        return self._services(country, preferred, language, now)

    def service(self, country: str, service: str, language: str, now: dt.datetime) -> list[Card]:
        """Emergency numbers of a country, those of a service (`police`, `ambulance`, `all`) first."""
        preferred = {
            "police": ("police", "all", "ambulance"),
            "ambulance": ("ambulance", "all", "police"),
        }.get(service, ANY_SERVICE)
        return self._services(country, preferred, language, now)

    def wordless(self, country: str, now: dt.datetime) -> Resource | None:
        """The emergency number of which is known what somebody does who cannot speak."""
        state = parent(country)
        rows = (row for row in self._emergency_rows(state, now) if row.wordless)
        return next((row for row in rows if reach(row, state, country) in (LOCAL, NATIONAL)), None)

    def card(self, resource_id: str, language: str, now: dt.datetime) -> Card | None:
        """The card of a row that a visitor may see, as it is now; for questions about one shown before."""
        for country, file in self._files.items():
            for row in file.resources:
                if row.id == resource_id and row.show and self.is_fresh(row, now.date()):
                    return self._card(country, row, language, now)
        return None

    def numbers(self, today: dt.date | None = None) -> frozenset[str]:
        """Digits of every number that a visitor may see (on a day): of rows, and of States elsewhere."""
        shown = {
            re.sub(r"\D", "", number)
            for file in self._files.values()
            for row in file.resources
            if row.show and (today is None or self.is_fresh(row, today))
            for number in row.numbers
        }
        return frozenset(shown) | every_number_abroad()

    def resource_at(self, url: str) -> str | None:
        """Id of the resource that a visitor may see at this address, if there is one."""
        return self._by_url.get(url)

    def expired(self, today: dt.date) -> list[Resource]:
        """Rows that visitors would see if somebody had checked them lately."""
        return [
            row
            for file in self._files.values()
            for row in file.resources
            if row.show and not self.is_fresh(row, today)
        ]

    def is_fresh(self, row: Resource, today: dt.date) -> bool:
        """Whether a row was checked or called lately enough to be shown."""
        return self._freshness.is_fresh(row, today)

    def _ranked(
        self,
        country: str | None,
        need: str,
        purposes: Sequence[Purpose],
        language: str,
        now: dt.datetime,
        visitor: Visitor,
    ) -> list[Card]:
        """All usable resources for some purposes, the best first."""
        state = parent(country) if country else ANYWHERE
        places = [state] if state == ANYWHERE else [state, ANYWHERE]
        pairs = [
            (place, row)
            for place in places
            for row in self._rows(place, now)
            if set(row.purposes) & set(purposes)
            and (not row.countries or country is None or state in row.countries)
            and fits(row, need, visitor)
            and self._is_near(need, row, place, country)
        ]
        pairs.sort(
            key=lambda pair: rank(
                pair[1],
                pair[0],
                self._files[pair[0]].time_zone,
                need=need,
                purposes=purposes,
                country=country,
                language=language,
                now=now,
                visitor=visitor,
            )
        )
        return distinct(
            replace(
                self._card(place, row, language, now),
                is_elsewhere=reach(row, place, country) == ELSEWHERE_IN_STATE,
            )
            for place, row in pairs
        )

    def _is_near(self, need: str, row: Resource, place: str, country: str | None) -> bool:
        """Whether it serves the visitor's part of the State."""
        return serves_at(need, reach(row, place, country))

    def _services(
        self, country: str, preferred: Sequence[str], language: str, now: dt.datetime
    ) -> list[Card]:
        state = parent(country)
        rows = [
            row
            for row in self._emergency_rows(state, now)
            if reach(row, state, country) in (LOCAL, NATIONAL)
        ]
        rows.sort(
            key=lambda row: (
                row.audience != "everyone",
                row.confidence != "high",
                preferred.index(row.service or "all"),
            )
        )
        return distinct(self._card(state, row, language, now) for row in rows)

    def _rows(self, country: str, now: dt.datetime) -> list[Resource]:
        return [
            row
            for row in self.resources(country)
            if row.show and row.access == "open" and self.is_fresh(row, now.date())
        ]

    def _emergency_rows(self, state: str, now: dt.datetime) -> list[Resource]:
        """A State's own emergency numbers: no other State's number is known to work there."""
        return [row for row in self._rows(state, now) if "emergency" in row.purposes]

    def _card(self, place: str, row: Resource, language: str, now: dt.datetime) -> Card:
        return card_of(row, place, self._files[place].time_zone, language, now)
