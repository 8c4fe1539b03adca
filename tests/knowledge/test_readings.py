"""What natives said of our texts: read with its line, void once a text changes, and honest when empty."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bot.knowledge.readings import (
    CHANGED,
    COLUMNS,
    FILE,
    SIGNED,
    UNREAD,
    Reading,
    digest,
    read_readings,
    state_of,
    unsigned,
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


def test_what_is_not_signed_is_counted_by_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "all.yml").write_text("responses: {utter_a: [{text: Hello.}]}\n")
    monkeypatch.setattr("bot.knowledge.readings.RESPONSES", tmp_path)
    assert unsigned(["en"], ["utter_a"]) == {"en": 1}
    write_readings(tmp_path / "en", {"utter_a": signed("utter_a")})
    assert unsigned(["en"], ["utter_a"]) == {}
