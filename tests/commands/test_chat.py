"""`second-thought chat`: the real assistant in a terminal, and why it answers as it does; nothing is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.commands.cli import app
from bot.outcomes.database import open_database
from bot.outcomes.store import OutcomeStore
from bot.settings import Settings


@pytest.fixture
def temporary(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command's own folder is made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def talk(*lines: str, options: tuple[str, ...] = ()) -> str:
    answer = CliRunner().invoke(app, ["chat", *options], input="\n".join(lines) + "\n")
    assert answer.exit_code == 0, answer.exception
    return answer.output


def test_a_talk_by_sms_and_why_it_went_so(
    settings: Settings, temporary: Path, engine: object
) -> None:
    said = talk("hello", "I want to die", options=("--channel", "sms", "--why"))
    assert "Reply STOP to end" in said
    assert "net: distress" in said
    assert "decided  role: despairing · danger: certain distress" in said
    assert "planned  words: utter_reveal" in said
    assert not list(temporary.iterdir())
    database = open_database(settings.database)
    assert OutcomeStore(database).count() == 0
    database.dispose()


def test_json_has_the_outcome_that_would_have_been_kept(
    settings: Settings, temporary: Path, engine: object
) -> None:
    lines = talk("hallo", "2", options=("--json", "--campaign", "demo-de"))
    first, second = map(json.loads, lines.splitlines())
    assert first["replies"][0]["text"]
    assert (first["outcome"]["turns"], second["outcome"]["turns"]) == (1, 2)
    assert first["outcome"]["language"] == "de"
