"""Which numbers of the directory people have called, when and in which language: two people, every 90 days.

A number that is wrong can cost a life, and no page of its operator says whether somebody answers. The
file lies in the home of an installation, because only who called knows; nothing is in it at first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from bot.knowledge.freshness import FRESH_DAYS, emergency_numbers
from bot.knowledge.needs import ANYWHERE
from bot.knowledge.place_names import parent
from bot.knowledge.resource_schema import Resource
from bot.knowledge.resources import Directory
from bot.knowledge.schema import Entry
from bot.knowledge.yaml_files import read_kept, write_kept
from bot.logs import log_failure
from bot.settings import ConfigurationError

CALLERS = 2
"""People, so that one who dials the wrong number is found out."""

FILE = "calls.yml"

_HEAD = "# Written by `second-thought directory called`; each number as the directory had it on that day.\n"


class Call(Entry):
    """Somebody called and was answered by whom the directory names."""

    resource: str
    number: str
    day: dt.date
    by: str = Field(pattern=r"^[^\W\d_]{2,4}$")
    """Initials of the operator's own staff."""
    language: str = Field(pattern=r"^[a-z]{2,3}$")


class CallFile(Entry):
    """The file."""

    calls: tuple[Call, ...] = ()


@dataclass(frozen=True, slots=True)
class Calls:
    """All calls that were written down."""

    all: tuple[Call, ...] = ()

    @classmethod
    def load(cls, home: Path) -> Calls:
        """The calls of an installation; none where nobody wrote one down.

        Raises:
            ConfigurationError: the file is malformed; says the line.
        """
        return cls(read_kept(home / FILE, CallFile).calls)

    def of(self, row: Resource, today: dt.date) -> tuple[Call, ...]:
        """Those that still say something about a row: lately, and of the number that it has now."""
        oldest = today - dt.timedelta(days=FRESH_DAYS)
        return tuple(call for call in self._ever(row) if call.day >= oldest)

    def last(self, row: Resource) -> dt.date | None:
        """The day on which the number that a row has now was last called; none if it never was."""
        return max((call.day for call in self._ever(row)), default=None)

    def callers(self, row: Resource, today: dt.date) -> frozenset[str]:
        """Initials of who called it lately."""
        return frozenset(call.by for call in self.of(row, today))

    def are_enough(self, row: Resource, today: dt.date) -> bool:
        """Whether so many people called its number lately that it may be shown."""
        return len(self.callers(row, today)) >= CALLERS

    def due(self, rows: Iterable[Resource], today: dt.date) -> list[Resource]:
        """Rows that fewer than two people called lately."""
        return [row for row in rows if not self.are_enough(row, today)]

    def _ever(self, row: Resource) -> Iterator[Call]:
        wanted = (row.id, number_of(row))
        return (call for call in self.all if (call.resource, call.number) == wanted)

    def with_call(self, call: Call) -> Calls:
        """The same and one more."""
        return Calls((*self.all, call))

    def save(self, home: Path) -> None:
        """Write the file anew, readable by its owner alone.

        Raises:
            ConfigurationError: it cannot be written.
        """
        write_kept(home / FILE, CallFile(calls=self.all), _HEAD)


class Confirmed:
    """Whether people called a number lately, by the file of an installation as it is now.

    A file that cannot be read confirms nothing; `second-thought check` says what is wrong with it.

    Args:
        home: where the file lies, or will lie.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self._read_at = 0
        self._calls = Calls()

    def __call__(self, row: Resource, today: dt.date) -> bool:
        """Whether enough people did."""
        try:
            changed_at = (self._home / FILE).stat().st_mtime_ns
        except OSError:
            return False
        if changed_at != self._read_at:
            self._read_at, self._calls = changed_at, self._load()
        return self._calls.are_enough(row, today)

    def _load(self) -> Calls:
        try:
            return Calls.load(self._home)
        except ConfigurationError as error:
            log_failure("the file of calls cannot be read", error)
            return Calls()


def number_of(row: Resource) -> str | None:
    """The number that is called to try a row; one that only takes text messages is written to."""
    return row.phone or row.sms


def hours_of(row: Resource) -> str:
    """When to call it, for operators: as it was read, else as visitors are told."""
    return row.hours.recorded or row.hours.text("en") or "unknown"


def rows_to_call(directory: Directory, places: Iterable[str | None] | None) -> list[Resource]:
    """Rows with a number that visitors may be shown, without emergency numbers, which nobody tries.

    Args:
        directory: all rows.
        places: jurisdictions of campaigns; `None` among them adds nothing, `None` instead means all.
    """
    files = {file.country: file.resources for file in directory.files}
    states = set(files) if places is None else {parent(place) for place in places if place}
    return [
        row
        for state, rows in files.items()
        for row in rows
        if (state in states or (state == ANYWHERE and _works_in(row, states)))
        and row.show
        and row.access == "open"
        and number_of(row)
        not in {None, *emergency_numbers(rows), *emergency_numbers(files[ANYWHERE])}
    ]


def _works_in(row: Resource, states: set[str]) -> bool:
    return not row.countries or bool(states.intersection(row.countries))
