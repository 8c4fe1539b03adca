"""Who did what only people can do before a launch, and on which day: names in the home of an installation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from bot.console.locales import later
from bot.knowledge.readings import LONGEST_NAME
from bot.knowledge.schema import Entry
from bot.knowledge.yaml_files import read_kept, write_kept
from bot.settings import ConfigurationError

FILE = "launch.yml"
WHO = later("Write who did it.")
WHEN = later("Write the day on which it was done; it can’t lie ahead.")

_HEAD = "# Written by the console, page “Before you launch”: who did what only people can do.\n"


class Signature(Entry):
    """Somebody did it."""

    key: str
    name: str = Field(min_length=1, max_length=LONGEST_NAME)
    day: dt.date
    noted_by: str
    """The account that wrote it down."""


class SignatureFile(Entry):
    """The file."""

    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatures:
    """All that were written down."""

    all: tuple[Signature, ...] = ()

    @classmethod
    def load(cls, home: Path) -> Signatures:
        """Those of an installation; none where nobody wrote one down.

        Raises:
            ConfigurationError: the file is malformed; says the line.
        """
        return cls(read_kept(home / FILE, SignatureFile).signatures)

    def find(self, key: str) -> Signature | None:
        """The signature of one point, if there is one."""
        return next((one for one in self.all if one.key == key), None)

    def without(self, key: str) -> Signatures:
        """The signatures without that of one point."""
        return Signatures(tuple(one for one in self.all if one.key != key))

    def having(self, signature: Signature) -> Signatures:
        """The signatures with one more, which replaces an earlier one of its point."""
        return Signatures((*self.without(signature.key).all, signature))

    def save(self, home: Path) -> None:
        """Write the file anew, readable by its owner alone.

        Raises:
            ConfigurationError: it cannot be written.
        """
        write_kept(home / FILE, SignatureFile(signatures=self.all), _HEAD)


def who_and_when(form: Mapping[str, str], today: dt.date) -> tuple[str, dt.date]:
    """The name and the day of a form.

    Raises:
        ConfigurationError: one of them is missing or wrong; says what to write.
    """
    name = " ".join(form.get("name", "").split())[:LONGEST_NAME]
    if not name or not name.isprintable():
        raise ConfigurationError(WHO)
    try:
        day = dt.date.fromisoformat(form.get("day", ""))
    except ValueError:
        raise ConfigurationError(WHEN) from None
    if day > today:
        raise ConfigurationError(WHEN)
    return name, day


def by_people() -> Iterator[tuple[str, str]]:
    """Key and sentence of each point, in the order in which they are best done."""
    yield "assessment", later("A data-protection impact assessment was made.")
    yield "phone", later("Somebody tried every campaign on a phone, as a visitor.")
    yield "answers", later("It is decided who reads the contact address, and how often.")
    yield "incident", later("It is decided who is called when the assistant fails or does harm.")
