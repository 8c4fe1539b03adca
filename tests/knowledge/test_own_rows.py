"""Rows and laws that an organisation writes: what is of wrong form is left out and told, never fatal."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.knowledge.law import LawBook
from bot.knowledge.own import directory_with_own, laws_with_own
from bot.knowledge.resources import Directory

ROW: dict[str, Any] = {
    "kind": "crisis",
    "purposes": ["crisis"],
    "phone": "0800123456",
    "source": {"title": "ours", "kind": "operator"},
    "verified_on": "2026-11-27",
    "confidence": "high",
}

NAME = "fr-crisis-99"


def test_a_right_row_is_taken(directory: Directory) -> None:
    own, left_out = directory_with_own(directory, {NAME: ROW})
    assert left_out == []
    assert any(row.id == NAME for file in own.files for row in file.resources)


@pytest.mark.parametrize(
    ("name", "row", "words"),
    [
        (NAME, None, NAME),
        (NAME, [], NAME),
        (NAME, "0800123456", NAME),
        (NAME, ROW | {"phone": "call us"}, "phone"),
        (NAME, ROW | {"phone": 800123456}, "phone"),
        (NAME, ROW | {"phone": "112; DROP TABLE"}, "phone"),
        (NAME, ROW | {"url": "javascript:alert(1)"}, "url"),
        (NAME, ROW | {"url": "helpline.example"}, "url"),
        (NAME, ROW | {"phone_international": "+1"}, "phone_international"),
        (NAME, ROW | {"kind": "helpline"}, "kind"),
        (NAME, ROW | {"purposes": []}, "purposes"),
        (NAME, ROW | {"purposes": "crisis"}, "purposes"),
        (NAME, ROW | {"hours": "day and night"}, "hours"),
        (
            NAME,
            ROW | {"hours": {"weekly": [{"days": ["mon"], "opens": "9", "closes": "17:00"}]}},
            "opens",
        ),
        (
            NAME,
            ROW | {"hours": {"weekly": [{"days": [], "opens": "09:00", "closes": "17:00"}]}},
            "days",
        ),
        (
            NAME,
            ROW | {"hours": {"weekly": [{"days": ["mon"], "opens": "09:00", "closes": "09:00"}]}},
            "same",
        ),
        (NAME, ROW | {"chat_hours": {"always": True}}, "chat"),
        (NAME, ROW | {"wordless": {"keys": "55"}}, "wordless"),
        (NAME, ROW | {"verified_on": "27.11.2026"}, "verified_on"),
        (NAME, ROW | {"verified_on": "2026-02-30"}, "verified_on"),
        (NAME, ROW | {"confidence": "sure"}, "confidence"),
        (NAME, ROW | {"source": "our own page"}, "source"),
        (NAME, ROW | {"note": None}, "note"),
        (NAME, ROW | {"telephone": "0800123456"}, "telephone"),
        (NAME, ROW | {3: "three"}, NAME),
        ("fr-crisis", ROW, "id"),
        ("", ROW, "id"),
        ("FR-crisis-1", ROW, "id"),
        ("zz-crisis-1", ROW, "ZZ"),
        ("fr-crisis-1; x", ROW, "id"),
    ],
)
def test_a_row_of_wrong_form_is_left_out_and_told(
    directory: Directory, name: str, row: Any, words: str
) -> None:
    own, left_out = directory_with_own(directory, {name: row, "de-crisis-99": ROW})
    assert len(left_out) == 1
    assert words in left_out[0]
    assert "left out" in left_out[0]
    assert count(own) == count(directory) + 1, "the right row beside it is taken"


def test_a_row_that_takes_the_second_route_away_is_left_out(directory: Directory) -> None:
    """Own rows replace all crisis and emergency rows of a State by one that nobody may see."""
    rows = {
        row.id: ROW | {"purposes": ["crisis"], "withheld": "never"}
        for file in directory.files
        if file.country == "AD"
        for row in file.resources
    }
    own, left_out = directory_with_own(directory, rows)
    assert left_out
    assert count(own) == count(directory)


@pytest.mark.parametrize(
    ("code", "law"),
    [
        ("FR", None),
        ("FR", []),
        ("FR", {}),
        ("FR", {"name": "France", "buying": "perhaps"}),
        ("ZZ", {"name": "Nowhere", "buying": "legal"}),
        ("", {"name": "Nowhere"}),
        ("FR-XX", {"name": "A part that there is not"}),
    ],
)
def test_a_law_of_wrong_form_is_left_out_and_told(book: LawBook, code: str, law: Any) -> None:
    own, left_out = laws_with_own(book, {code: law})
    assert len(left_out) == 1
    assert "left out" in left_out[0]
    assert own.get("FR") == book.get("FR")


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from([*sorted(ROW), "hours", "area", "fee", "chat"]), ANYTHING))
def test_nothing_that_is_written_is_fatal(directory: Directory, change: dict[str, Any]) -> None:
    own, left_out = directory_with_own(directory, {NAME: ROW | change})
    assert left_out or any(row.id == NAME for file in own.files for row in file.resources)


def count(directory: Directory) -> int:
    """Rows of a directory."""
    return sum(len(file.resources) for file in directory.files)
