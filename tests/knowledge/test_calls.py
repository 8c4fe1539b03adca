"""Numbers that people called: who counts, for how long, and that nothing is called by us."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bot.dialogue.words.library import KNOWLEDGE
from bot.knowledge.calls import FILE, Call, Calls, number_of, rows_to_call
from bot.knowledge.freshness import FRESH_DAYS
from bot.knowledge.resource_schema import Resource
from bot.knowledge.resources import Directory
from bot.settings import ConfigurationError

TODAY = dt.date(2027, 3, 1)


@pytest.fixture(scope="module")
def directory() -> Directory:
    return Directory.load(KNOWLEDGE / "resources")


@pytest.fixture
def row(directory: Directory) -> Resource:
    return next(row for row in rows_to_call(directory, ["GB"]) if row.id == "gb-crisis-1")


def call(row: Resource, by: str = "AB", days_ago: int = 0) -> Call:
    number = number_of(row)
    assert number is not None
    day = TODAY - dt.timedelta(days=days_ago)
    return Call(resource=row.id, number=number, day=day, by=by, language="en")


def test_two_people_must_call_and_one_who_calls_twice_is_one(row: Resource) -> None:
    calls = Calls().with_call(call(row)).with_call(call(row, days_ago=3))
    assert calls.due([row], TODAY) == [row]
    assert calls.with_call(call(row, "CD")).due([row], TODAY) == []


def test_a_call_is_good_for_ninety_days(row: Resource) -> None:
    both = Calls((call(row, "AB", FRESH_DAYS), call(row, "CD")))
    assert both.due([row], TODAY) == []
    assert both.due([row], TODAY + dt.timedelta(days=1)) == [row]


def test_a_number_that_was_changed_since_was_not_called(row: Resource) -> None:
    calls = Calls((call(row, "AB"), call(row, "CD")))
    changed = row.model_copy(update={"phone": "0800999999"})
    assert calls.due([row, changed], TODAY) == [changed]


def test_the_last_call_is_remembered_for_ever_but_of_another_number(row: Resource) -> None:
    calls = Calls((call(row, "AB", 400), call(row, "CD", 300)))
    assert Calls().last(row) is None
    assert calls.last(row) == TODAY - dt.timedelta(days=300)
    assert calls.last(row.model_copy(update={"phone": "0800999999"})) is None


def test_what_was_written_is_read_again_and_private(row: Resource, tmp_path: Path) -> None:
    calls = Calls().with_call(call(row, "ÉB"))
    calls.save(tmp_path / "home")
    assert Calls.load(tmp_path / "home") == calls
    assert (tmp_path / "home" / FILE).stat().st_mode & 0o077 == 0
    assert [file.name for file in (tmp_path / "home").iterdir()] == [FILE]


def test_a_malformed_file_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("calls:\n- resource: gb-crisis-1\n  by: A B\n")
    with pytest.raises(ConfigurationError, match=r"calls.yml, line \d"):
        Calls.load(tmp_path)


def test_emergency_numbers_and_hidden_rows_are_not_called(directory: Directory) -> None:
    every = rows_to_call(directory, None)
    assert len(every) > 100
    assert all(row.show and row.service is None and number_of(row) for row in every)
    assert not {"112", "911", "999"} & {number_of(row) for row in every}
    assert "is-child-1" not in {row.id for row in every}, "it has the emergency number"
    assert "nl-crisis-1" in {row.id for row in every}


def test_the_rows_of_a_place_are_those_that_its_visitors_are_shown(directory: Directory) -> None:
    nevada, nowhere = rows_to_call(directory, ["US-NV"]), rows_to_call(directory, [None])
    assert {row.id.partition("-")[0] for row in nevada} <= {"us", "int"}
    assert {row.id for row in nevada} > {row.id for row in nowhere}
    for row in rows_to_call(directory, ["SE"]):
        assert not row.countries or "SE" in row.countries


def test_nothing_is_called_by_those_who_wrote_this() -> None:
    assert list(KNOWLEDGE.rglob(FILE)) == []
    assert Calls.load(KNOWLEDGE) == Calls()
