"""Sheets for native readers: every text of a language with what was said of it, to fill in and take back.

A sheet opens in any spreadsheet program. Who reads writes `signed` or `to change` under verdict, a name or
initials under reader, a date, and under remark what to write instead; rows left alone stay as they are.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

from bot.knowledge.readings import (
    CHANGED,
    RESPONSES,
    UNREAD,
    VERDICTS,
    Reading,
    digest,
    read_readings,
    state_of,
    write_readings,
)
from bot.settings import PROJECT
from bot.words import Variation, Words

RESULTS = PROJECT / "results"

SHEET = ("key", "text", "verdict", "reader", "date", "digest", "remark")


def write_sheet(words: Words, language: str, folder: Path = RESULTS) -> Path:
    """Write `folder/words-<language>.csv`: all texts, with the readings that there are.

    Returns:
        The file.
    """
    folder.mkdir(exist_ok=True)
    file = folder / f"words-{language}.csv"
    readings = read_readings(RESPONSES / language)
    with file.open("w", encoding="utf-8-sig", newline="") as lines:  # so that Excel sees UTF-8
        rows = csv.writer(lines)
        rows.writerow(SHEET)
        for key in sorted(words.keys(language)):
            text = "\n\n".join(_shown(wording) for wording in words.variations(key, language))
            state = state_of(readings, words, key, language)
            reading = readings.get(key)
            about = (reading.reader, reading.date.isoformat()) if reading else ("", "")
            remark = reading.remark if reading else ""
            rows.writerow((key, text, state, *about, digest(words, key, language), remark))
    return file


def take(sheet: Path, words: Words, responses: Path = RESPONSES) -> str:
    """Take over the verdicts of a sheet into `responses/<language>/readings.csv`.

    A verdict on a text that was changed since the sheet was written is left out.

    Returns:
        What was taken and what was not, in a sentence.

    Raises:
        KnowledgeError: the file of readings was malformed before.
        ValueError: the name of the sheet does not end with a language, or a date is none.
    """
    language = sheet.stem.rpartition("-")[2]
    if language not in words.languages:
        raise ValueError(f"{sheet.name}: the name must end with a language, as in words-de.csv")
    readings = read_readings(responses / language)
    taken, late = 0, 0
    with sheet.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["verdict"] not in VERDICTS or not row["reader"].strip():
                continue
            key = row["key"]
            if key not in words.keys(language) or row["digest"] != digest(words, key, language):
                late += 1
                continue
            date = dt.date.fromisoformat(row["date"])
            readings[key] = Reading(
                key, row["verdict"], row["reader"].strip(), date, row["digest"], row["remark"]
            )
            taken += 1
    write_readings(responses / language, readings)
    return f"{language}: {taken} verdicts stand; {late} were on texts that have changed since."


def summary(words: Words, language: str, responses: Path = RESPONSES) -> str:
    """How many texts a native person has signed, and how many nobody has read."""
    readings = read_readings(responses / language)
    states = [state_of(readings, words, key, language) for key in words.keys(language)]
    counts = ((state, states.count(state)) for state in (*VERDICTS, CHANGED, UNREAD))
    return ", ".join(f"{count} {state}" for state, count in counts if count) + "."


def _shown(wording: Variation) -> str:
    """A wording with, in brackets, for whom it is and its buttons."""
    whom = [wording.channel or "", wording.arm or "", *(value for _, value in wording.conditions)]
    named = ", ".join(part for part in whom if part)
    buttons = "".join(f"\n[{button.title}]" for button in wording.buttons)
    return (f"({named}) " if named else "") + wording.text + buttons
