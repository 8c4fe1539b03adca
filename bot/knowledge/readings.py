"""What native readers said of our texts, and lawyers of the law as it is told.

`responses/<language>/readings.csv` has a row for each key that a person read: key, verdict, reader, date, the
digest of the text that was read, and what to change. What is signed in the console stands in the database and
holds before these rows. Without a reading a text was not read by a native person, nor a law by a lawyer; and
neither was one that was changed since, whatever its reading says.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from bot.knowledge.law import LawText
from bot.knowledge.schema import Entry, KnowledgeError
from bot.settings import PROJECT
from bot.words import Words

RESPONSES = PROJECT / "responses"

FILE = "readings.csv"
COLUMNS = ("key", "verdict", "reader", "date", "digest", "remark")

UNREAD = "not read by a native person"
TEXT, LAW = "words", "law"
"""With what the keys of signatures begin: `words/de/utter_greet`, `law/GB-NIR`."""

LONGEST_NAME = 80
LONGEST_REMARK = 1000

CHANGED = "changed since it was read"
SIGNED = "signed"
VERDICTS = (SIGNED, "to change")
"""A reader signs a text as it stands, or says in the remark what to change."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one person said of one key.

    Args:
        key: of `responses/`.
        verdict: one of `VERDICTS`.
        reader: name or initials of the person, who speaks the language as their own.
        date: of the reading.
        digest: of what was read, see `digest`.
        remark: what to change, or nothing.
        language: in which a law was read.
    """

    key: str
    verdict: str
    reader: str
    date: dt.date
    digest: str
    remark: str = ""
    language: str = ""


class SignOff(Entry):
    """A reading as the console keeps it (`bot.outcomes.own_content`)."""

    verdict: Literal["signed", "to change"]
    reader: str = Field(min_length=1, max_length=LONGEST_NAME)
    date: dt.date
    digest: str = Field(min_length=1, max_length=64)
    language: str = Field(min_length=2, max_length=8)
    """In which it was read."""
    remark: str = Field("", max_length=LONGEST_REMARK)


def law_digest(laws: LawText, code: str, language: str, today: dt.date) -> str:
    """A short mark of what is told of a law in a language: the answer, its source, and the risk."""
    told = (laws.render(code, language, today).text, laws.risk_text(code, language, today))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:12]


def digest(words: Words, key: str, language: str) -> str:
    """A short mark of all wordings of a key, buttons included: another text has another mark."""
    parts = [
        part
        for wording in words.variations(key, language)
        for part in (wording.text, *(button.title for button in wording.buttons))
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


def read_readings(folder: Path) -> dict[str, Reading]:
    """The readings of one language by key, the newest of a key.

    Args:
        folder: `responses/<language>`; without the file nothing was read.

    Raises:
        KnowledgeError: a row is malformed; the text names file and line.
    """
    file = folder / FILE
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        if tuple(rows.fieldnames or ()) != COLUMNS:
            raise KnowledgeError(f"{file}: the first line must be: {','.join(COLUMNS)}")
        return {row["key"]: _reading(row, f"{file}:{rows.line_num}") for row in rows}


def write_readings(folder: Path, readings: Mapping[str, Reading]) -> None:
    """Write the readings of one language, sorted by key."""
    with (folder / FILE).open("w", encoding="utf-8", newline="") as lines:
        rows = csv.writer(lines, lineterminator="\n")
        rows.writerow(COLUMNS)
        for _, r in sorted(readings.items()):
            rows.writerow((r.key, r.verdict, r.reader, r.date.isoformat(), r.digest, r.remark))


def state_of(readings: Mapping[str, Reading], words: Words, key: str, language: str) -> str:
    """A verdict that still holds, `CHANGED` or `UNREAD`."""
    reading = readings.get(key)
    if reading is None:
        return UNREAD
    return reading.verdict if reading.digest == digest(words, key, language) else CHANGED


class Readings:
    """All readings: those of the files, and those that were written down in the console.

    Args:
        files: language → key → reading.
        own: key of a signature → `SignOff` as data; what is malformed counts as not there.
    """

    def __init__(
        self, files: Mapping[str, Mapping[str, Reading]], own: Mapping[str, Any] | None = None
    ) -> None:
        self._files = files
        self._own = {key: read for key, value in (own or {}).items() if (read := _own(key, value))}

    @classmethod
    def load(cls, languages: Iterable[str], own: Mapping[str, Any] | None = None) -> Readings:
        """With the files of some languages.

        Raises:
            KnowledgeError: a file is malformed.
        """
        return cls({code: read_readings(RESPONSES / code) for code in languages}, own)

    def of_text(self, words: Words, key: str, language: str) -> tuple[str, Reading | None]:
        """A verdict that still holds, `CHANGED` or `UNREAD`; and the reading that says so."""
        own = self._own.get(f"{TEXT}/{language}/{key}")
        file = self._files.get(language, {}).get(key)
        return _newest(own, file, digest(words, key, language))

    def of_law(self, laws: LawText, code: str, today: dt.date) -> tuple[str, Reading | None]:
        """The same of what is told of a law, in the language in which the lawyer read it."""
        own = self._own.get(f"{LAW}/{code}")
        return _newest(own, None, law_digest(laws, code, own.language, today) if own else "")

    def unsigned(
        self, words: Words, languages: Iterable[str], keys: Collection[str]
    ) -> dict[str, int]:
        """How many of some keys have no signature that still holds, by language; full ones are left out."""
        left = {
            language: sum(self.of_text(words, key, language)[0] != SIGNED for key in keys)
            for language in languages
        }
        return {language: count for language, count in left.items() if count}


def is_sign_off(value: Any) -> bool:
    """Whether this is what the console keeps of a signature."""
    return _own("", value) is not None


def _newest(own: Reading | None, file: Reading | None, current: str) -> tuple[str, Reading | None]:
    """Of two readings the one of the text as it is, first the organisation's own."""
    found = [reading for reading in (own, file) if reading]
    fits = next((reading for reading in found if reading.digest == current), None)
    if fits:
        return fits.verdict, fits
    return (CHANGED, found[0]) if found else (UNREAD, None)


def _own(key: str, value: Any) -> Reading | None:
    try:
        made = SignOff.model_validate(value)
    except ValidationError:
        return None
    return Reading(
        key, made.verdict, made.reader, made.date, made.digest, made.remark, made.language
    )


def _reading(row: Mapping[str, str], where: str) -> Reading:
    if row["verdict"] not in VERDICTS:
        raise KnowledgeError(f"{where}: the verdict must be one of: {', '.join(VERDICTS)}")
    if not row["reader"].strip():
        raise KnowledgeError(f"{where}: who read it? Write a name or initials under 'reader'")
    try:
        date = dt.date.fromisoformat(row["date"])
    except ValueError as error:
        raise KnowledgeError(f"{where}: the date must look like 2026-11-27") from error
    return Reading(
        row["key"], row["verdict"], row["reader"].strip(), date, row["digest"], row["remark"]
    )
