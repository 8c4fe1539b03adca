"""Emergency numbers of States outside the OSCE's region: a visitor may write from anywhere."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from bot.knowledge.place_names import parent
from bot.knowledge.resource_schema import Service
from bot.knowledge.schema import Entry, Source, read_yaml

FILE = Path(__file__).with_suffix(".yml")

_NUMBER = r"^\d{2,5}$"


class Numbers(Entry):
    """What is dialled in a State, as two sources have it; what they do not have is left out."""

    police: str | None = Field(default=None, pattern=_NUMBER)
    ambulance: str | None = Field(default=None, pattern=_NUMBER)
    all: str | None = Field(default=None, pattern=_NUMBER)
    """One number for every emergency service."""
    also: tuple[Literal["libphonenumber", "smartraveller.gov.au", "travel.state.gov"], ...] = Field(
        min_length=1
    )
    """Where else the numbers stand."""

    @model_validator(mode="after")
    def _reaches_police(self) -> Self:
        if not (self.police or self.all):
            raise ValueError("a State needs the number of its police, or one for all services")
        return self

    def fitting(self, service: str) -> tuple[tuple[Service, str], ...]:
        """The number to call for a service (`police`, `ambulance`, `all`); both where none is for all."""
        known: dict[Service, str | None] = {
            "all": self.all,
            "police": self.police,
            "ambulance": self.ambulance,
        }
        order: tuple[Service, ...] = ("all", "police", "ambulance")
        if service in ("police", "ambulance"):
            order = ("police", "all") if service == "police" else ("ambulance", "all", "police")
        found = [(one, number) for one in order if (number := known[one])]
        is_split = service == "all" and not self.all
        return tuple(found if is_split else found[:1])


class AbroadFile(Entry):
    """The file of these numbers."""

    source: Source
    read_on: dt.date
    states: dict[str, Numbers]


@cache
def numbers_abroad() -> dict[str, Numbers]:
    """The numbers by State; read once."""
    return AbroadFile.model_validate(read_yaml(FILE)).states


@cache
def every_number_abroad() -> frozenset[str]:
    """All of them, for the audit of what is sent."""
    rows = numbers_abroad().values()
    return frozenset(n for row in rows for n in (row.police, row.ambulance, row.all) if n)


def numbers_at(place: str) -> Numbers | None:
    """The numbers of the State of a place, if it is one of these."""
    return numbers_abroad().get(parent(place))
