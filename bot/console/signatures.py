"""Who did what only people can do before a launch, and on which day: names in the home of an installation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from bot.console.locales import later
from bot.knowledge.schema import Entry
from bot.knowledge.yaml_files import read_kept, write_kept

FILE = "launch.yml"
LONGEST_NAME = 80

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
        """Of one point."""
        return next((one for one in self.all if one.key == key), None)

    def without(self, key: str) -> Signatures:
        """The same but for one point."""
        return Signatures(tuple(one for one in self.all if one.key != key))

    def having(self, signature: Signature) -> Signatures:
        """The same and one more; it takes the place of an earlier one of its point."""
        return Signatures((*self.without(signature.key).all, signature))

    def save(self, home: Path) -> None:
        """Write the file anew, readable by its owner alone.

        Raises:
            ConfigurationError: it cannot be written.
        """
        write_kept(home / FILE, SignatureFile(signatures=self.all), _HEAD)


def by_people(places: Sequence[str]) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Key, sentence and its gaps of each point, in the order in which they are best done."""
    yield "assessment", later("A data-protection impact assessment was made (docs/dpia.md)."), {}
    for place in places:
        sentence = later("A lawyer read the law that visitors in %(place)s are told.")
        yield f"law-{place}", sentence, {"place": place}
    yield "phone", later("Somebody tried every campaign on a phone, as a visitor."), {}
    yield "answers", later("It is decided who reads the contact address, and how often."), {}
    yield (
        "incident",
        later("It is decided who is called when the assistant fails or does harm."),
        {},
    )
