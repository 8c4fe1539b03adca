"""What natives said of our texts: read with its line, void once a text changes, and honest when empty."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bot.dialogue.words.library import Library
from bot.knowledge.readings import (
    CHANGED,
    COLUMNS,
    FILE,
    SIGNED,
    UNREAD,
    Reading,
    Readings,
    digest,
    law_digest,
    read_readings,
    state_of,
    write_readings,
)
from bot.knowledge.schema import KnowledgeError
from bot.settings import PROJECT, configured_languages
from bot.words import Button, Variation, Words

WORDS = Words({"en": {"utter_a": [Variation("Hello.")], "utter_b": [Variation("Bye.")]}})
DAY = dt.date(2026, 11, 27)


def signed(key: str) -> Reading:
    return Reading(key, SIGNED, "AB", DAY, digest(WORDS, key, "en"))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    readings = {"utter_b": signed("utter_b"), "utter_a": signed("utter_a")}
    write_readings(tmp_path, readings)
    assert read_readings(tmp_path) == readings


def test_a_text_that_changed_is_no_longer_signed() -> None:
    readings = {"utter_a": signed("utter_a")}
    assert state_of(readings, WORDS, "utter_a", "en") == SIGNED
    assert state_of(readings, WORDS, "utter_b", "en") == UNREAD
    changed = Words({"en": {"utter_a": [Variation("Hello.", buttons=(Button("Hi", "/greet"),))]}})
    assert state_of(readings, changed, "utter_a", "en") == CHANGED


@pytest.mark.parametrize(
    ("row", "remedy"),
    [
        ("utter_a,fine,AB,2026-11-27,x,", "the verdict must be one of: signed, to change"),
        ("utter_a,signed, ,2026-11-27,x,", "who read it"),
        ("utter_a,signed,AB,27.11.2026,x,", "the date must look like"),
    ],
)
def test_a_malformed_row_is_named_with_its_line(tmp_path: Path, row: str, remedy: str) -> None:
    (tmp_path / FILE).write_text(f"{','.join(COLUMNS)}\n{row}\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=f"{FILE}:2: {remedy}"):
        read_readings(tmp_path)


def test_a_file_without_its_first_line_is_named(tmp_path: Path) -> None:
    assert read_readings(tmp_path) == {}
    (tmp_path / FILE).write_text("utter_a,signed\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="the first line must be"):
        read_readings(tmp_path)


@pytest.mark.parametrize("language", configured_languages())
def test_the_readings_of_each_language_are_of_its_texts(language: str) -> None:
    words = Words.load(PROJECT / "responses", configured_languages())
    assert {*read_readings(PROJECT / "responses" / language)} <= words.keys(language)


def test_what_is_not_signed_is_counted_by_language() -> None:
    assert Readings({}).unsigned(WORDS, ["en"], ["utter_a"]) == {"en": 1}
    files = {"en": {"utter_a": signed("utter_a")}}
    assert Readings(files).unsigned(WORDS, ["en"], ["utter_a"]) == {}


def own(text_digest: str, verdict: str = SIGNED) -> dict[str, object]:
    """What the console keeps of a signature."""
    made = {"verdict": verdict, "reader": "Mara", "date": "2026-11-27", "digest": text_digest}
    return {**made, "language": "en"}


def test_a_signature_of_the_console_holds_before_the_file_while_the_text_is_the_same() -> None:
    files, mark = {"en": {"utter_a": signed("utter_a")}}, digest(WORDS, "utter_a", "en")
    to_change = {"words/en/utter_a": own(mark, "to change")}
    state, reading = Readings(files, to_change).of_text(WORDS, "utter_a", "en")
    assert (state, reading and reading.reader) == ("to change", "Mara")
    older = {"words/en/utter_a": own("0" * 12, "to change")}
    assert Readings(files, older).of_text(WORDS, "utter_a", "en")[0] == SIGNED
    assert Readings({}, older).of_text(WORDS, "utter_a", "en")[0] == CHANGED


def test_a_malformed_signature_counts_as_none() -> None:
    for value in ({}, None, {**own("1"), "reader": ""}, {**own("1"), "more": 1}):
        assert Readings({}, {"words/en/utter_a": value}).of_text(WORDS, "utter_a", "en") == (
            UNREAD,
            None,
        )


def test_the_law_is_signed_in_the_language_in_which_it_was_read(library: Library) -> None:
    today, told = dt.date(2026, 11, 27), library.law_text
    mine = {"law/SE": own(law_digest(told, "SE", "en", today))}
    assert Readings({}, mine).of_law(told, "SE", today)[0] == SIGNED
    assert Readings({}, mine).of_law(told, "NO", today) == (UNREAD, None)
    mine["law/SE"]["language"] = "de"
    assert Readings({}, mine).of_law(told, "SE", today)[0] == CHANGED


def test_a_place_is_told_its_own_entry_or_all_of_its_state(library: Library) -> None:
    entries = library.laws.entries
    assert entries("SE") == ("SE",)
    assert {"GB", "GB-EAW", "GB-NIR"} <= set(entries("GB"))
    assert entries("GB-NIR") == ("GB-NIR",)
    assert entries("GB-ENG") == ("GB-EAW",)
    assert entries("US-OH") == ("US-*",)
    assert entries("XX") == ()
