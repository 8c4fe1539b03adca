"""Visits by people in role: what is noted is counted by language; where nobody answers, that is said."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from tools import visits

REPLIES = [
    {"talk": "marta", "says": "hola", "language": "es"},
    {"talk": "marta", "letter": "A", "why": ""},
    {"talk": "marta", "letter": "C", "why": "not what I asked"},
    {"talk": "john", "says": "hi", "language": "en"},
    {"talk": "john", "letter": "D", "why": ""},
]
BUYER = {"before": 8, "after": 5, "got": None, "asked": 3, "followed": 2, "because": "sermon"}
IN_TROUBLE = {
    "before": None,
    "after": None,
    "got": "partly",
    "asked": 1,
    "followed": 1,
    "because": "",
}


def test_letters_are_counted_by_language() -> None:
    console = Console(width=80, file=io.StringIO(), record=True)
    console.print(visits.letters(REPLIES))
    rows = [line.replace("│", " ").split() for line in console.export_text().splitlines()]
    assert ["en", "1", "0%", "0%", "0%", "100%"] in rows
    assert ["es", "2", "50%", "0%", "50%", "0%"] in rows
    assert ["all", "3", "33%", "0%", "33%", "33%"] in rows


def test_how_visits_ended_is_told() -> None:
    assert [*visits.endings([BUYER, IN_TROUBLE])] == [
        "Willingness to buy of 1: 8.0 -> 5.0",
        "Answers to our own questions that were followed: 3 of 4",
        "Left because of a reply: 1 of 2",
        "In trouble: 0 wholly, 1 partly, 0 nothing",
    ]


def test_what_is_judged_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "visits.jsonl"
    monkeypatch.setattr(visits, "LOG", log)
    run = CliRunner().invoke
    assert run(visits.app, ["judge", "marta", "B", "too long"]).exit_code == 0
    assert run(visits.app, ["leave", "marta", "--before", "8", "--after", "4"]).exit_code == 0
    judged, left = map(json.loads, log.read_text(encoding="utf-8").splitlines())
    assert judged == {"talk": "marta", "letter": "B", "why": "too long"}
    assert (left["visit"]["before"], left["visit"]["after"]) == (8, 4)
    assert run(visits.app, ["judge", "marta", "F"]).exit_code == 2


def test_who_finds_nobody_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "PORT", 9)
    said = CliRunner().invoke(visits.app, ["say", "marta", "hola"])
    assert said.exit_code == 1
    assert "first run: python -m tools.visits serve" in said.output
