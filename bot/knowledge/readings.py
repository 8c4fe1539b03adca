"""What native readers said of our texts: one file a language, beside the texts that it is about.

`responses/<language>/readings.csv` has a row for each key that a person read: key, verdict, reader, date, the
digest of the text that was read, and what to change. A key without a row was not read by a native person, and
neither was one whose text was changed since, whatever its row says.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.schema import KnowledgeError
from bot.settings import PROJECT
from bot.words import Words

RESPONSES = PROJECT / "responses"

FILE = "readings.csv"
COLUMNS = ("key", "verdict", "reader", "date", "digest", "remark")

UNREAD = "not read by a native person"
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
    """

    key: str
    verdict: str
    reader: str
    date: dt.date
    digest: str
    remark: str = ""


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


def unsigned(languages: Iterable[str], keys: Collection[str]) -> dict[str, int]:
    """How many of some keys have no signature that still holds, by language; full ones are left out.

    Raises:
        KnowledgeError, WordsError: a file is malformed.
    """
    words = Words.load(RESPONSES, [*dict.fromkeys((*languages, "en"))])
    left = {}
    for language in languages:
        readings = read_readings(RESPONSES / language)
        left[language] = sum(state_of(readings, words, key, language) != SIGNED for key in keys)
    return {language: count for language, count in left.items() if count}


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
